import type { ReactNode } from 'react';
import { ActionButton } from '@/components/forms/action-button';
import { SiteDate } from '@/components/layout/site-date';
import type { FormAction } from '@/lib/form-state';
import { PurgeButton } from './purge-button';

export type BinItem = {
  id: number;
  /** What it is called in a sentence, for buttons. */
  name: string;
  shown: ReactNode;
  facts: ReactNode[];
  deletedAt: Date;
  deletedBy: string | null;
  daysLeft: number;
};

type BinSectionProps = {
  /** Of the section's heading, and in the plural: Posts. */
  heading: string;
  items: BinItem[];
  actions: { restore: FormAction; purge: FormAction };
  pages?: ReactNode;
};

/** One kind of thing in the bin. */
export function BinSection({ heading, items, actions, pages }: BinSectionProps) {
  const id = `bin-${heading.toLowerCase()}`;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      {items.length === 0 && <p className="hint">None.</p>}
      <ul className="admin-list">
        {items.map((item) => (
          <li key={item.id}>
            {item.shown}
            <p className="admin-list-facts">
              {item.facts.map((fact, index) => (
                <span key={index}>{fact}</span>
              ))}
              <span>
                Deleted <SiteDate at={item.deletedAt} as="moment" />
                {item.deletedBy && ` by ${item.deletedBy}`}
              </span>
              <span>{timeLeft(item.daysLeft)}</span>
            </p>
            <div className="button-row">
              <ActionButton action={actions.restore} hidden={{ id: item.id, from: 'bin' }} about={item.name}>
                Restore
              </ActionButton>
              <PurgeButton
                action={actions.purge}
                hidden={{ id: item.id }}
                label="Delete for ever"
                about={item.name}
              />
            </div>
          </li>
        ))}
      </ul>
      {pages}
    </section>
  );
}

const timeLeft = (days: number): string =>
  days === 0 ? 'Goes today' : days === 1 ? '1 day left' : `${days} days left`;
