import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { changeSettings, type Saved, type Section } from '@/lib/site/mutations/change-settings';
import { readSite } from '@/lib/site/queries/site';
import { writingSection } from '@/lib/site/section-values';
import type { WritingInput } from '@/lib/site/validation';

const section: Section<WritingInput> = {
  read: async (tx) => writingSection(await readSite(tx)),
  detail: ({ drawnCovers }) => `drawn covers ${drawnCovers ? 'on' : 'off'}`,
  columns: writingSection,
};

/**
 * What posts get that say nothing themselves.
 * @param shown as in `changeSettings`. @throws {NotFoundError} when the actor does not own the site
 */
export const updateWriting = (
  actor: Actor,
  input: WritingInput,
  shown?: Partial<WritingInput>,
): Promise<Saved<WritingInput>> => changeSettings(actor, section, input, shown);
