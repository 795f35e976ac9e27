import { flushText } from '../textarea/text-view';
import { watchComposition } from '../textarea/composition';
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
  const composition = watchComposition(area);

  const follow = () => {
    for (const place of places) place.at = movePlace(place.at, text, area.value);
    text = area.value;
  };
  const leave = (place: Place) => (places = places.filter((other) => other !== place));

  function put(place: Place, markdown: string): void {
    follow();
    const { at, insert } = paragraphAt(area.value, place.at, markdown);
    const index = places.indexOf(place);
    const shown = places.map((other, order) =>
      other.at > at || (order > index && other.at >= place.at)
        ? at + insert.length + Math.max(0, other.at - at)
        : other.at,
    );
    putKeepingFocus(area, (edit) => applyEdit(area, edit), at, insert);
    places.forEach((other, order) => (other.at = shown[order]!));
    text = area.value;
    leave(place);
  }

  area.addEventListener('input', follow);
  return {
    mark() {
      if (area.form) flushText(area.form);
      follow();
      const place = { at: area.selectionEnd };
      places = [...places, place];
      return {
        insert: (markdown) => composition.whenClosed(() => put(place, markdown)),
        drop: () => leave(place),
      };
    },
    stop() {
      area.removeEventListener('input', follow);
      composition.stop();
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
