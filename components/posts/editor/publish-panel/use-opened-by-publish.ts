import { useEffect, useRef, type RefObject } from 'react';
import { isShortcut } from '@/components/ui/is-shortcut';

const PUBLISH = 'button[name="intent"][value="publish"]';

type Opening = {
  isOpen: boolean;
  open: (form: HTMLFormElement) => void;
  publish: () => void;
};

/** The bar's button is a plain one that publishes; with scripts it opens the panel first. */
export function useOpenedByPublish(root: RefObject<HTMLElement | null>, opening: Opening): void {
  const now = useRef(opening);
  useEffect(() => void (now.current = opening));
  useEffect(() => {
    const element = root.current;
    const form = element?.closest('form');
    if (!element || !form) return;
    const byClick = (event: MouseEvent) => {
      const button = event.target instanceof Element ? event.target.closest(PUBLISH) : null;
      if (!button || button.ariaDisabled === 'true') return;
      event.preventDefault();
      event.stopPropagation();
      now.current.open(form);
    };
    const byKey = (event: KeyboardEvent) => {
      if (!isShortcut(event) || event.key !== 'Enter') return;
      if (now.current.isOpen) now.current.publish();
      else if (publishButtonOf(form)) now.current.open(form);
      else return;
      event.preventDefault();
    };
    element.addEventListener('click', byClick, { capture: true });
    document.addEventListener('keydown', byKey);
    return () => {
      element.removeEventListener('click', byClick, { capture: true });
      document.removeEventListener('keydown', byKey);
    };
  }, [root]);
}

export const publishButtonOf = (form: HTMLFormElement): HTMLButtonElement | null =>
  form.querySelector<HTMLButtonElement>(`${PUBLISH}:not([aria-disabled="true"])`);
