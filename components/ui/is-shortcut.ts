import { isComposing } from './is-composing';

type Key = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing' | 'keyCode'
>;

/** Cmd on Apple's systems, where Ctrl moves the caret. */
export function isShortcut(event: Key, platform = navigator.platform): boolean {
  if (isComposing(event)) return false;
  const isApple = /^(?:Mac|iP)/.test(platform);
  const [wanted, other] = isApple ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey];
  return wanted && !other && !event.altKey && !event.shiftKey;
}
