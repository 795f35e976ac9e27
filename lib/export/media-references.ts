/** A file of a stored picture, whichever. */
const FILE = String.raw`\/media\/([a-f0-9]{24})(?:_\d{1,6})?(?:-\d{1,5})?\.webp(?![\w-])`;
/** Not within a longer path: `/x/media/…` is somebody else's. */
const START = String.raw`(?<![\w./-])`;

const relative = new RegExp(String.raw`${START}\.\.\/media\/([a-f0-9]{24}\.webp)(?![\w-])`, 'g');

export type Rewrite = (text: string) => string;

/**
 * Makes addresses of stored pictures paths from the file of a post, wherever they stand in it, so that any program shows them.
 * @param known names of the pictures that come along. @param siteUrl whose addresses are whole
 */
export function relativeReferences(known: ReadonlySet<string>, siteUrl: string): Rewrite {
  const origin = siteUrl.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
  const stored = new RegExp(`${START}(?:${origin})?${FILE}`, 'g');
  return (text) =>
    text.replace(stored, (whole, stem: string) =>
      known.has(`${stem}.webp`) ? `../media/${stem}.webp` : whole,
    );
}

/** The other way. */
export const storedReferences =
  (known: ReadonlySet<string>): Rewrite =>
  (text) =>
    text.replace(relative, (whole, name: string) => (known.has(name) ? `/media/${name}` : whole));
