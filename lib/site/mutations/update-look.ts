import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { changeSettings, type Saved, type Section } from '@/lib/site/mutations/change-settings';
import { readSite } from '@/lib/site/queries/site';
import { lookSection } from '@/lib/site/section-values';
import type { LookInput } from '@/lib/site/validation';

const section: Section<LookInput> = {
  read: async (tx) => lookSection(await readSite(tx)),
  detail: ({ accent, fontPair, homeLayout }) =>
    `accent ${accent}, fonts ${fontPair}, home page ${homeLayout}`,
  columns: lookSection,
};

/**
 * Accent, fonts and what the home page is like.
 * @param shown as in `changeSettings`. @throws {NotFoundError} when the actor does not own the site
 */
export const updateLook = (
  actor: Actor,
  input: LookInput,
  shown?: Partial<LookInput>,
): Promise<Saved<LookInput>> => changeSettings(actor, section, lookSection(input), shown);
