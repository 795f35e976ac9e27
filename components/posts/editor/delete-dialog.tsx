'use client';

import { useEffect, useRef, type ReactNode } from 'react';
import { DeletePostForm } from './delete-post-form';
import type { FormAction } from '@/lib/form-state';
import type { PostKind } from '@/lib/paths';

type DeleteDialogProps = {
  id: number;
  kind: PostKind;
  title: string;
  action: FormAction;
  linksHere: ReactNode;
  isOpen: boolean;
  onClose: () => void;
};

export function DeleteDialog({ id, kind, title, action, linksHere, isOpen, onClose }: DeleteDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
  }, [isOpen]);
  return (
    <>
      <form id="delete-post" action={`/admin/posts/${id}/delete`} method="get" />
      <dialog ref={dialog} onClose={onClose} aria-labelledby="delete-title" className="dialog">
        {isOpen && (
          <DeletePostForm id={id} kind={kind} title={title} action={action} linksHere={linksHere}>
            <button type="button" className="button" onClick={() => dialog.current?.close()}>
              Cancel
            </button>
          </DeletePostForm>
        )}
      </dialog>
    </>
  );
}
