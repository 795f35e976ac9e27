import Link from 'next/link';
import { ActionButton } from '@/components/forms/action-button';
import { BIN_DAYS } from '@/lib/bin/days';
import { permalinkPath } from '@/lib/comments/paths';
import type { FormAction } from '@/lib/form-state';

export function DeletedCommentNotice({ id, undo }: { id: number; undo: FormAction }) {
  return (
    <div role="status" className="notice notice-row">
      <span>
        The comment is in the <Link href="/admin/bin">bin</Link>, for {BIN_DAYS} days.
      </span>
      <ActionButton action={undo} hidden={{ id, from: 'comments' }} about="deleting the comment">
        Undo
      </ActionButton>
    </div>
  );
}

export function UndeletedNotice({ id }: { id: number }) {
  return (
    <p role="status" className="notice notice-row">
      The comment is back. <a href={permalinkPath(id)}>View comment</a>
    </p>
  );
}
