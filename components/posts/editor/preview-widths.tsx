'use client';

import { useEffect, type RefObject } from 'react';

/** CSS pixels of the window that a reader has; none is as wide as there is room. */
const widths = { fit: undefined, phone: 360, tablet: 768, desktop: 1120 };
export type PreviewWidth = keyof typeof widths;

const labels: Record<PreviewWidth, string> = {
  fit: 'Fit',
  phone: 'Phone',
  tablet: 'Tablet',
  desktop: 'Desktop',
};

type PreviewWidthsProps = { width: PreviewWidth; onChange: (width: PreviewWidth) => void };

export function PreviewWidths({ width, onChange }: PreviewWidthsProps) {
  return (
    <div role="group" aria-label="Preview width" className="preview-widths">
      {(Object.keys(widths) as PreviewWidth[]).map((name) => (
        <button key={name} type="button" aria-pressed={name === width} onClick={() => onChange(name)}>
          {labels[name]}
        </button>
      ))}
    </div>
  );
}

/** Lays an element out at a width, and shows it smaller where there is less room. */
export function useShownWidth(page: RefObject<HTMLElement | null>, width: PreviewWidth): void {
  useEffect(() => {
    const [element, room] = [page.current, page.current?.parentElement];
    if (!element || !room) return;
    const fit = () => {
      const wanted = widths[width];
      const style = getComputedStyle(room);
      const space =
        room.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight);
      element.style.width = wanted === undefined ? '' : `${wanted}px`;
      element.style.zoom = wanted === undefined || wanted <= space ? '' : String(space / wanted);
    };
    const observer = new ResizeObserver(fit);
    observer.observe(room);
    fit();
    return () => observer.disconnect();
  }, [page, width]);
}
