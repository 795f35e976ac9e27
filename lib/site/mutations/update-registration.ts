import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { changeSettings, type Saved, type Section } from '@/lib/site/mutations/change-settings';
import { getRegistration } from '@/lib/site/queries/site';
import { registrationSection } from '@/lib/site/section-values';
import type { RegistrationInput } from '@/lib/site/validation';

const section: Section<RegistrationInput> = {
  read: async (tx) => registrationSection(await getRegistration(tx)),
  detail: ({ registration, notifyNewDevice }) =>
    `registration ${registration}, new-device notices ${notifyNewDevice ? 'on' : 'off'}`,
  columns: ({ registration, notifyNewDevice }) => ({ registration, notifyNewDevice }),
};

/**
 * Decides who may register, and about notices.
 * @param shown as in `changeSettings`. @throws {NotFoundError} when the actor does not own the site
 */
export const updateRegistration = (
  actor: Actor,
  input: RegistrationInput,
  shown?: Partial<RegistrationInput>,
): Promise<Saved<RegistrationInput>> => changeSettings(actor, section, input, shown);
