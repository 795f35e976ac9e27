/** Tells when an input method writes into an element, or into one in it: nobody else may change its text then. */
export function watchComposition(element: HTMLElement) {
  let isOpen = false;
  const waiting: (() => void)[] = [];
  const begin = () => (isOpen = true);
  const end = () => {
    isOpen = false;
    // After the input event of the composition itself.
    setTimeout(() => waiting.splice(0).forEach((run) => run()));
  };
  element.addEventListener('compositionstart', begin);
  element.addEventListener('compositionend', end);
  return {
    whenClosed: (run: () => void): void => (isOpen ? void waiting.push(run) : run()),
    stop() {
      element.removeEventListener('compositionstart', begin);
      element.removeEventListener('compositionend', end);
    },
  };
}
