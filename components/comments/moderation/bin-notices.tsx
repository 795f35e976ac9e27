import Link from 'next/link';
import { ActionButton } from '@/components/forms/action-button';
import { DoneToast } from '@/components/toasts/done-toast';
import { BIN_DAYS } from '@/lib/bin/days';
import { permalinkPath } from '@/lib/comments/paths';
import type { FormAction } from '@/lib/form-state';

export function DeletedCommentNotice({ id, undo }: { id: number; undo: FormAction }) {
  const hidden = { id: String(id), from: 'comments' };
  const about = 'deleting the comment';
  const message = (
    <span>
      The comment is in the <Link href="/admin/bin">bin</Link>, for {BIN_DAYS} days.
    </span>
  );
  return (
    <DoneToast occasion={id} message={message} undo={{ action: undo, hidden, about }}>
      <div role="status" className="notice notice-row">
        {message}
        <ActionButton action={undo} hidden={hidden} about={about}>
          Undo
        </ActionButton>
      </div>
    </DoneToast>
  );
}

export function UndeletedNotice({ id }: { id: number }) {
  const view = <a href={permalinkPath(id)}>View comment</a>;
  return (
    <DoneToast occasion={id} message="The comment is back." more={view}>
      <p role="status" className="notice notice-row">
        The comment is back. {view}
      </p>
    </DoneToast>
  );
}
