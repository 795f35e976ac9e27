import { UndoableButton } from '@/components/forms/undoable-button';
import { nameOf } from '@/lib/comments/arrange-threads';
import { permalinkPath } from '@/lib/comments/paths';
import type { FormAction } from '@/lib/form-state';

type ModerationToolsProps = {
  comment: { id: number; author: Parameters<typeof nameOf>[0] };
  /** The button that hides it, or shows it again. */
  label: 'Hide' | 'Restore';
  action: FormAction;
  /** Takes that back. */
  undo: FormAction;
};

/** What the owner may do to anybody's comment. */
export function ModerationTools({ comment: { id, author }, label, action, undo }: ModerationToolsProps) {
  const about = `the comment of ${nameOf(author)}`;
  return (
    <>
      <UndoableButton
        action={action}
        undo={undo}
        hidden={{ id: String(id) }}
        about={about}
        className="comment-tool"
      >
        {label}
      </UndoableButton>
      <a href={`${permalinkPath(id)}/delete?from=admin`} className="comment-tool">
        Delete<span className="sr-only"> {about}</span>
      </a>
    </>
  );
}
