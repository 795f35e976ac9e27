import { ActionButton } from '@/components/forms/action-button';
import type { FormAction } from '@/lib/form-state';

type OtherAuthorProps = {
  id: number;
  author: { username: string | null; name: string };
  action: FormAction;
};

/** Where a post bears a name that is not the owner's. */
export function OtherAuthor({ id, author, action }: OtherAuthorProps) {
  return (
    <div className="notice notice-row">
      <span>
        Readers see <bdi>{author.name}</bdi> as the author
        {author.username === null ? ', a guest from an imported blog.' : `, @${author.username}.`}
      </span>
      <ActionButton action={action} hidden={{ id }}>
        Put my name there
      </ActionButton>
    </div>
  );
}
