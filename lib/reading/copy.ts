import { say } from './say';

export function copyCode(button: HTMLElement): void {
  const code = button.parentElement!.querySelector('pre')!;
  void write(code.textContent, code, 'Copied');
}

export function toggleWrap(button: HTMLElement): void {
  button.ariaPressed = button.ariaPressed === 'true' ? 'false' : 'true';
}

/** The link leads on as well, so that the address is in the browser's bar, whatever becomes of the copy. */
export function copyAddress(link: HTMLElement): void {
  void write((link as HTMLAnchorElement).href, null, 'Address copied');
}

/** Browsers keep the clipboard from pages without https: there the text is selected, for the keys. */
async function write(text: string, shown: Element | null, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    say(done);
  } catch {
    if (shown) getSelection()?.selectAllChildren(shown);
    say(shown ? 'Selected: copy it with the keyboard' : 'Copy the address');
  }
}
