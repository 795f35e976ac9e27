import { Extension, type Extensions } from '@tiptap/core';
import { dropCursor } from '@tiptap/pm/dropcursor';
import { gapCursor } from '@tiptap/pm/gapcursor';
import { history } from '@tiptap/pm/history';
import { tableEditing } from '@tiptap/pm/tables';
import { normalise } from '../bridge/normalise';
import { nodesAndMarks } from '../schema/schema';
import { BlockHandle } from './block-handle';
import { CaretBlock } from './caret-block';
import { Embeds } from './embeds';
import { InputRules } from './input-rules';
import { ListItemWithBox } from './item-view';
import { Keys } from './keys';
import { Pasting } from './paste';
import { SlashMenu } from './slash-menu';

const Plugins = Extension.create({
  name: 'plugins',
  addProseMirrorPlugins: () => [
    history(),
    // Its own colour would be a style; a class takes ours.
    dropCursor({ color: false, class: 'rich-drop' }),
    gapCursor(),
    tableEditing(),
    normalise(),
  ],
});

export const extensions: Extensions = [
  ...nodesAndMarks.map((extension) => (extension.name === 'listItem' ? ListItemWithBox : extension)),
  Plugins,
  Keys,
  Pasting,
  SlashMenu,
  BlockHandle,
  CaretBlock,
  Embeds,
  InputRules,
];
