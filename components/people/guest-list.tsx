import { SearchForm } from '@/components/forms/search-form';
import { GuestFacts } from '@/components/people/guest-facts';
import type { ListedGuest } from '@/lib/guests/queries/guests';
import type { GuestsFilter } from '@/lib/guests/validation';

type GuestListProps = { guests: ListedGuest[]; filter: GuestsFilter; nextBefore: number | null };

export function GuestList({ guests, filter, nextBefore }: GuestListProps) {
  return (
    <>
      <SearchForm path="/admin/users/guests" label="Name or email" value={filter.search} maxLength={100} />
      {guests.length === 0 && <p className="hint">Nobody here.</p>}
      <ol className="admin-list">
        {guests.map((guest) => (
          <li key={guest.id}>
            <a href={`/admin/users/guests/${guest.id}`} className="admin-list-title">
              <bdi>{guest.name}</bdi>
            </a>
            <GuestFacts guest={guest} />
          </li>
        ))}
      </ol>
      {nextBefore && (
        <p>
          <a href={guestsPath(filter.search, nextBefore)} rel="next" className="button">
            More guests
          </a>
        </p>
      )}
    </>
  );
}

function guestsPath(search: string, before: number): string {
  const query = new URLSearchParams({ before: String(before) });
  if (search) query.set('search', search);
  return `/admin/users/guests?${query}`;
}
