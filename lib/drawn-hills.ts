const WIDTH = 320;
const HEIGHT = 160;
const LAYERS = 4;

export type DrawnHills = {
  width: number;
  height: number;
  sky: string;
  sun: { cx: number; cy: number; r: number; fill: string };
  /** From the farthest to the nearest, paths of SVG. */
  layers: { d: string; fill: string }[];
};

/** A hue, in degrees, that stays with a text. */
export const hueOf = (text: string): number => hashOf(text) % 360;

/** Hills in a hue, the same for a seed each time. */
export function drawnHills(hue: number, seedText: string): DrawnHills {
  const seed = hashOf(seedText);
  return {
    width: WIDTH,
    height: HEIGHT,
    sky: `hsl(${hue} 42% 84%)`,
    sun: { cx: 60 + (seed % 200), cy: 38 + (seed % 30), r: 16 + (seed % 14), fill: `hsl(${hue} 60% 92%)` },
    layers: Array.from({ length: LAYERS }, (_, layer) => ({
      d: hill(seed, layer),
      fill: `hsl(${hue + layer * 6} 38% ${70 - layer * 13}%)`,
    })),
  };
}

/** Smooth, because each curve begins in the direction in which the last one ended. */
function hill(seed: number, layer: number): string {
  const span = WIDTH / 4;
  const height = (step: number) =>
    Math.round(62 + layer * 24 + Math.sin(seed * 0.7 + layer * 2.1 + step * 1.9) * (20 - layer * 3));
  const curves = [1, 2, 3, 4].map(
    (step) => `S${step * span - span / 2} ${height(step)} ${step * span} ${height(step)}`,
  );
  return `M0 ${height(0)}${curves.join('')}V${HEIGHT}H0Z`;
}

/** FNV-1a, 32 bits (http://www.isthe.com/chongo/tech/comp/fnv/). */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
