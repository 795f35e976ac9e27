import { toggleMark } from '@tiptap/pm/commands';
import type { Command } from '@tiptap/pm/state';
import { Bold, Code, Italic, Link2, Strikethrough, type LucideIcon } from 'lucide-react';
import { toggleLink } from '../view/insertions';

export type MarkTool = { label: string; key?: string; icon: LucideIcon; mark: string; command: Command };

const toggle =
  (name: string): Command =>
  (state, dispatch, view) =>
    toggleMark(state.schema.marks[name]!)(state, dispatch, view);

export const markTools: MarkTool[] = [
  { label: 'Bold', key: 'B', icon: Bold, mark: 'bold', command: toggle('bold') },
  { label: 'Italic', key: 'I', icon: Italic, mark: 'italic', command: toggle('italic') },
  { label: 'Strikethrough', icon: Strikethrough, mark: 'strike', command: toggle('strike') },
  { label: 'Inline code', key: 'E', icon: Code, mark: 'code', command: toggle('code') },
  { label: 'Link', key: 'K', icon: Link2, mark: 'link', command: toggleLink },
];
