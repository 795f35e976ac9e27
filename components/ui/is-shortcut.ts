type Key = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing' | 'keyCode'
>;

/** Cmd on Apple's systems, where Ctrl moves the caret. An open composition belongs to the input method. */
export function isShortcut(event: Key, platform = navigator.platform): boolean {
  // Safari tells the key that ends a composition after the composition, by this code alone.
  if (event.isComposing || event.keyCode === 229) return false;
  const isApple = /^(?:Mac|iP)/.test(platform);
  const [wanted, other] = isApple ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey];
  return wanted && !other && !event.altKey && !event.shiftKey;
}
