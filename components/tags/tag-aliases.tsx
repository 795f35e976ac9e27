import { ActionButton } from '@/components/forms/action-button';
import type { FormAction } from '@/lib/form-state';

type TagAliasesProps = { id: number; slugs: string[]; forget: FormAction };

export function TagAliases({ id, slugs, forget }: TagAliasesProps) {
  if (slugs.length === 0) return null;
  return (
    <section aria-labelledby="old-addresses" className="admin-part">
      <h2 id="old-addresses">Old addresses</h2>
      <p className="hint">
        They lead to this tag, and who types such a name for a post gets it. A forgotten one is free again.
      </p>
      <ul className="admin-list">
        {slugs.map((slug) => (
          <li key={slug}>
            <div className="notice-row">
              <span className="break-anywhere">/tags/{slug}</span>
              <ActionButton action={forget} hidden={{ id, slug }} about={slug} className="button">
                Forget
              </ActionButton>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
