let message: HTMLElement | undefined;
let timer = 0;

/** For two seconds, above everything and to screen readers. */
export function say(text: string): void {
  if (!message) {
    message = document.createElement('output');
    message.className = 'said';
    message.popover = 'manual';
    document.body.append(message);
  }
  const output = message;
  output.textContent = '';
  output.showPopover();
  // What is there when it appears would not be read out.
  setTimeout(() => (output.textContent = text), 50);
  clearTimeout(timer);
  timer = window.setTimeout(() => output.hidePopover(), 2500);
}
