import { useEffect, type RefObject } from 'react';
import type { PreviewWidth } from './preview-widths';
import { interpolate } from './interpolate';
import { heightsOfLines } from './source-heights';

/** The preview stands where the text stands, block by block; without marks in it, by its share of the whole. */
export function useScrollSync(pane: RefObject<HTMLElement | null>, html: string, width: PreviewWidth): void {
  useEffect(() => {
    const preview = pane.current;
    const form = preview?.closest('form');
    const area = form?.querySelector<HTMLTextAreaElement>('textarea[name=body]');
    if (!preview || !form || !area) return;
    let scale: Scale | undefined;
    let frame = 0;
    const follow = () => {
      frame = 0;
      const text = shownText(form, area);
      if (preview.scrollHeight <= preview.clientHeight) return;
      const sizes = [text.clientWidth, text.scrollHeight, preview.scrollHeight].join();
      if (scale?.text !== text || scale.sizes !== sizes) scale = { text, sizes, ...scaleOf(text, preview) };
      preview.scrollTop = interpolate(scale.from, scale.to, positionOf(text, preview));
    };
    const soon = () => (frame ||= requestAnimationFrame(follow));
    area.addEventListener('scroll', soon);
    window.addEventListener('scroll', soon);
    soon();
    return () => {
      cancelAnimationFrame(frame);
      area.removeEventListener('scroll', soon);
      window.removeEventListener('scroll', soon);
    };
  }, [pane, html, width]);
}

/** The textarea, or the rich view of it. */
function shownText(form: HTMLFormElement, area: HTMLTextAreaElement): HTMLElement {
  const view = area.offsetParent === null ? form.querySelector<HTMLElement>('.rich') : null;
  return view ?? area;
}

/** How much of the text is above the preview's top: it grows with the text and scrolls with the page, or by itself in older browsers. */
const positionOf = (text: HTMLElement, preview: HTMLElement): number =>
  text.scrollTop + Math.max(0, preview.getBoundingClientRect().top - text.getBoundingClientRect().top);

const lastPositionOf = (text: HTMLElement, preview: HTMLElement): number =>
  text.scrollHeight - text.clientHeight + Math.max(0, text.clientHeight - preview.clientHeight);

type Marks = { from: number[]; to: number[] };
type Scale = Marks & { text: HTMLElement; sizes: string };

function scaleOf(text: HTMLElement, preview: HTMLElement): Marks {
  const marks =
    text instanceof HTMLTextAreaElement ? marksOfLines(text, preview) : marksOfBlocks(text, preview);
  const within = (places: number[], end: number) => [0, ...places.map((place) => Math.min(place, end)), end];
  return {
    from: within(marks.from, lastPositionOf(text, preview)),
    to: within(marks.to, preview.scrollHeight - preview.clientHeight),
  };
}

/** By the lines of the source, which the preview's blocks name. */
function marksOfLines(area: HTMLTextAreaElement, preview: HTMLElement): Marks {
  const blocks = [...preview.querySelectorAll<HTMLElement>('[data-line]')];
  const tops = topsIn(preview, blocks);
  const starts = new Map(
    blocks.map((block, index) => [Number(block.dataset.line), tops[index]!] as const).toReversed(),
  );
  const lines = [...starts.keys()].sort((one, other) => one - other);
  return { from: heightsOfLines(area, lines), to: lines.map((line) => starts.get(line)!) };
}

const headings = 'h1, h2, h3, h4, h5, h6';

/** One by one where both show as many blocks; else by their headings. */
function marksOfBlocks(view: HTMLElement, preview: HTMLElement): Marks {
  const shown = preview.querySelector('.prose');
  const pairs = [
    [[...view.children], [...(shown?.children ?? [])]],
    [[...view.querySelectorAll(headings)], [...(shown?.querySelectorAll(headings) ?? [])]],
  ] as const;
  const [blocks, shownBlocks] = pairs.find(([one, other]) => one.length === other.length) ?? [[], []];
  return { from: topsIn(view, blocks), to: topsIn(preview, shownBlocks) };
}

/** Pixels below the top of what is scrolled in `root`. */
function topsIn(root: HTMLElement, elements: readonly Element[]): number[] {
  const top = root.getBoundingClientRect().top - root.scrollTop;
  return elements.map((element) => element.getBoundingClientRect().top - top);
}
