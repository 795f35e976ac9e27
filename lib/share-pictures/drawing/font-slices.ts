import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A part of a font as its package ships it, for the characters of some ranges. */
export type FontSlice = { name: string; file: string; ranges: [from: number, to: number][] };

const SCRIPTS = [
  ...[
    'arabic',
    'armenian',
    'bengali',
    'devanagari',
    'ethiopic',
    'georgian',
    'gujarati',
    'gurmukhi',
    'hebrew',
  ],
  ...['kannada', 'khmer', 'lao', 'malayalam', 'myanmar', 'sinhala', 'tamil', 'telugu', 'thai', 'symbols'],
].map((script) => `noto-sans-${script}`);

/** Han characters look different by language. By package, the family as Pango knows it: that of the thinnest weight. */
const hanFamilies: Record<string, string> = {
  'noto-sans-jp': 'Noto Sans JP Thin',
  'noto-sans-sc': 'Noto Sans SC Thin',
  'noto-sans-tc': 'Noto Sans TC Thin',
  'noto-sans-kr': 'Noto Sans KR Thin',
};

export type FontChoice = { first: 'serif' | 'sans'; language: string };

const latin = { serif: ['source-serif-4', 'inter'], sans: ['inter', 'source-serif-4'] };
const latinFamilies = { serif: ['Source Serif 4', 'Inter'], sans: ['Inter', 'Source Serif 4'] };

/** Packages in the order in which they are asked for a character. */
export const packagesFor = ({ first, language }: FontChoice): string[] => [
  ...latin[first],
  ...hanOrder(language),
  ...SCRIPTS,
  'noto-emoji',
];

/** Families for Pango, with commas, in the same order as far as it matters. */
export const familiesFor = ({ first, language }: FontChoice): string =>
  [...latinFamilies[first], ...hanOrder(language).map((name) => hanFamilies[name])].join(',');

function hanOrder(language: string): string[] {
  const first = hanOf(language);
  return [first, ...Object.keys(hanFamilies).filter((name) => name !== first)];
}

function hanOf(language: string): string {
  if (language === '') return 'noto-sans-jp';
  const locale = new Intl.Locale(language).maximize();
  if (locale.script === 'Hant') return 'noto-sans-tc';
  if (locale.language === 'ko') return 'noto-sans-kr';
  return locale.language === 'zh' ? 'noto-sans-sc' : 'noto-sans-jp';
}

const known = new Map<string, FontSlice[]>();

export function slicesOf(name: string): FontSlice[] {
  const slices = known.get(name) ?? readSlices(name);
  known.set(name, slices);
  return slices;
}

function readSlices(name: string): FontSlice[] {
  const folder = path.resolve('node_modules/@fontsource-variable', name);
  const read = (file: string) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as unknown;
  const { version } = read('package.json') as { version: string };
  return Object.entries(read('unicode.json') as Record<string, string>).map(([key, ranges]) => {
    const part = `${name}-${key.replace(/[[\]]/g, '')}`;
    return {
      name: `${part}@${version}`,
      file: path.join(folder, 'files', `${part}-wght-normal.woff2`),
      ranges: ranges.split(',').map(parseRange),
    };
  });
}

/** `U+0041` or `U+0041-005A`, as in CSS. */
function parseRange(text: string): [number, number] {
  const [from = '', to = from] = text.trim().replace(/^U\+/i, '').split('-');
  return [parseInt(from, 16), parseInt(to, 16)];
}
