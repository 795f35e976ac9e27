'use client';

import { RecoverHint } from '@/components/forms/recover-hint';
import { useActionForm } from '@/components/forms/action-form';
import { publicPath, type PostKind } from '@/lib/paths';
import type { EditorSite } from './publish-panel/editor-site';
import { SharedAddress } from './publish-panel/shared-address';

type EditorMessageProps = {
  notice?: string;
  /** What the editor merged by itself. */
  merged?: string;
  /** What was not saved is on the server meanwhile. */
  isKept?: boolean;
  published?: { slug: string; kind: PostKind; title: string; site: EditorSite };
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
        {message} {published && <a href={publicPath(published)}>View {published.kind}</a>}
      </p>
      {published && (
        <SharedAddress url={published.site.url + publicPath(published)} title={published.title} />
      )}
    </div>
  );
}
