import { eventKinds } from '@/lib/audit/event-kinds';
import type { AuditFilter } from '@/lib/audit/validation';

/** By kind and by account, as a form whose answer has an address. */
export function AuditFilterForm({ filter }: { filter: AuditFilter }) {
  return (
    <form action="/admin/audit" role="search" className="filter-search flex-wrap">
      <label htmlFor="audit-kind" className="sr-only">
        Kind
      </label>
      <select
        id="audit-kind"
        key={filter.kind}
        name="kind"
        defaultValue={filter.kind ?? ''}
        className="input w-auto"
      >
        <option value="">Every kind</option>
        {Object.entries(eventKinds).map(([kind, label]) => (
          <option key={kind} value={kind}>
            {label}
          </option>
        ))}
      </select>
      <label htmlFor="audit-user" className="sr-only">
        Username or number
      </label>
      <input
        id="audit-user"
        key={`user ${filter.user}`}
        type="search"
        name="user"
        defaultValue={filter.user}
        placeholder="Username or number"
        maxLength={100}
        className="input w-auto grow"
      />
      <button type="submit" className="button">
        Filter
      </button>
    </form>
  );
}
