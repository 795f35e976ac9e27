'use client';

import { RecoverHint } from '@/components/forms/recover-hint';
import { useActionForm } from '@/components/forms/action-form';
import { postPath } from '@/lib/paths';
import type { EditorSite } from './publish-panel/editor-site';
import { SharedAddress } from './publish-panel/shared-address';

type EditorMessageProps = {
  notice?: string;
  /** What the editor merged by itself. */
  merged?: string;
  /** What was not saved is on the server meanwhile. */
  isKept?: boolean;
  published?: { slug: string; title: string; site: EditorSite };
};

export function EditorMessage({ notice, merged, isKept, published }: EditorMessageProps) {
  const { state } = useActionForm();
  if (state.status === 'failed' && isKept) return null;
  if (state.status === 'failed') {
    return (
      <p role="alert" className="notice notice-error">
        {state.message}
        <RecoverHint state={state} />
      </p>
    );
  }
  const isAnswer = state.status === 'done' || state.status === 'merged';
  const message = merged ?? (isAnswer ? state.message : state.status === 'idle' ? notice : undefined);
  if (!message) return null;
  return (
    <div role="status" className="notice notice-row">
      <p>
        {message} {published && <a href={postPath(published.slug)}>View post</a>}
      </p>
      {published && (
        <SharedAddress url={published.site.url + postPath(published.slug)} title={published.title} />
      )}
    </div>
  );
}
