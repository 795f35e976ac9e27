import { useEffect, type RefObject } from 'react';
import type { PreviewWidth } from './preview-widths';
import { interpolate } from './interpolate';
import { heightsOfLines } from './source-heights';

/** The preview stands where the text stands, block by block; without marks in it, by its share of the whole. */
export function useScrollSync(pane: RefObject<HTMLElement | null>, html: string, width: PreviewWidth): void {
  useEffect(() => {
    const preview = pane.current;
    const area = preview?.closest('form')?.querySelector<HTMLTextAreaElement>('textarea[name=body]');
    if (!preview || !area) return;
    let scale: Scale | undefined;
    let frame = 0;
    const follow = () => {
      frame = 0;
      if (preview.scrollHeight <= preview.clientHeight) return;
      if (scale?.width !== area.clientWidth || scale.height !== preview.scrollHeight)
        scale = scaleOf(area, preview);
      preview.scrollTop = interpolate(scale.from, scale.to, positionOf(area, preview));
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

/** How much of the text is above the preview's top: it grows with the text and scrolls with the page, or by itself in older browsers. */
const positionOf = (area: HTMLTextAreaElement, preview: HTMLElement): number =>
  area.scrollTop + Math.max(0, preview.getBoundingClientRect().top - area.getBoundingClientRect().top);

const lastPositionOf = (area: HTMLTextAreaElement, preview: HTMLElement): number =>
  area.scrollHeight - area.clientHeight + Math.max(0, area.clientHeight - preview.clientHeight);

type Scale = { width: number; height: number; from: number[]; to: number[] };

function scaleOf(area: HTMLTextAreaElement, preview: HTMLElement): Scale {
  const blocks = [...preview.querySelectorAll<HTMLElement>('[data-line]')];
  const top = preview.getBoundingClientRect().top - preview.scrollTop;
  const starts = new Map(
    blocks.toReversed().map((block) => [Number(block.dataset.line), block.getBoundingClientRect().top - top]),
  );
  const lines = [...starts.keys()].sort((one, other) => one - other);
  const ends = [lastPositionOf(area, preview), preview.scrollHeight - preview.clientHeight] as const;
  const within = (heights: number[], end: number) => [
    0,
    ...heights.map((height) => Math.min(height, end)),
    end,
  ];
  return {
    width: area.clientWidth,
    height: preview.scrollHeight,
    from: within(heightsOfLines(area, lines), ends[0]),
    to: within(
      lines.map((line) => starts.get(line) ?? 0),
      ends[1],
    ),
  };
}
