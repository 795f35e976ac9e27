import { useEffect, type RefObject } from 'react';
import { isTyping } from '@/components/ui/is-typing';

/** j and k move between the rows' titles, which Enter follows; x chooses, v views, / searches. */
export function useRowKeys(frame: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target))
        return;
      if (frame.current && run(event.key, frame.current)) event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [frame]);
}

/** @returns whether the key meant something */
function run(key: string, frame: HTMLElement): boolean {
  const row = document.activeElement?.closest('tbody tr') ?? null;
  if (key === 'j') return move(frame, row, 1);
  if (key === 'k') return move(frame, row, -1);
  if (key === '/') return focus(document.querySelector('[role="search"] [type="search"]'));
  if (key === 'x') return press(row?.querySelector<HTMLElement>('[type="checkbox"]'));
  if (key === 'v') return press(row?.querySelector<HTMLElement>('[data-view]'));
  return false;
}

function move(frame: HTMLElement, row: Element | null, step: number): boolean {
  const titles = [...frame.querySelectorAll<HTMLElement>('[data-row]')];
  const here = titles.findIndex((title) => row?.contains(title));
  const next = here === -1 ? (step > 0 ? 0 : titles.length - 1) : here + step;
  return focus(titles[next] ?? null);
}

function focus(element: HTMLElement | null): boolean {
  element?.focus();
  return element !== null;
}

function press(element: HTMLElement | null | undefined): boolean {
  element?.click();
  return Boolean(element);
}
