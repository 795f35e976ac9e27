import sharp from 'sharp';
import { xml } from '@/lib/xml';

export type TextImage = { data: Buffer; width: number; height: number; channels: 4 };

export type TextStyle = {
  /** Names of families with commas, in their order. */
  families: string;
  /** Pixels. */
  size: number;
  color: string;
  /** BCP 47 or empty. */
  language: string;
  /** Pixels after which it wraps, within a word where one is longer; without it, it stays on a line. */
  width?: number;
};

/** Pixels. */
const BALANCE_STEP = 40;

/** The words as Pango sets them: shaped, in the order of their script, cut to what is inked. */
export async function textImage(text: string, style: TextStyle): Promise<TextImage> {
  const { families, size, color, language, width } = style;
  const markup = xml`<span font_family="${families}" weight="600" size="${size}pt" foreground="${color}" ${
    language && xml`lang="${language}" `
  }insert_hyphens="false">${text}</span>`;
  const { data, info } = await sharp({
    text: { text: markup.text, rgba: true, dpi: 72, ...(width && { width, wrap: 'word-char' as const }) },
  })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: 4 };
}

/** The text at the first of these sizes that fits, or as much of it as fits at the last one. */
export async function fittedText(
  text: string,
  {
    sizes,
    height,
    width,
    ...style
  }: Omit<TextStyle, 'size'> & { sizes: number[]; height: number; width: number },
): Promise<TextImage> {
  const at = (part: string, size: number) => textImage(part, { ...style, width, size });
  const fits = (image: TextImage) => image.height <= height && image.width <= width;
  for (const size of sizes) {
    const image = await at(text, size);
    const setIn = (narrower: number) => textImage(text, { ...style, width: narrower, size });
    // What is inked of a line differs by its letters, by less than half of one.
    if (fits(image))
      return balanced(image, { setIn, widest: width, height: Math.min(height, image.height + size / 2) });
  }
  const size = sizes.at(-1)!;
  return longestFitting(text, async (part) => {
    const image = await at(part, size);
    return fits(image) ? image : null;
  });
}

/** As narrow as it gets without another line, so that no word is left alone. */
async function balanced(
  image: TextImage,
  lines: { setIn: (width: number) => Promise<TextImage>; widest: number; height: number },
): Promise<TextImage> {
  let [best, fitting, tooNarrow] = [image, lines.widest, Math.floor(lines.widest / 3)];
  while (fitting - tooNarrow > BALANCE_STEP) {
    const width = Math.round((fitting + tooNarrow) / 2);
    const narrower = await lines.setIn(width);
    if (narrower.height <= lines.height && narrower.width <= width) [best, fitting] = [narrower, width];
    else tooNarrow = width;
  }
  return best;
}

/** One line of it, as much as fits. @param width pixels */
export async function lineOfText(
  text: string,
  { width, ...style }: TextStyle & { width: number },
): Promise<TextImage> {
  const tryPart = async (part: string) => {
    const image = await textImage(part, style);
    return image.width <= width ? image : null;
  };
  return (await tryPart(text)) ?? longestFitting(text, tryPart);
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

async function longestFitting(
  text: string,
  tryPart: (part: string) => Promise<TextImage | null>,
): Promise<TextImage> {
  const parts = [...graphemes.segment(text)].map(({ segment }) => segment);
  let [shortest, longest] = [0, parts.length];
  let best: TextImage | null = null;
  while (shortest < longest) {
    const middle = Math.ceil((shortest + longest) / 2);
    const image = await tryPart(`${parts.slice(0, middle).join('').trimEnd()}…`);
    if (image) [shortest, best] = [middle, image];
    else longest = middle - 1;
  }
  return best ?? textImageOfNothing();
}

const textImageOfNothing = (): TextImage => ({ data: Buffer.alloc(4), width: 1, height: 1, channels: 4 });
