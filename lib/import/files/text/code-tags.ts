import { maskCode } from '@/lib/import/files/text/code-mask';
import { applyEdits, besideOf, between, runStep, type Edit, type Step } from '@/lib/import/files/text/edits';
import { argumentsOf, pairsOf, tagsBetween, type Pair, type Tag } from '@/lib/import/files/text/tags';
import type { TextContext } from '@/lib/import/files/text/text-context';

const codeNames = ['highlight', 'codeblock', 'code', 'mermaid', 'asciinema-code'];

/** `{% highlight ruby %}`, `{% codeblock %}` and `{{< highlight go >}}` as fences, before anything else reads what is in them. */
export function translateCodeTags(text: string, context: TextContext): string {
  const liquid = runStep(text, fences(context, '{%', '%}', endOfLiquid));
  return [['{{<', '>}}'] as const, ['{{%', '%}}'] as const].reduce(
    (before, [open, close]) =>
      runStep(
        before,
        fences(context, open, close, ({ isEnd, name }) => (isEnd ? name : null)),
      ),
    liquid,
  );
}

/** Letters and digits beside the tags of a template; with fewer the text is made by them. */
const FEW = 300;

/** Whether Liquid makes the text: of what is shown as code, or set apart by `{% raw %}`, it makes nothing. */
export function isTemplate(text: string): boolean {
  if (!text.includes('{%')) return false;
  const shown = pairsOf(tagsBetween(text, text, '{%', '%}'), endOfLiquid).filter(({ name }) =>
    [...codeNames, 'raw', 'verbatim', 'comment'].includes(name),
  );
  const rest = applyEdits(
    text,
    shown.map(({ start, end }) => ({ start, end, text: '' })),
  );
  const tags = tagsBetween(maskCode(rest), rest, '{%', '%}');
  if (tags.some(({ name }) => ['for', 'paginate', 'tablerow'].includes(name))) return true;
  const sets = tags.some(({ name }) => name === 'assign' || name === 'capture');
  if (!sets) return false;
  const words = applyEdits(
    rest,
    between(rest, '{%', '%}', false).map(({ start, end }) => ({ start, end, text: '' })),
  );
  return words.replace(/[^\p{L}\p{N}]/gu, '').length < FEW;
}

const endOfLiquid = ({ name }: Tag): string | null => (/^end[a-z]/.test(name) ? name.slice(3) : null);

const fences =
  ({ notes }: TextContext, open: string, close: string, endOf: (tag: Tag) => string | null): Step =>
  (masked, text) => {
    if (!masked.includes(open)) return [];
    const pairs = pairsOf(tagsBetween(masked, text, open, close), endOf);
    const edits = pairs.flatMap((pair) => (codeNames.includes(pair.name) ? [fenceFor(pair, text)] : []));
    notes.add('a code tag became a fence', edits.length);
    return edits;
  };

function fenceFor(pair: Pair, text: string): Edit {
  const { start, end, name, bodyStart, bodyEnd } = pair;
  const before = besideOf(text, { start, end: start })?.before ?? 'far';
  const isAtStart = /^[ \t>]*$/.test(before);
  const indent = isAtStart ? before : '';
  const body = text.slice(bodyStart, bodyEnd);
  // Lines below have what stands before them already.
  const first = /^[ \t]*\n/.test(body) ? '' : indent;
  const code = body.replace(/^[ \t]*\n/, '').replace(/\n[ \t>]*$/, '');
  const mark = '`'.repeat(Math.max(3, longestRun(code) + 1));
  const opening = `${isAtStart ? '' : '\n\n'}${mark}${name === 'mermaid' ? 'mermaid' : languageOf(pair)}`;
  const isAtEnd = ['\n', ''].includes(text.slice(end, end + 1));
  return {
    start,
    end,
    text: `${opening}\n${first}${code}\n${indent}${mark}${isAtEnd ? '' : '\n'}`,
  };
}

/** `{% codeblock A title lang:ruby %}`, `{{< highlight go "linenos=table" >}}`. */
function languageOf(pair: Pair): string {
  const { positional, named } = argumentsOf(pair);
  const language =
    named.get('lang') ?? named.get('language') ?? (pair.name === 'codeblock' ? '' : positional[0]) ?? '';
  return /^[\w+#.-]{1,30}$/.test(language) ? language : '';
}

const longestRun = (code: string): number =>
  [...code.matchAll(/`+/g)].reduce((longest, [run]) => Math.max(longest, run.length), 0);

/** `{% raw %}` protects from Liquid what stands in it, in code as well; other generators know no such thing there. */
export function removeRawTags(text: string, { generator, notes }: TextContext): string {
  const readsCode = generator === null || ['jekyll', 'hexo', 'eleventy'].includes(generator);
  const step: Step = (masked) => {
    const searched = readsCode ? text : masked;
    const pairs = pairsOf(tagsBetween(searched, text, '{%', '%}'), endOfLiquid).filter(
      ({ name }) => name === 'raw',
    );
    notes.add('a raw tag was taken off', pairs.length);
    return pairs.flatMap(({ start, end, bodyStart, bodyEnd }) => [
      { start, end: bodyStart, text: '' },
      { start: bodyEnd, end, text: '' },
    ]);
  };
  return text.includes('{%') ? runStep(text, step) : text;
}
