import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';

export type ImageSize = { width: number; height: number };

export type FindImageSizes = (names: string[]) => Promise<Map<string, ImageSize>>;

export function rehypeLazyImages() {
  return (tree: Root): void => {
    visit(tree, 'element', ({ tagName, properties }) => {
      if (tagName === 'img') Object.assign(properties, { loading: 'lazy', decoding: 'async' });
    });
  };
}

/** Stored images carry their size, so that nothing jumps; an author's own `width` or `height` stays. */
export async function addImageSizes(tree: Root, findImageSizes: FindImageSizes): Promise<void> {
  const stored = new Map<string, Element[]>();
  visit(tree, 'element', (element) => {
    const name = element.tagName === 'img' ? mediaName(element.properties.src) : undefined;
    const { width, height } = element.properties;
    if (name && !width && !height) stored.set(name, [...(stored.get(name) ?? []), element]);
  });
  if (stored.size === 0) return;
  const sizes = await findImageSizes([...stored.keys()]);
  for (const [name, images] of stored) {
    for (const image of images) Object.assign(image.properties, sizes.get(name));
  }
}

function mediaName(src: unknown): string | undefined {
  return typeof src === 'string' ? /^\/media\/([\w-]+\.\w+)$/.exec(src)?.[1] : undefined;
}
