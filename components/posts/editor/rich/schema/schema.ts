import { getSchema } from '@tiptap/core';
import {
  Code,
  Doc,
  FootnoteDefinition,
  Heading,
  MathBlock,
  Paragraph,
  Quote,
  Rule,
  SourceBlock,
} from './blocks';
import { FootnoteReference, HardBreak, Image, InlineMath, Text } from './inline';
import { BulletList, ListItem, OrderedList } from './lists';
import { Bold, InlineCode, Italic, Link, Source, Strike } from './marks';
import { Table, TableCell, TableHeader, TableRow } from './tables';

/** What Markdown can say, and nothing else. The first block is what an empty one is filled with. */
export const nodesAndMarks = [
  ...[Doc, Paragraph, Heading, Quote, BulletList, OrderedList, ListItem],
  ...[Code, MathBlock, SourceBlock, Rule, FootnoteDefinition],
  ...[Table, TableRow, TableHeader, TableCell],
  ...[Text, HardBreak, Image, InlineMath, FootnoteReference],
  ...[Link, Bold, Italic, Strike, InlineCode, Source],
];

export const schema = getSchema(nodesAndMarks);
