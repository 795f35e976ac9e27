'use client';

import type { Editor } from '@tiptap/core';
import { NodeSelection } from '@tiptap/pm/state';
import { calloutTitles } from '@/lib/markdown/callouts';
import { languageNames } from '@/lib/markdown/languages';
import { around, setAround } from '../view/block-commands';
import { run } from '../view/keys';
import { setLink, setSelected } from './attributes';
import { Choice, TextTool } from './fields';
import { TableTools } from './table-tools';
import { useShown } from './use-shown';

type Attributes = Record<string, string | null>;

type Shown = {
  link: Attributes | null;
  selected: { name: string; attrs: Attributes } | null;
  code: Attributes | null;
  quote: Attributes | null;
  isInTable: boolean;
};

const attributesOf = (editor: Editor): Shown => {
  const { state } = editor;
  const { selection } = state;
  const selected = selection instanceof NodeSelection ? selection.node : null;
  return {
    link: editor.isActive('link') ? (editor.getAttributes('link') as Attributes) : null,
    selected: selected && { name: selected.type.name, attrs: selected.attrs },
    code: around(state, ['codeBlock'])?.node.attrs ?? null,
    quote: around(state, ['quote'])?.node.attrs ?? null,
    isInTable: around(state, ['table']) !== null,
  };
};

/** What can be set where the caret is. */
export function ContextBar({ editor }: { editor: Editor }) {
  const { link, selected, code, quote, isInTable } = useShown(editor, attributesOf);
  const image = selected?.name === 'image' ? selected.attrs : null;
  const math = selected?.name === 'inlineMath' ? selected.attrs : null;
  if (!link && !image && !math && !code && !quote && !isInTable) return null;
  return (
    <div role="group" aria-label="What the caret is in" className="rich-context">
      {link && (
        <TextTool
          editor={editor}
          label="Address of the link"
          name="link"
          value={link.href ?? ''}
          onSet={(href) => run(editor, setLink(href))}
        />
      )}
      {image && (
        <>
          <TextTool
            editor={editor}
            label="Address of the image"
            name="image"
            value={image.src ?? ''}
            onSet={(src) => run(editor, setSelected({ src, ref: null }))}
          />
          <TextTool
            editor={editor}
            label="What it shows (alt)"
            value={image.alt ?? ''}
            onSet={(alt) => run(editor, setSelected({ alt }))}
          />
          <TextTool
            editor={editor}
            label="Caption"
            value={image.title ?? ''}
            onSet={(title) => run(editor, setSelected({ title: title || null }))}
          />
        </>
      )}
      {math && (
        <TextTool
          editor={editor}
          label="Formula in TeX"
          name="formula"
          value={math.value ?? ''}
          onSet={(value) => run(editor, setSelected({ value }))}
        />
      )}
      {code && (
        <TextTool
          editor={editor}
          label="Language"
          value={code.language ?? ''}
          suggestions={languageNames}
          onSet={(language) =>
            run(editor, setAround(['codeBlock'], { language: language.replace(/\s/g, '') || null }))
          }
        />
      )}
      {quote && (
        <Choice
          editor={editor}
          label="Kind of quote"
          value={quote.kind ?? ''}
          choices={[['', 'Quote'], ...Object.entries(calloutTitles)]}
          onSet={(kind) => run(editor, setAround(['quote'], { kind: kind || null }))}
        />
      )}
      {isInTable && <TableTools editor={editor} />}
    </div>
  );
}
