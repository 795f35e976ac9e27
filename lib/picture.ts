/** A stored picture as pages show it. Pure: the browser has it too. */
export type Picture = {
  /** Under which texts name it, however often it is replaced. */
  name: string;
  edition: number;
  /** CSS pixels, of which a drawing's file has more. */
  width: number;
  height: number;
  /** Pixels of its files, the widest last; none until housekeeping has made them. */
  widths: number[];
};

/** The stored picture that an address of this site means, whichever of its files it names. */
export function mediaNameOf(address: unknown): string | null {
  const stem =
    typeof address === 'string' ? /^\/media\/([a-f0-9]{24})[\w-]*\.webp$/.exec(address)?.[1] : null;
  return stem ? `${stem}.webp` : null;
}

/** @param width of one of its files; the widest where none is said */
export function pictureUrl({ name, edition, widths }: Picture, width?: number): string {
  const base = `/media/${name.replace(/\.webp$/, '')}${edition > 1 ? `_${edition}` : ''}`;
  return width === undefined || width === widths.at(-1) ? `${base}.webp` : `${base}-${width}.webp`;
}

/** Undefined where there is nothing to choose from. */
export const srcSetOf = (picture: Picture): string | undefined =>
  picture.widths.length > 1
    ? picture.widths.map((width) => `${pictureUrl(picture, width)} ${width}w`).join(', ')
    : undefined;

/** The file for those who take one: the smallest of at least so many pixels. */
export const pictureOfWidth = (picture: Picture, least: number): string =>
  pictureUrl(
    picture,
    picture.widths.find((width) => width >= least),
  );
