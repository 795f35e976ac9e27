import { SearchForm } from '@/components/forms/search-form';
import { eventKinds } from '@/lib/audit/event-kinds';
import type { AuditFilter } from '@/lib/audit/validation';

export function AuditFilterForm({ filter }: { filter: AuditFilter }) {
  return (
    <SearchForm
      path="/admin/audit"
      label="Username or number"
      name="user"
      value={filter.user}
      maxLength={100}
      button="Filter"
      className="flex-wrap"
      inputClassName="w-auto grow"
    >
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
    </SearchForm>
  );
}
