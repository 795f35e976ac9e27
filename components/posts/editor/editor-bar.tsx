'use client';

import { ArrowLeft, Eye, SlidersHorizontal } from 'lucide-react';
import Link from 'next/link';
import { previewPostPath, type PostKind } from '@/lib/paths';
import { SubmitButton } from '@/components/forms/submit-button';
import { wordCountText } from '@/lib/word-count-text';
import { AutosaveText } from './autosave/autosave-text';
import type { Autosave } from './autosave/autosaver';
import { POST_SETTINGS, settingsNames } from './post-settings';

type EditorBarProps = {
  id?: number;
  postState: string;
  kind: PostKind;
  /** Whether its date, as it stands in the form, lies ahead. */
  isAhead: boolean;
  isDirty: boolean;
  autosave: Autosave;
  wordCount: number;
};

const stateNames: Record<string, string> = { draft: 'Draft', scheduled: 'Scheduled', published: 'Published' };

/** State and verbs of the post. The first button is what Enter in a field presses: a save that readers do not see. */
export function EditorBar({ id, postState, kind, isAhead, isDirty, autosave, wordCount }: EditorBarProps) {
  const isDraft = postState === 'draft';
  return (
    <div className="editor-bar">
      <Link href="/admin/posts" prefetch={false} className="button button-quiet editor-back">
        <ArrowLeft aria-hidden size={18} />
        <span>Posts</span>
      </Link>
      <p className="editor-facts">
        <span className={`state state-${postState}`}>{id ? stateNames[postState] : `New ${kind}`}</span>
        <span className="editor-words">{wordCountText(wordCount)}</span>
        {!isDraft && autosave.copy !== '0' && (
          <span className="state state-draft">Changes not published</span>
        )}
        <span className="needs-scripts">
          <AutosaveText autosave={autosave} isStored={id !== undefined} isDirty={isDirty} />
        </span>
      </p>
      <div className="button-row">
        <a
          href={`#${POST_SETTINGS}`}
          className="button button-quiet order-first"
          title={`${settingsNames[kind]} (Ctrl or Cmd + .)`}
        >
          <SlidersHorizontal aria-hidden size={18} />
          <span className="editor-wide">{settingsNames[kind]}</span>
        </a>
        <SubmitButton name="intent" value="save" className="button">
          Save draft
        </SubmitButton>
        {isDraft ? (
          <SubmitButton name="intent" value="publish" className="button button-primary">
            {isAhead ? 'Schedule' : 'Publish'}
          </SubmitButton>
        ) : (
          // Where Publish stood a moment ago, a second press must do no harm.
          <SubmitButton name="intent" value="update" className="button button-primary">
            {isAhead && postState === 'published' ? 'Schedule' : 'Update'}
          </SubmitButton>
        )}
        {id && (
          <Link
            href={previewPostPath(id)}
            prefetch={false}
            className="button button-quiet editor-preview order-first"
          >
            <Eye aria-hidden size={18} className="editor-narrow" />
            <span className="editor-wide">Preview</span>
          </Link>
        )}
      </div>
    </div>
  );
}
