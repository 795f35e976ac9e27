import sharp, { type OverlayOptions } from 'sharp';
import { drawnHills } from '@/lib/drawn-hills';
import { xml, type Xml } from '@/lib/xml';
import { SHARE_PICTURE_SIZE, type SharePicture } from '@/lib/share-pictures/share-picture';
import { drawableText } from './drawable-text';
import type { FontShelf } from './font-shelf';
import { familiesFor, packagesFor, type FontChoice } from './font-slices';
import { fittedText, lineOfText, type TextImage, type TextStyle } from './text-image';

const { width: WIDTH, height: HEIGHT } = SHARE_PICTURE_SIZE;
const MARGIN = 80;
const TEXT_WIDTH = WIDTH - 2 * MARGIN;
const LABEL = { top: 64, size: 30, color: '#4d483f' };
const TITLE = { top: 136, height: 300, sizes: [84, 72, 62, 54, 48, 42], color: '#1c1a17' };
type PlainStyle = Pick<TextStyle, 'families' | 'language'> & { width: number };

/** Where the hills begin and how much higher than wide they are: below the title, and in sight. */
const HILLS = { top: 330, stretch: 0.55 };

/** A PNG. What no font can write is left out, never drawn as boxes; then the site's name is what it shows. */
export async function drawPicture(picture: SharePicture, fonts: FontShelf): Promise<Buffer> {
  const overlays = await drawWords(picture, fonts);
  return sharp(Buffer.from(background(picture).text))
    .composite(overlays)
    .removeAlpha()
    .png({ palette: true, colours: 128, effort: 4 })
    .toBuffer();
}

async function drawWords(picture: SharePicture, fonts: FontShelf): Promise<OverlayOptions[]> {
  const { language } = picture;
  const [serif, sans] = [
    { first: 'serif', language },
    { first: 'sans', language },
  ] as const;
  const write = async (text: string, choice: FontChoice) =>
    drawableText(text, await fonts.load(text, packagesFor(choice)));
  const ownTitle = await write(picture.title, serif);
  const title = ownTitle ?? (await write(picture.label, serif));
  const label = ownTitle === null ? null : await write(picture.label, sans);
  if (title === null) return [];
  const [titleStyle, labelStyle] = [serif, sans].map((choice) => ({
    families: familiesFor(choice),
    language,
    width: TEXT_WIDTH,
  })) as [PlainStyle, PlainStyle];
  const fromRight = isRightToLeft(title);
  const overlays = [placed(await fittedText(title, { ...titleStyle, ...TITLE }), TITLE.top, fromRight)];
  if (label !== null) {
    const line = await lineOfText(label, { ...labelStyle, ...LABEL });
    overlays.push(placed(line, LABEL.top, fromRight));
  }
  return overlays;
}

const placed = (
  { data, width, height, channels }: TextImage,
  top: number,
  fromRight: boolean,
): OverlayOptions => ({
  input: data,
  raw: { width, height, channels },
  top,
  left: fromRight ? WIDTH - MARGIN - width : MARGIN,
});

/** By the first letter that has a direction, as Pango decides. */
const isRightToLeft = (text: string): boolean =>
  /^[^\p{L}]*[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Adlm}]/u.test(text);

function background({ hue, seed }: SharePicture): Xml {
  const { width, sky, sun, layers } = drawnHills(hue, seed);
  const scale = WIDTH / width;
  return xml`<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
<rect width="${WIDTH}" height="${HEIGHT}" fill="${sky}"/>
<circle cx="${sun.cx * scale}" cy="${HILLS.top + 30}" r="${sun.r * scale}" fill="${sun.fill}"/>
<g transform="translate(0 ${HILLS.top}) scale(${scale} ${scale * HILLS.stretch})">
${layers.map(({ d, fill }) => xml`<path d="${d}" fill="${fill}"/>`)}
</g>
</svg>`;
}
