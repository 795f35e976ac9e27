'use client';

import { ArrowLeft, SlidersHorizontal } from 'lucide-react';
import Link from 'next/link';
import { revisionsPath } from '@/lib/paths';
import { SubmitButton } from '@/components/forms/submit-button';
import { wordCountText } from '@/lib/word-count-text';
import { POST_SETTINGS } from './post-settings';

type EditorBarProps = {
  id?: number;
  postState: string;
  isDirty: boolean;
  wordCount: number;
};

const stateNames: Record<string, string> = { draft: 'Draft', scheduled: 'Scheduled', published: 'Published' };

/** State and verbs of the post. The first button is what Enter in a field presses: a plain save. */
export function EditorBar({ id, postState, isDirty, wordCount }: EditorBarProps) {
  const isDraft = postState === 'draft';
  return (
    <div className="editor-bar">
      <Link href="/admin/posts" prefetch={false} className="button button-quiet editor-back">
        <ArrowLeft aria-hidden size={18} />
        <span>Posts</span>
      </Link>
      <p className="editor-facts">
        <span className={`state state-${postState}`}>{id ? stateNames[postState] : 'New post'}</span>
        <span>{wordCountText(wordCount)}</span>
        <span className="needs-scripts">{isDirty ? 'Not saved yet' : id ? 'All saved' : ''}</span>
      </p>
      <div className="button-row">
        <a
          href={`#${POST_SETTINGS}`}
          className="button button-quiet order-first"
          title="Post settings (Ctrl or Cmd + .)"
        >
          <SlidersHorizontal aria-hidden size={18} />
          <span className="editor-wide">Post settings</span>
        </a>
        <SubmitButton
          name="intent"
          value="save"
          // Where Publish stood a moment ago, a second press must do no harm.
          className={isDraft ? 'button' : 'button button-primary order-last'}
        >
          {isDraft ? 'Save draft' : 'Update'}
        </SubmitButton>
        {isDraft ? (
          <SubmitButton name="intent" value="publish" className="button button-primary">
            Publish
          </SubmitButton>
        ) : (
          <SubmitButton name="intent" value="unpublish" className="button">
            Unpublish
          </SubmitButton>
        )}
        {id && (
          <>
            <Link href={revisionsPath(id)} prefetch={false} className="button button-quiet order-first">
              Revisions
            </Link>
            <Link
              href={`/admin/posts/${id}/preview`}
              prefetch={false}
              className="button button-quiet order-first"
            >
              Preview
            </Link>
          </>
        )}
      </div>
    </div>
  );
}
