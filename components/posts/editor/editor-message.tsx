'use client';

import { RecoverHint } from '@/components/forms/recover-hint';
import { DoneToast } from '@/components/toasts/done-toast';
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
  const view = published && <a href={publicPath(published)}>{`View ${published.kind}`}</a>;
  const address = published && (
    <SharedAddress url={published.site.url + publicPath(published)} title={published.title} />
  );
  const inPage = (
    <div role="status" className="notice notice-row">
      <p>
        {message} {view}
      </p>
      {address}
    </div>
  );
  // What the texts of two became stays in sight, to be looked through.
  if (merged !== undefined || state.status === 'merged') return inPage;
  const more = (
    <>
      {view}
      {address}
    </>
  );
  return (
    <DoneToast occasion={isAnswer ? state : message} message={message} more={more}>
      {inPage}
    </DoneToast>
  );
}
