import { SearchForm } from '@/components/forms/search-form';
import { PersonFacts } from '@/components/people/person-facts';
import type { PeopleFilter } from '@/lib/accounts/people/validation';
import type { Person } from '@/lib/accounts/people/queries/people';

type PeopleListProps = { people: Person[]; filter: PeopleFilter; nextBefore: number | null };

export function PeopleList({ people, filter, nextBefore }: PeopleListProps) {
  return (
    <>
      <SearchForm path="/admin/users" label="Username, name or email" value={filter.search} maxLength={100} />
      {people.length === 0 && <p className="hint">Nobody here.</p>}
      <ol className="admin-list">
        {people.map((person) => (
          <li key={person.id}>
            <a href={`/admin/users/${person.id}`} className="admin-list-title">
              {person.username}
            </a>
            <PersonFacts person={person} />
          </li>
        ))}
      </ol>
      {nextBefore && (
        <p>
          <a href={peoplePath(filter.search, nextBefore)} rel="next" className="button">
            Older accounts
          </a>
        </p>
      )}
    </>
  );
}

function peoplePath(search: string, before: number): string {
  const query = new URLSearchParams({ before: String(before) });
  if (search) query.set('search', search);
  return `/admin/users?${query}`;
}
