import { contrast } from '@/lib/site/contrast';
import { fromOklch, toOklch } from '@/lib/site/oklch';

/** What text stands on: `--paper` and `--surface` of app/styles/tokens.css, and the ink on them. */
export const GROUNDS = {
  light: { paper: '#fffdfa', surface: '#f5f1ea', ink: '#1b1a17' },
  dark: { paper: '#161512', surface: '#201e1a', ink: '#ece8df' },
} as const;

export type Scheme = keyof typeof GROUNDS;

/** WCAG 2.2 AA for text (https://www.w3.org/TR/WCAG22/#contrast-minimum). */
export const LEAST_CONTRAST = 4.5;

export const DEFAULT_ACCENT = '#9a3412';

/** Colours to choose from, by name; any other one can be chosen as well. */
export const accents = {
  Rust: DEFAULT_ACCENT,
  Ochre: '#8a5a00',
  Forest: '#1e6b3c',
  Teal: '#0f6a6a',
  Ocean: '#0b5c9a',
  Indigo: '#4338ca',
  Plum: '#86198f',
  Graphite: '#4a4a52',
} as const;

type Colors = {
  accent: string;
  /** Text on the accent. */
  accentInk: string;
  /** Behind selected text. */
  selection: string;
};

/** Of the default accent, as app/styles/tokens.css has them: chosen by eye. */
const standard: Record<Scheme, Colors> = {
  light: { accent: DEFAULT_ACCENT, accentInk: '#ffffff', selection: '#f6ddd0' },
  dark: { accent: '#f0a27a', accentInk: '#161512', selection: '#5a3420' },
};

const STEP = 0.005;

/** What of an accent can be read on each paper: hue and, where a screen can, chroma stay; lightness moves. */
export function readableAccent(accent: string, scheme: Scheme): string {
  if (accent === DEFAULT_ACCENT) return standard[scheme].accent;
  const grounds = [GROUNDS[scheme].paper, GROUNDS[scheme].surface];
  const isReadable = (color: string) => grounds.every((ground) => contrast(color, ground) >= LEAST_CONTRAST);
  const [end, step] = scheme === 'light' ? [0, -STEP] : [1, STEP];
  const color = toOklch(accent);
  let readable = accent;
  // Black and white, where it ends, are readable on any of the grounds.
  for (let { lightness } = color; !isReadable(readable) && lightness !== end;) {
    lightness = Math.min(1, Math.max(0, lightness + step));
    readable = fromOklch({ ...color, lightness });
  }
  return readable;
}

/** All that an accent makes of a page in one scheme. */
export function accentColors(accent: string, scheme: Scheme): Colors {
  if (accent === DEFAULT_ACCENT) return standard[scheme];
  const { hue, chroma } = toOklch(accent);
  const [lightness, most] = scheme === 'light' ? [0.91, 0.05] : [0.37, 0.07];
  return {
    accent: readableAccent(accent, scheme),
    accentInk: GROUNDS[scheme].paper,
    selection: fromOklch({ lightness, chroma: Math.min(chroma, most), hue }),
  };
}

/** Degrees of the colour wheel that `hsl()` counts; the default's for a grey, which has none. */
export function hueOfAccent(accent: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(accent.slice(at, at + 2), 16)) as [
    number,
    number,
    number,
  ];
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  const span = most - least;
  if (span < GREY) return hueOfAccent(DEFAULT_ACCENT);
  const sixth =
    most === red
      ? (green - blue) / span + 6
      : most === green
        ? (blue - red) / span + 2
        : (red - green) / span + 4;
  return Math.round(sixth * 60) % 360;
}

/** Of 255: a colour with less between its parts has no hue that anybody would name. */
const GREY = 16;
