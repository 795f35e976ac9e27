/** A heading as the list of contents names it; `below` are those that it has under it. */
export type Section = { name: string; title: string; below: Section[] };

type Found = { rank: number; section: Section };

/** Below so many headings a text has no list of contents. */
const FEWEST = 3;
/** Above so many, only the higher of the two ranks is listed; and never more of those. */
const MOST = 300;

/** As anchors.ts ends each heading: no text holds this, since a `<` of a text is escaped. */
const ends =
  /<\/h([1-6])><a class="heading-anchor" name="([^"]*)" href="#[^"]*" aria-label="Permalink: ([^"]*)">/g;

/** The two highest ranks of headings of a rendered text, the lower ones below the higher. Empty for short texts. */
export function contentsOf(html: string): Section[] {
  const headings = [...html.matchAll(ends)].map(([, rank, name = '', title = '']): Found => ({
    rank: Number(rank),
    section: { name: unescaped(name), title: unescaped(title), below: [] },
  }));
  if (headings.length < FEWEST) return [];
  const top = headings.reduce((least, { rank }) => Math.min(least, rank), 6);
  const deepest = headings.length > MOST ? top : top + 1;
  const sections: Section[] = [];
  for (const { rank, section } of headings) {
    if (rank > deepest) continue;
    const last = sections.at(-1);
    if (rank > top && last) last.below.push(section);
    else if (sections.length < MOST) sections.push(section);
  }
  return sections;
}

const unescaped = (text: string): string =>
  text.replace(/&#x([0-9A-F]+);|&(quot|amp|lt|gt);/gi, (_, code?: string, name?: string) =>
    code === undefined ? (names.get(name ?? '') ?? '') : String.fromCodePoint(parseInt(code, 16)),
  );

const names = new Map(Object.entries({ quot: '"', amp: '&', lt: '<', gt: '>' }));
