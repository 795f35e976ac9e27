/** By classes (token-theme.ts), because the Content-Security-Policy forbids style attributes. */
import type { Element, ElementContent, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { createHighlighterCore, type HighlighterCore, type ThemedToken } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import { bundledLanguages, type BundledLanguage } from 'shiki/langs';
import { visit } from 'unist-util-visit';
import { languageOf } from '@/lib/markdown/languages';
import { classOfColor, theme } from '@/lib/markdown/token-theme';

/** Code beyond these bounds is shown plain: in one block, in one text, in one line (UTF-16 code units). */
const MAX_BLOCK = 50_000;
const MAX_TEXT = 300_000;
const MAX_LINE = 1000;
/** Milliseconds that one line may take; the first use of a grammar also compiles it, so this is generous. */
const MAX_LINE_TIME = 1000;
/** How often a text is gone through at most until what its grammar needs is compiled, on a machine that has much to do. */
const MAX_TRIES = 3;

/** Languages whose grammar was quick once, or never is. */
const compiled = new Set<BundledLanguage>();

export function rehypeHighlight() {
  return async (tree: Root): Promise<void> => {
    const blocks: Element[] = [];
    visit(tree, 'element', (pre) => {
      if (pre.tagName !== 'pre') return;
      // Long lines scroll, and what scrolls must be reachable by keyboard.
      pre.properties.tabIndex = 0;
      const [code] = pre.children;
      if (code?.type === 'element' && code.tagName === 'code') blocks.push(code);
    });
    let left = MAX_TEXT;
    for (const block of blocks) {
      const source = toString(block);
      const language = languageOf(block.properties.className);
      if (!language || source.length > MAX_BLOCK || source.length > left) continue;
      left -= source.length;
      block.children = await highlight(source, language);
    }
  };
}

async function highlight(source: string, language: BundledLanguage): Promise<ElementContent[]> {
  const highlighter = await getHighlighter();
  await highlighter.loadLanguage(bundledLanguages[language]);
  const tokenize = () =>
    highlighter.codeToTokensBase(source, {
      lang: language,
      theme: theme.name,
      tokenizeMaxLineLength: MAX_LINE,
      tokenizeTimeLimit: MAX_LINE_TIME,
    });
  let lines: ThemedToken[][] = [];
  for (let tries = compiled.has(language) ? MAX_TRIES : 1; tries <= MAX_TRIES; tries++) {
    const startedAt = Date.now();
    lines = tokenize();
    // No line can have been cut short.
    if (Date.now() - startedAt <= MAX_LINE_TIME) break;
  }
  compiled.add(language);
  return lines.flatMap((line, index) => [...(index > 0 ? [text('\n')] : []), ...spans(line)]);
}

let pending: Promise<HighlighterCore> | undefined;

function getHighlighter(): Promise<HighlighterCore> {
  return (pending ??= createHighlighterCore({
    themes: [theme],
    langs: [],
    // No WebAssembly to load, and a pattern that JavaScript cannot express is skipped instead of thrown.
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  }));
}

function spans(line: ThemedToken[]): ElementContent[] {
  const runs: { name: string | undefined; value: string }[] = [];
  for (const token of line) {
    const name = classOfColor(token.color);
    const last = runs.at(-1);
    if (last && (last.name === name || token.content.trim() === '')) last.value += token.content;
    else runs.push({ name, value: token.content });
  }
  return runs.map(({ name, value }) =>
    name
      ? { type: 'element', tagName: 'span', properties: { className: [name] }, children: [text(value)] }
      : text(value),
  );
}

const text = (value: string) => ({ type: 'text', value }) as const;
