import { ActionButton } from '@/components/forms/action-button';
import { SiteDate } from '@/components/layout/site-date';
import type { FormAction } from '@/lib/form-state';
import { publicPath } from '@/lib/paths';
import type { MissingPath } from '@/lib/redirects/queries/redirects';

type Row = { path: string; to: string; href: string; note?: string };
type RedirectRowsProps = { rows: Row[]; remove: FormAction; of: 'own' | 'post' };

export function RedirectRows({ rows, remove, of }: RedirectRowsProps) {
  return (
    <ul className="admin-list">
      {rows.map(({ path, to, href, note }) => (
        <li key={path}>
          <div className="redirect-row">
            <p className="break-anywhere">
              <span>{path}</span> <span className="text-muted">leads to</span>{' '}
              <a href={href} className="text-link">
                {to}
              </a>
              {note && <span className="text-muted"> ({note})</span>}
            </p>
            <ActionButton action={remove} hidden={{ path, of }} about={path}>
              Delete
            </ActionButton>
          </div>
        </li>
      ))}
    </ul>
  );
}

type TagRowsProps = { rows: { slug: string; tagId: number; name: string }[]; remove: FormAction };

export function TagAddressRows({ rows, remove }: TagRowsProps) {
  return (
    <ul className="admin-list">
      {rows.map(({ slug, tagId, name }) => (
        <li key={slug}>
          <div className="redirect-row">
            <p className="break-anywhere">
              /tags/{slug} <span className="text-muted">leads to</span>{' '}
              <a href={`/admin/tags/${tagId}`} className="text-link">
                {name}
              </a>
            </p>
            <ActionButton action={remove} hidden={{ id: tagId, slug }} about={`/tags/${slug}`}>
              Delete
            </ActionButton>
          </div>
        </li>
      ))}
    </ul>
  );
}

type MissingRowsProps = {
  rows: MissingPath[];
  /** The form with this path in it. */
  formFor: (path: string) => string;
  create: FormAction;
  forget: FormAction;
};

export function MissingRows({ rows, formFor, create, forget }: MissingRowsProps) {
  return (
    <ul className="admin-list">
      {rows.map(({ path, count, lastAt, guess }) => (
        <li key={path}>
          <div className="redirect-row">
            <p className="break-anywhere">
              {path}{' '}
              <span className="text-muted">
                {count === 1 ? 'once' : `${count.toLocaleString('en')} times`}, last{' '}
                <SiteDate at={lastAt} exact />
              </span>
            </p>
            <div className="button-row">
              {guess && (
                <ActionButton
                  action={create}
                  hidden={{ path, target: publicPath(guess), isPermanent: 'on' }}
                  about={path}
                >
                  {`Lead to “${guess.title}”`}
                </ActionButton>
              )}
              <a href={formFor(path)} className="button">
                Redirect…<span className="sr-only"> {path}</span>
              </a>
              <ActionButton action={forget} hidden={{ path }} about={path} className="button button-quiet">
                Forget
              </ActionButton>
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}
