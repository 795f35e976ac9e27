import type { Site } from '@/lib/site/queries/site';

type Box = [x: number, y: number, width: number, height: number];

/** Of a field of 64 × 48: first what stands for pictures, then lines of text. */
const boxes: Record<Site['homeLayout'], { pictures: Box[]; lines: Box[] }> = {
  magazine: {
    pictures: [
      [4, 4, 32, 20],
      [4, 29, 16, 8],
      [24, 29, 16, 8],
      [44, 29, 16, 8],
    ],
    lines: [
      [40, 7, 20, 4],
      [40, 14, 16, 2],
      [40, 18, 18, 2],
      [4, 40, 14, 2],
      [24, 40, 14, 2],
      [44, 40, 14, 2],
    ],
  },
  journal: {
    pictures: [],
    lines: [4, 16, 28, 40].flatMap((y): Box[] => [
      [4, y, 34, 3],
      [4, y + 5, 46, 1.5],
    ]),
  },
  notes: {
    pictures: [],
    lines: [4, 28].flatMap((y): Box[] => [
      [14, y, 26, 3],
      ...[6, 9, 12, 15].map((down): Box => [14, y + down, 36, 1.5]),
    ]),
  },
};

/** A home page in small. */
export function LayoutSign({ layout }: { layout: Site['homeLayout'] }) {
  const rect = ([x, y, width, height]: Box) => (
    <rect key={`${x} ${y}`} x={x} y={y} width={width} height={height} rx={0.75} />
  );
  return (
    <svg viewBox="0 0 64 48" aria-hidden focusable="false" className="layout-sign">
      <g className="layout-pictures">{boxes[layout].pictures.map(rect)}</g>
      <g className="layout-lines">{boxes[layout].lines.map(rect)}</g>
    </svg>
  );
}
