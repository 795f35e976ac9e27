import type { InlineMath, Math as DisplayMath } from 'mdast-util-math';
import type { Paragraph, Root, Text } from 'mdast';
import type { Code, Construct, Effects, State, TokenizeContext } from 'micromark-util-types';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { sourceOf } from '@/lib/markdown/bound-tree';

// As in mdast-util-math, which makes nodes of them.
declare module 'micromark-util-types' {
  interface TokenTypeMap {
    mathText: 'mathText';
    mathTextSequence: 'mathTextSequence';
    mathTextData: 'mathTextData';
  }
}

const DOLLAR = 36;
const BACKSLASH = 92;
const isDigit = (code: Code): boolean => code !== null && code >= 48 && code <= 57;
const isLineEnding = (code: Code): boolean => code !== null && code < -2;
const isSpace = (code: Code): boolean => code === null || code < 0 || code === 32;

/** Pandoc's rule (`tex_math_dollars`): no space inside the signs, no digit after them. So "$5 and $6" stays money. */
export const singleDollar: Construct = {
  name: 'mathText',
  previous: (code) => code !== DOLLAR,
  tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
    return open;

    function open(code: Code): State | undefined {
      effects.enter('mathText');
      effects.enter('mathTextSequence');
      effects.consume(code);
      effects.exit('mathTextSequence');
      return first;
    }

    function first(code: Code): State | undefined {
      if (isSpace(code) || code === DOLLAR) return nok(code);
      effects.enter('mathTextData');
      return data(code);
    }

    function data(code: Code): State | undefined {
      if (code === null) return nok(code);
      if (code === DOLLAR) return close(code);
      if (isLineEnding(code)) return lineEnding(code);
      effects.consume(code);
      if (code === BACKSLASH) return escaped;
      return isSpace(code) ? space : data;
    }

    function escaped(code: Code): State | undefined {
      if (code === null || isLineEnding(code)) return data(code);
      effects.consume(code);
      return data;
    }

    function space(code: Code): State | undefined {
      return code === DOLLAR ? nok(code) : data(code);
    }

    function lineEnding(code: Code): State | undefined {
      effects.exit('mathTextData');
      effects.enter('lineEnding');
      effects.consume(code);
      effects.exit('lineEnding');
      return afterLineEnding;
    }

    function afterLineEnding(code: Code): State | undefined {
      if (code === null || code === DOLLAR) return nok(code);
      if (isLineEnding(code)) return lineEndingOnly(code);
      effects.enter('mathTextData');
      return data(code);
    }

    function lineEndingOnly(code: Code): State | undefined {
      effects.enter('lineEnding');
      effects.consume(code);
      effects.exit('lineEnding');
      return afterLineEnding;
    }

    function close(code: Code): State | undefined {
      effects.exit('mathTextData');
      effects.enter('mathTextSequence');
      effects.consume(code);
      effects.exit('mathTextSequence');
      return after;
    }

    function after(code: Code): State | undefined {
      if (isDigit(code) || code === DOLLAR) return nok(code);
      effects.exit('mathText');
      return ok(code);
    }
  },
};

export function remarkDoubleDollars() {
  return (tree: Root, file: VFile): void => readDoubleDollars(tree, String(file));
}

/** `$$…$$` alone in its paragraph stands by itself, as on GitHub; dollars that hold words are shown as typed. */
export function readDoubleDollars(tree: Root, source: string): void {
  visit(tree, 'inlineMath', (math, index, parent) => {
    if (!parent || index === undefined) return;
    const written = sourceOf(math, source);
    if (!written.startsWith('$$')) return;
    if (parent.type === 'paragraph' && isAlone(math, parent)) {
      Object.assign(parent, displayed(math));
    } else if (arePrices(written)) {
      parent.children[index] = { type: 'text', value: written } satisfies Text;
    }
  });
}

const isAlone = (math: InlineMath, { children }: Paragraph): boolean =>
  children.every((child) => child === math || (child.type === 'text' && child.value.trim() === ''));

function displayed({ value, position }: InlineMath): DisplayMath {
  return {
    type: 'math',
    value,
    position,
    data: {
      hName: 'pre',
      hChildren: [
        {
          type: 'element',
          tagName: 'code',
          properties: { className: ['language-math', 'math-display'] },
          children: [{ type: 'text', value }],
        },
      ],
    },
  };
}

function arePrices(written: string): boolean {
  const inner = written.replace(/^\$+|\$+$/g, '');
  if (/(?<!\\)\$/.test(inner)) return true;
  return /^\s|\s$/.test(inner) && /\S\s+\S/.test(inner) && !/[\\^_{}=]/.test(inner);
}
