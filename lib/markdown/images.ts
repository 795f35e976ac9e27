import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { mediaNameOf, pictureUrl, srcSetOf, type Picture } from '@/lib/picture';

export type FindPictures = (names: string[]) => Promise<Map<string, Picture>>;

/** CSS pixels: as wide as the text is (`text-column` in app/styles/site.css), and its margins on a narrow screen. */
const COLUMN = 648;
const MARGINS = '2.5rem';
/** Of figures that are wider than the text: `.wide` in app/styles/figures.css; `full` is as wide as the window. */
const WIDE = 1120;

export function rehypeLazyImages() {
  return (tree: Root): void => {
    visit(tree, 'element', ({ tagName, properties }) => {
      if (tagName === 'img') Object.assign(properties, { loading: 'lazy', decoding: 'async' });
    });
  };
}

/** Stored images carry their size, so that nothing jumps, and the choice of a file. An author's own size stays. */
export async function completeStoredImages(tree: Root, findPictures: FindPictures): Promise<void> {
  const stored = new Map<string, Element[]>();
  const boxes = boxesOf(tree);
  visit(tree, 'element', (element) => {
    const name = element.tagName === 'img' ? mediaNameOf(element.properties.src) : null;
    if (name) stored.set(name, [...(stored.get(name) ?? []), element]);
  });
  if (stored.size === 0) return;
  const pictures = await findPictures([...stored.keys()]);
  for (const [name, images] of stored) {
    const picture = pictures.get(name);
    if (picture) for (const image of images) complete(image, picture, boxes.get(image) ?? COLUMN);
  }
}

/** How wide the box of each picture in a wide figure may become. */
function boxesOf(tree: Root): Map<Element, number> {
  const boxes = new Map<Element, number>();
  visit(tree, 'element', (figure) => {
    const [width] = [figure.properties.className].flat();
    if (figure.tagName !== 'figure' || (width !== 'wide' && width !== 'full')) return;
    visit(figure, 'element', (image) => void boxes.set(image, width === 'wide' ? WIDE : Infinity));
  });
  return boxes;
}

function complete({ properties }: Element, picture: Picture, box: number): void {
  const { width, height } = picture;
  const own = Number(properties.width);
  properties.src = pictureUrl(picture);
  if (!properties.width && !properties.height) Object.assign(properties, { width, height });
  const srcSet = srcSetOf(picture);
  if (!srcSet) return;
  const shown = Math.min(own > 0 ? own : width, box);
  const sizes = `(min-width: ${shown + 80}px) ${shown}px, calc(100vw - ${MARGINS})`;
  Object.assign(properties, { srcSet, sizes: box === Infinity ? '100vw' : sizes });
}
