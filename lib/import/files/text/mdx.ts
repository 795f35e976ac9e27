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

const statement =
  /^(?:import\s+(?:[\w*{},\s$]{1,2000}?\s+from\s+)?["'][^"'\n]{1,500}["'];?[ \t]*$|export\s+(?:default|const|let|var|function|async|class|\{|\*))/;

/** Statements begin at the start of a line, after a blank one or each other, and end with their brackets. */
function programLines(masked: string, text: string): { edits: Edit[]; pictures: Map<string, string> } {
  const edits: Edit[] = [];
  const pictures = new Map<string, string>();
  let at = 0;
  while (at < masked.length) {
    const lineEnd = endOfLine(masked, at);
    const isCandidate = masked.startsWith('import', at) || masked.startsWith('export', at);
    const match = isCandidate
      ? statement.exec(
          masked
            .slice(at, at + 3000)
            .replace(/\n\n[^]*$/, '')
            .replace(/(\n(?=import|export)[^]*)$/, ''),
        )
      : null;
    const block = match || !isCandidate ? null : statement.exec(masked.slice(at, lineEnd));
    const found = match ?? block;
    if (!found) {
      at = lineEnd + 1;
      continue;
    }
    const end = found[0].startsWith('export')
      ? endOfExport(text, at, lineEnd)
      : endOfLine(masked, at + found[0].length - 1);
    const [, name, file] = /^import\s+(\w+)\s+from\s+["']([^"'\n]+)["']/.exec(text.slice(at, end)) ?? [];
    if (name && file && /\.(?:png|jpe?g|gif|webp|svg|avif)$/i.test(file)) pictures.set(name, file);
    edits.push({ start: at, end, text: '' });
    at = end + 1;
  }
  return { edits, pictures };
}

const endOfLine = (text: string, from: number): number => {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
};

function endOfExport(text: string, at: number, lineEnd: number): number {
  const bracket = text.slice(at, lineEnd).search(/[{[]/);
  const end = bracket === -1 ? -1 : endOfObject(text.slice(at, at + 50_000), bracket);
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
