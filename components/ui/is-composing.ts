import type { KeyboardEvent as ReactKeyboardEvent } from 'react';

type Key = Pick<KeyboardEvent, 'isComposing' | 'keyCode'>;

/** The keys of an open composition belong to the input method. Safari tells the one that ends it afterwards, by its code alone. */
export const isComposing = (event: Key | ReactKeyboardEvent): boolean =>
  ('nativeEvent' in event ? event.nativeEvent : event).isComposing || event.keyCode === 229;
