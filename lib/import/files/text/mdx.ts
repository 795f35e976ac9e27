import type { Edit } from '@/lib/import/files/text/edits';
import { between, writtenImage } from '@/lib/import/files/text/edits';
import { film, siteOfTag } from '@/lib/import/files/text/films';
import { readArguments } from '@/lib/import/files/text/arguments';
import { endOfObject } from '@/lib/import/files/front-matter/read-literal';
import type { TextContext } from '@/lib/import/files/text/text-context';

/** Programs in MDX are left out, pictures and films of components become Markdown, other components are named. */
export function translateMdx(masked: string, text: string, { isMdx, notes }: TextContext): Edit[] {
  if (!isMdx) return [];
  const { edits, pictures } = programLines(masked, text);
  notes.add('an import or export was left out', edits.length);
  const comments = between(masked, '{/*', '*/}', false).map(({ start, end }) => ({ start, end, text: '' }));
  notes.add('a comment was left out', comments.length);
  const tags = components(masked, text, pictures, notes);
  return [...edits, ...comments, ...tags];
}

const importing = /^import\s+(?:[\w*{},\s$]{1,1500}?\sfrom\s*)?["']([^"'\n]{1,500})["'];?[ \t]*(?=\n|$)/;
const exporting = /^export\s+(?:default\b|const\b|let\b|var\b|function\b|async\b|class\b|\{|\*)/;

/** Statements begin at the start of a line and end with their brackets. */
function programLines(masked: string, text: string): { edits: Edit[]; pictures: Map<string, string> } {
  const edits: Edit[] = [];
  const pictures = new Map<string, string>();
  for (let at = 0; at < masked.length;) {
    const lineEnd = endOfLine(masked, at);
    const start = masked.slice(at, at + 2100);
    const imported = start.startsWith('import') ? importing.exec(start) : null;
    const end = imported
      ? at + imported[0].length
      : exporting.test(start)
        ? endOfExport(text, at, lineEnd)
        : null;
    if (end !== null) edits.push({ start: at, end, text: '' });
    const [, name] = /^import\s+([\w$]+)\s+from/.exec(imported?.[0] ?? '') ?? [];
    if (name && imported && /\.(?:png|jpe?g|gif|webp|svg|avif)$/i.test(imported[1]!))
      pictures.set(name, imported[1]!);
    at = (end ?? lineEnd) + 1;
  }
  return { edits, pictures };
}

const endOfLine = (text: string, from: number): number => {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
};

function endOfExport(text: string, at: number, lineEnd: number): number {
  const bracket = text.slice(at, lineEnd).search(/[{[]/);
  const end = bracket === -1 ? -1 : endOfObject(text.slice(at, at + 10_000), bracket);
  return end === -1 ? lineEnd : endOfLine(text, at + end);
}

const tag = /<(\/?)([A-Z][\w.]{0,60})((?:\s[^<>]{0,3000})?)>/g;

function components(
  masked: string,
  text: string,
  pictures: Map<string, string>,
  notes: TextContext['notes'],
): Edit[] {
  const names = new Set<string>();
  const edits: Edit[] = [];
  for (const { 0: whole, 1: slash, 2: name = '', index } of masked.matchAll(tag)) {
    const place = { start: index, end: index + whole.length };
    const written = text.slice(place.start, place.end);
    const shown = slash ? null : componentText(name, written.slice(name.length + 1, -1), pictures);
    if (shown !== null) edits.push({ ...place, text: shown });
    else {
      names.add(name);
      // In HTML nothing closes by itself, and what follows would stand in it.
      edits.push({ ...place, text: '' });
    }
  }
  if (names.size > 0)
    notes.add(
      `components were left out, what stands in them stays: ${[...names].map((name) => `<${name}>`).join(', ')}`,
    );
  return edits;
}

function componentText(name: string, source: string, pictures: Map<string, string>): string | null {
  const { named } = readArguments(
    source.replace(/=\s{0,9}\{\s{0,9}(["'`]?)([^{}]{0,1000}?)\1\s{0,9}\}/g, '="$2"').replace(/\/\s*$/, ''),
  );
  const src = named.get('src') ?? '';
  const site = siteOfTag(name);
  const id = named.get('id') ?? named.get('videoid') ?? named.get('url') ?? src;
  if (site && id) return `<${film(site, id)}>`;
  if (!/^(?:Image|Img|Picture|Figure|StaticImage|NextImage|ThemedImage)$/.test(name) || src === '')
    return null;
  const address = pictures.get(src.replace(/\.src$/, '')) ?? src;
  return /^[\w$]+(?:\.\w+)?$/.test(address) && !/\.\w{3,4}$/.test(address)
    ? null
    : writtenImage(address, named.get('alt') ?? '', named.get('caption') ?? '');
}
