import { ActionButton } from '@/components/forms/action-button';
import type { FormAction } from '@/lib/form-state';
import { writtenBy } from '@/lib/guests/counts';
import type { OfferedGuest } from '@/lib/guests/queries/own-guests';

type OfferedGuestsProps = {
  guests: OfferedGuest[];
  actions: { takeOver: FormAction; decline: FormAction };
};

/** What was written on an imported blog with the confirmed address of whoever looks. Nothing where there is nothing. */
export function OfferedGuests({ guests, actions }: OfferedGuestsProps) {
  if (guests.length === 0) return null;
  return (
    <section className="account-section" aria-labelledby="written-elsewhere">
      <h2 id="written-elsewhere" className="section-title">
        Are these yours?
      </h2>
      <ul className="offered-guests">
        {guests.map((guest) => {
          const hidden = { id: guest.id };
          const about = `: ${writtenBy(guest)} by ${guest.name}`;
          return (
            <li key={guest.id}>
              <p>
                {(guest.commentCount || guest.postCount) === 1 ? 'There is' : 'There are'} {writtenBy(guest)}{' '}
                by “<bdi>{guest.name}</bdi>” from an imported blog with your address.
              </p>
              <div className="button-row">
                <ActionButton
                  action={actions.takeOver}
                  hidden={hidden}
                  about={about}
                  className="button button-primary"
                >
                  They are mine
                </ActionButton>
                <ActionButton action={actions.decline} hidden={hidden} about={about}>
                  Not me
                </ActionButton>
              </div>
            </li>
          );
        })}
      </ul>
      <p className="hint">
        What you take over stands under your name, with a link to your profile, as if you had written it here.
      </p>
    </section>
  );
}
