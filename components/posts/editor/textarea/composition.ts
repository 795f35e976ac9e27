/** Tells when an input method writes into a text area: nobody else may change its text then. */
export function watchComposition(area: HTMLTextAreaElement) {
  let isOpen = false;
  const waiting: (() => void)[] = [];
  const begin = () => (isOpen = true);
  const end = () => {
    isOpen = false;
    // After the input event of the composition itself.
    setTimeout(() => waiting.splice(0).forEach((run) => run()));
  };
  area.addEventListener('compositionstart', begin);
  area.addEventListener('compositionend', end);
  return {
    whenClosed: (run: () => void): void => (isOpen ? void waiting.push(run) : run()),
    stop() {
      area.removeEventListener('compositionstart', begin);
      area.removeEventListener('compositionend', end);
    },
  };
}
