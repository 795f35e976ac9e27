import Link from 'next/link';
import { DoneNotice } from '@/components/forms/done-notice';
import { BIN_DAYS } from '@/lib/bin/days';
import { permalinkPath } from '@/lib/comments/paths';
import type { FormAction } from '@/lib/form-state';

export function DeletedCommentNotice({ id, undo }: { id: number; undo: FormAction }) {
  const hidden = { id: String(id), from: 'comments' };
  const about = 'deleting the comment';
  const message = (
    <>
      The comment is in the <Link href="/admin/bin">bin</Link>, for {BIN_DAYS} days.
    </>
  );
  return <DoneNotice occasion={id} message={message} undo={{ action: undo, hidden, about }} />;
}

export function UndeletedNotice({ id }: { id: number }) {
  const view = <a href={permalinkPath(id)}>View comment</a>;
  return <DoneNotice occasion={id} message="The comment is back." more={view} />;
}
