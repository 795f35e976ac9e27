import { maskCode } from '@/lib/import/files/text/code-mask';
import { applyEdits, type Edit } from '@/lib/import/files/text/edits';

/** What the kinds of other programs are called here. */
const kinds: Record<string, string> = {
  ...each(
    'NOTE',
    'note',
    'info',
    'abstract',
    'summary',
    'quote',
    'cite',
    'question',
    'faq',
    'todo',
    'default',
    'seealso',
  ),
  ...each('TIP', 'tip', 'hint', 'success', 'check', 'done', 'example', 'help'),
  ...each('IMPORTANT', 'important', 'secondary', 'primary'),
  ...each('WARNING', 'warning', 'attention', 'warn', 'alert', 'notice'),
  ...each('CAUTION', 'caution', 'danger', 'error', 'failure', 'fail', 'bug', 'missing'),
};

/** @returns null for what is no callout */
export function calloutKind(name: string): string | null {
  const bare = name.toLowerCase().replace(/^(?:alert|callout|notice)-/, '');
  return Object.hasOwn(kinds, bare) ? kinds[bare]! : null;
}

/** A callout as our Markdown has it. */
export function writtenCallout(kind: string, title: string, body: string): string {
  const heading = title.trim() === '' ? [] : [`**${title.trim()}**`, ''];
  const lines = [...heading, ...body.replace(/^\n+|\s+$/g, '').split('\n')];
  return [`[!${kind}]`, ...lines].map((line) => (line === '' ? '>' : `> ${line}`)).join('\n');
}

export const writtenDetails = (title: string, body: string): string =>
  `<details>\n<summary>${title.trim().replace(/[<>&]/g, (character) => `&#${character.charCodeAt(0)};`) || 'Details'}</summary>\n\n${body.trim()}\n\n</details>`;

const directiveLine = /^([ \t]{0,8})(:{3,20})[ \t]*(?:\{?\.?([\w-]{1,40})\}?(.{0,500}))?$/;

type Opening = {
  start: number;
  bodyStart: number;
  colons: number;
  name: string;
  title: string;
  indent: string;
};
type Directive = Opening & { bodyEnd: number; end: number };

const MAX_NESTING = 8;

/** `:::note Title … :::` of Docusaurus, VitePress and Starlight; those of no known kind stay. */
export function translateDirectives(masked: string, text: string, depth = 0): Edit[] {
  if (!masked.includes(':::') || depth > MAX_NESTING) return [];
  const edits: Edit[] = [];
  let end = 0;
  for (const directive of directivesIn(masked, text)) {
    if (directive.start < end) continue;
    const body = text.slice(directive.bodyStart, directive.bodyEnd);
    const written = writtenDirective(
      directive,
      applyEdits(body, translateDirectives(maskCode(body), body, depth + 1)),
    );
    if (written === null) continue;
    edits.push({ start: directive.start, end: directive.end, text: written });
    end = directive.end;
  }
  return edits;
}

/** From the outer ones to the inner ones. */
function directivesIn(masked: string, text: string): Directive[] {
  const found: Directive[] = [];
  const open: Opening[] = [];
  let at = 0;
  for (const line of masked.split('\n')) {
    const lineEnd = at + line.length;
    const match = line.includes(':::') ? directiveLine.exec(line) : null;
    if (match) {
      const [, indent = '', { length: colons } = '', name = '', rest = ''] = match;
      const title = text.slice(lineEnd - rest.length, lineEnd);
      if (name !== '')
        open.push({ start: at + indent.length, bodyStart: lineEnd + 1, colons, name, title, indent });
      else {
        const index = open.findLastIndex((one) => one.colons <= colons);
        const [opened] = index === -1 ? [] : open.splice(index);
        if (opened) found.push({ ...opened, bodyEnd: at, end: lineEnd });
      }
    }
    at = lineEnd + 1;
  }
  return found.sort((a, b) => a.start - b.start);
}

function writtenDirective({ name, indent, ...opened }: Directive, body: string): string | null {
  const title = opened.title
    .trim()
    .replace(/^\[([^\]]{0,400})\]/, '$1')
    .replace(/\{[^{}]{0,400}\}$/, '')
    .trim();
  const inner = body
    .split('\n')
    .map((line) => line.replace(indent, ''))
    .join('\n');
  const kind = calloutKind(name);
  const isDetails = ['details', 'collapse', 'spoiler'].includes(name.toLowerCase());
  const written = isDetails ? writtenDetails(title, inner) : kind && writtenCallout(kind, title, inner);
  return written && written.replaceAll('\n', `\n${indent}`);
}

/** Obsidian's `> [!info]- Title`: our callouts have five kinds, and their mark stands alone. */
export function translateQuotedCallouts(masked: string): Edit[] {
  if (!masked.includes('[!')) return [];
  const edits: Edit[] = [];
  const pattern = /^([ \t>]{0,40}>[ \t]?)\[!([\w-]{1,40})\]([+-]?)[ \t]*(.{0,500})$/gm;
  for (const match of masked.matchAll(pattern)) {
    const [whole, prefix = '', name = '', fold = '', title = ''] = match;
    const kind = calloutKind(name) ?? 'NOTE';
    if (fold === '' && title === '' && name.toUpperCase() === kind) continue;
    const lines = [
      `${prefix}[!${kind}]`,
      ...(title.trim() ? [`${prefix}**${title.trim()}**`, prefix.trimEnd()] : []),
    ];
    edits.push({ start: match.index, end: match.index + whole.length, text: lines.join('\n') });
  }
  return edits;
}

function each(kind: string, ...names: string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, kind]));
}
