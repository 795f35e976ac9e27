type PressedKey = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'metaKey'>;

/** Ctrl-Shift-V, which says the same as Ctrl-V to some browsers when it pastes. */
export const isPlainPasteKey = ({ key, code, shiftKey, ctrlKey, metaKey }: PressedKey): boolean =>
  shiftKey && (ctrlKey || metaKey) && (key.toLowerCase() === 'v' || code === 'KeyV');
