import { cardHtml, escaped, type Card } from '@/lib/import/ghost/card-html';

type Mobiledoc = { atoms: unknown[]; cards: unknown[]; markups: unknown[]; sections: unknown[] };

/** Ghost 1 to 5: the text as sections, for posts whose HTML is not in the export. Empty for what is none. */
export function mobiledocToHtml(source: string, note: (text: string) => void): string {
  const document = parsed(source);
  if (!document) return '';
  return document.sections
    .map((section) => (Array.isArray(section) ? sectionHtml(section, document, note) : ''))
    .join('\n');
}

function parsed(source: string): Mobiledoc | null {
  try {
    const value = JSON.parse(source) as Partial<Record<keyof Mobiledoc, unknown>>;
    const list = (name: keyof Mobiledoc) => (Array.isArray(value[name]) ? (value[name] as unknown[]) : []);
    return {
      atoms: list('atoms'),
      cards: list('cards'),
      markups: list('markups'),
      sections: list('sections'),
    };
  } catch {
    return null;
  }
}

function sectionHtml(section: unknown[], document: Mobiledoc, note: (text: string) => void): string {
  const [kind, first, second] = section;
  if (kind === 1) {
    const tag = /^(?:p|h[1-6]|blockquote|aside|pull-quote)$/.test(String(first)) ? String(first) : 'p';
    const inner = markersHtml(second, document);
    return tag === 'aside' || tag === 'pull-quote'
      ? `<blockquote>${inner}</blockquote>`
      : `<${tag}>${inner}</${tag}>`;
  }
  if (kind === 2) return `<img src="${escaped(String(first))}">`;
  if (kind === 3) {
    const items = Array.isArray(second)
      ? second.map((markers) => `<li>${markersHtml(markers, document)}</li>`)
      : [];
    return first === 'ol' ? `<ol>${items.join('')}</ol>` : `<ul>${items.join('')}</ul>`;
  }
  const card = kind === 10 ? document.cards[Number(first)] : undefined;
  if (!Array.isArray(card)) return '';
  return cardHtml(String(card[0]), (card[1] ?? {}) as Card, note) ?? '';
}

/** `[kind, marks that open, how many close, text]` */
function markersHtml(markers: unknown, { markups, atoms }: Mobiledoc): string {
  const open: string[] = [];
  let html = '';
  for (const marker of Array.isArray(markers) ? markers : []) {
    if (!Array.isArray(marker)) continue;
    const [kind, opening, closing, value] = marker as [number, unknown, number, unknown];
    for (const index of Array.isArray(opening) ? opening : []) {
      const [tag = '', attributes] = (markups[Number(index)] ?? []) as [string?, unknown?];
      const name = /^[a-z]{1,10}$/.test(tag) ? tag : 'span';
      open.push(name);
      html += `<${name}${name === 'a' ? hrefOf(attributes) : ''}>`;
    }
    html += kind === 1 ? atomHtml(atoms[Number(value)]) : escaped(typeof value === 'string' ? value : '');
    for (let left = Number(closing) || 0; left > 0 && open.length > 0; left -= 1) html += `</${open.pop()}>`;
  }
  return (
    html +
    open
      .reverse()
      .map((name) => `</${name}>`)
      .join('')
  );
}

/** `["href", "https://…", "rel", …]` */
function hrefOf(attributes: unknown): string {
  const list = Array.isArray(attributes) ? attributes.map(String) : [];
  const at = list.indexOf('href');
  return at === -1 ? '' : ` href="${escaped(list[at + 1] ?? '')}"`;
}

const atomHtml = (atom: unknown): string => {
  const [name, text] = Array.isArray(atom) ? (atom as [unknown, unknown]) : [];
  return name === 'soft-return' ? '<br>' : escaped(typeof text === 'string' ? text : '');
};
