import { ActionButton } from '@/components/forms/action-button';
import { nameOf } from '@/lib/comments/arrange-threads';
import { permalinkPath } from '@/lib/comments/paths';
import type { FormAction } from '@/lib/form-state';

type ModerationToolsProps = {
  comment: { id: number; author: Parameters<typeof nameOf>[0] };
  /** The button that hides it, or shows it again. */
  label: 'Hide' | 'Restore';
  action: FormAction;
};

/** What the owner may do to anybody's comment. */
export function ModerationTools({ comment: { id, author }, label, action }: ModerationToolsProps) {
  const about = `the comment of ${nameOf(author)}`;
  return (
    <>
      <ActionButton action={action} hidden={{ id }} about={about} className="comment-tool">
        {label}
      </ActionButton>
      <a href={`${permalinkPath(id)}/delete?from=admin`} className="comment-tool">
        Delete<span className="sr-only"> {about}</span>
      </a>
    </>
  );
}
