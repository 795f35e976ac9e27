import {
  Extension,
  InputRule,
  markInputRule,
  nodeInputRule,
  textblockTypeInputRule,
  wrappingInputRule,
} from '@tiptap/core';
import type { Command } from '@tiptap/pm/state';

/** Marks of Markdown become what they mean while they are typed; Backspace right after takes that back. */
export const InputRules = Extension.create({
  name: 'inputRules',
  addInputRules() {
    const { nodes, marks } = this.editor.schema;
    return [
      textblockTypeInputRule({
        find: /^(#{1,6})\s$/,
        type: nodes.heading!,
        getAttributes: (match) => ({ level: match[1]!.length }),
      }),
      textblockTypeInputRule({
        find: /^```([\w#+-]*)\s$/,
        type: nodes.codeBlock!,
        getAttributes: (match) => ({ language: match[1] || null }),
      }),
      textblockTypeInputRule({ find: /^\$\$\s$/, type: nodes.mathBlock! }),
      wrappingInputRule({ find: /^\s*>\s$/, type: nodes.quote! }),
      wrappingInputRule({ find: /^\s*[-+*]\s$/, type: nodes.bulletList! }),
      wrappingInputRule({
        find: /^(\d{1,9})[.)]\s$/,
        type: nodes.orderedList!,
        getAttributes: (match) => ({ start: Number(match[1]) }),
        joinPredicate: (match, node) => node.childCount + Number(node.attrs.start) === Number(match[1]),
      }),
      new InputRule({
        find: /^\[([ xX]?)\]\s$/,
        handler: ({ state, range, match }) => {
          const { $from } = state.selection;
          if ($from.node(-1)?.type.name !== 'listItem') return null;
          state.tr.delete(range.from, range.to);
          state.tr.setNodeAttribute($from.before(-1), 'checked', match[1]?.toLowerCase() === 'x');
          return undefined;
        },
      }),
      nodeInputRule({ find: /^(?:---|\*\*\*)\s$/, type: nodes.rule! }),
      nodeInputRule({
        find: /(?:^|[\s(])(\$([^\s$](?:[^$]*[^\s$])?)\$)$/,
        type: nodes.inlineMath!,
        getAttributes: (match) => ({ value: match[2] }),
      }),
      markInputRule({ find: /(?:^|[^*\w])(\*\*([^\s*](?:[^*]*[^\s*])?)\*\*)$/, type: marks.bold! }),
      markInputRule({ find: /(?:^|[^*\w])(\*([^\s*](?:[^*]*[^\s*])?)\*)$/, type: marks.italic! }),
      markInputRule({ find: /(?:^|[^_\w])(_([^\s_](?:[^_]*[^\s_])?)_)$/, type: marks.italic! }),
      markInputRule({ find: /(?:^|[^~])(~~([^\s~](?:[^~]*[^\s~])?)~~)$/, type: marks.strike! }),
      markInputRule({ find: /(?:^|[^`])(`([^`]+)`)$/, type: marks.code! }),
      linkRule(marks.link!),
    ];
  },
});

/** An address that was typed leads there; before a new paragraph it is Enter that says it is whole. */
const linkRule = (type: Parameters<typeof markInputRule>[0]['type']) =>
  new InputRule({
    find: /(?:^|\s)(https?:\/\/[^\s<>]+[\w/]) $/,
    handler: ({ state, range, match }) => {
      const start = range.from + match[0].indexOf(match[1]!);
      state.tr.addMark(start, start + match[1]!.length, type.create({ href: match[1] }));
    },
  });

export const linkAddress: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const { link } = state.schema.marks;
  if (!empty || !$from.parent.type.allowsMarkType(link!)) return false;
  const before = $from.parent.textBetween(0, $from.parentOffset, '\0', '\0');
  const href = /(?:^|\s)(https?:\/\/[^\s<>]+[\w/])$/.exec(before)?.[1];
  if (!href || $from.marks().some(({ type }) => type === link || type.spec.code)) return false;
  dispatch?.(state.tr.addMark($from.pos - href.length, $from.pos, link!.create({ href })));
  return true;
};
