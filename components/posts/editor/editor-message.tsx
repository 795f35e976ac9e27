'use client';

import { useActionForm } from '@/components/forms/action-form';
import { postPath } from '@/lib/paths';

type EditorMessageProps = {
  notice?: string;
  publicSlug?: string;
};

export function EditorMessage({ notice, publicSlug }: EditorMessageProps) {
  const { state } = useActionForm();
  if (state.status === 'failed') {
    return (
      <p role="alert" className="notice notice-error">
        {state.message}
      </p>
    );
  }
  const message = state.status === 'done' ? state.message : state.status === 'idle' ? notice : undefined;
  if (!message) return null;
  return (
    <p role="status" className="notice notice-row">
      {message} {publicSlug && <a href={postPath(publicSlug)}>View post</a>}
    </p>
  );
}
