import { SiteDate } from '@/components/layout/site-date';
import { eventKinds, isEventKind } from '@/lib/audit/event-kinds';
import type { ListedEvent } from '@/lib/audit/queries';
import type { AuditFilter } from '@/lib/audit/validation';

type AuditListProps = { events: ListedEvent[]; filter: AuditFilter; nextBefore: number | null };

export function AuditList({ events, filter, nextBefore }: AuditListProps) {
  return (
    <>
      {events.length === 0 && <p className="hint">Nothing here.</p>}
      <ol className="audit-list">
        {events.map((event) => (
          <li key={event.id}>
            <SiteDate at={event.createdAt} as="second" />
            <span>{isEventKind(event.kind) ? eventKinds[event.kind] : event.kind}</span>
            <Circumstances event={event} />
          </li>
        ))}
      </ol>
      {nextBefore && (
        <p>
          <a href={auditPath(filter, nextBefore)} rel="next" className="button">
            Older events
          </a>
        </p>
      )}
    </>
  );
}

function Circumstances({ event: { actor, user, network, detail } }: { event: ListedEvent }) {
  const byOther = actor && actor.id !== user?.id;
  return (
    <span className="break-anywhere">
      {user && <PartyName party={user} />}
      {byOther && (
        <>
          {user && ' '}by <PartyName party={actor} />
        </>
      )}
      {[detail, network && `from ${network}`].filter(Boolean).map((text) => ` · ${text}`)}
    </span>
  );
}

function PartyName({ party: { id, username } }: { party: { id: number; username: string | null } }) {
  return username === null ? (
    <>#{id}</>
  ) : (
    <a href={`/admin/users/${id}`} className="text-link">
      {username}
    </a>
  );
}

function auditPath({ kind, user }: AuditFilter, before: number): string {
  const query = new URLSearchParams({ before: String(before) });
  if (kind) query.set('kind', kind);
  if (user) query.set('user', user);
  return `/admin/audit?${query}`;
}
