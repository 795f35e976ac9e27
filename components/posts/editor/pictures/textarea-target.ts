import type { Edit } from '../commands/selected';
import type { PictureTarget } from './picture-target';
import { movePlace, paragraphAt } from './place-in-text';

type Place = { at: number };

export type ApplyEdit = (area: HTMLTextAreaElement, edit: Edit) => void;

/** Places in a textarea, in the order in which they were noted: of two at one spot the first stays before the other. */
export function textareaTarget(
  area: HTMLTextAreaElement,
  applyEdit: ApplyEdit,
): PictureTarget & { stop: () => void } {
  let places: Place[] = [];
  let text = area.value;
  let isComposing = false;
  const waiting: (() => void)[] = [];

  const follow = () => {
    for (const place of places) place.at = movePlace(place.at, text, area.value);
    text = area.value;
  };
  const begin = () => (isComposing = true);
  const end = () => {
    isComposing = false;
    // After the input event of the composition itself.
    setTimeout(() => waiting.splice(0).forEach((run) => run()));
  };
  const leave = (place: Place) => (places = places.filter((other) => other !== place));

  function put(place: Place, markdown: string): void {
    follow();
    const { at, insert } = paragraphAt(area.value, place.at, markdown);
    const index = places.indexOf(place);
    const shown = places.map((other, order) =>
      other.at > at || (other.at === at && order > index) ? other.at + insert.length : other.at,
    );
    putKeepingFocus(area, (edit) => applyEdit(area, edit), at, insert);
    places.forEach((other, order) => (other.at = shown[order]!));
    text = area.value;
    leave(place);
  }

  area.addEventListener('input', follow);
  area.addEventListener('compositionstart', begin);
  area.addEventListener('compositionend', end);
  return {
    mark() {
      follow();
      const place = { at: area.selectionEnd };
      places = [...places, place];
      return {
        insert: (markdown) =>
          isComposing ? void waiting.push(() => put(place, markdown)) : put(place, markdown),
        drop: () => leave(place),
      };
    },
    stop() {
      area.removeEventListener('input', follow);
      area.removeEventListener('compositionstart', begin);
      area.removeEventListener('compositionend', end);
    },
  };
}

/** Whoever writes elsewhere, or in another field, is not moved. */
function putKeepingFocus(
  area: HTMLTextAreaElement,
  apply: (edit: Edit) => void,
  at: number,
  insert: string,
): void {
  const focused = document.activeElement;
  const isWriting = focused === area;
  const moved = (place: number) =>
    isWriting && place <= at ? place : isWriting ? place + insert.length : at + insert.length;
  const [start, end] = [moved(area.selectionStart), moved(area.selectionEnd)];
  apply({ from: at, to: at, insert, start, end });
  if (!isWriting && focused instanceof HTMLElement) focused.focus();
}
