import Link from 'next/link';
import { actionName, itemName } from '@/components/import/import-words';
import { findingName } from '@/lib/import/finding-names';
import { SiteDate } from '@/components/layout/site-date';
import type { ImportItem } from '@/lib/import/queries/imports';
import type { OldAddress } from '@/lib/import/queries/old-addresses';
import { editPostPath } from '@/lib/paths';

type ImportRowsProps = {
  items: ImportItem[];
  isPlan: boolean;
  /** Whether what was found is shown itself, or only that there is some. */
  withFindings: boolean;
};

/** What becomes of each thing, and why. */
export function ImportRows({ items, isPlan, withFindings }: ImportRowsProps) {
  return (
    <ul className="admin-list">
      {items.map((item) => (
        <li key={item.position} className="break-anywhere">
          <p>
            <Title item={item} isPlan={isPlan} />{' '}
            <span className="text-sm text-muted">
              {itemName(item)}
              {item.action && `, ${actionName(item.action, isPlan && !item.isDone).toLowerCase()}`}
              {item.publishedAt && (
                <>
                  , <SiteDate at={new Date(item.publishedAt)} exact />
                </>
              )}
            </span>
          </p>
          {item.address && item.address !== item.title && (
            <p className="text-sm text-muted">{item.address}</p>
          )}
          {item.why && <p className="text-sm">{item.why}</p>}
          {withFindings ? <Findings findings={item.findings} /> : <FindingNames findings={item.findings} />}
        </li>
      ))}
    </ul>
  );
}

function Title({ item, isPlan }: { item: ImportItem; isPlan: boolean }) {
  const title = <bdi>{item.title || item.key}</bdi>;
  const leads = item.targetId !== null && (item.isDone || item.action === 'unchanged' || !isPlan);
  return leads && item.action !== 'fail' ? (
    <Link href={editPostPath(item.targetId!)} prefetch={false} className="row-title">
      {title}
    </Link>
  ) : (
    <span className="font-serif font-semibold">{title}</span>
  );
}

/** Of one post there may be hundreds; the report has all of them. */
const SHOWN = 5;

function Findings({ findings }: { findings: ImportItem['findings'] }) {
  const names = Object.keys(findings);
  if (names.length === 0) return null;
  return (
    <dl className="import-findings">
      {names.map((name) => (
        <div key={name}>
          <dt>{findingName(name)}</dt>
          <dd>
            <ul>
              {findings[name]!.slice(0, SHOWN).map((text, index) => (
                <li key={index}>{text}</li>
              ))}
              {findings[name]!.length > SHOWN && (
                <li>and {findings[name]!.length - SHOWN} more in the report</li>
              )}
            </ul>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function FindingNames({ findings }: { findings: ImportItem['findings'] }) {
  const names = Object.entries(findings).map(([name, texts]) => `${findingName(name)}: ${texts.length}`);
  return names.length > 0 ? <p className="text-sm text-muted">{names.join(' · ')}</p> : null;
}

/** @param areLive whether they lead there already */
export function OldAddressRows({ rows, areLive }: { rows: OldAddress[]; areLive: boolean }) {
  return (
    <ul className="admin-list">
      {rows.map(({ position, from, to }) => (
        <li key={position} className="break-anywhere text-sm">
          {from.map((path) => (
            <p key={path}>
              {areLive ? <a href={path}>{path}</a> : path} <span className="text-muted">leads to</span> {to}
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}
