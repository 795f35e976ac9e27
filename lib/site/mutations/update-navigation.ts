import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { changeSettings, type Saved, type Section } from '@/lib/site/mutations/change-settings';
import type { NavigationInput } from '@/lib/site/navigation';
import { readSite } from '@/lib/site/queries/site';
import { navigationSection } from '@/lib/site/section-values';

const section: Section<NavigationInput> = {
  read: async (tx) => navigationSection(await readSite(tx)),
  detail: () => 'navigation and footer',
  columns: navigationSection,
};

/**
 * Links of the header and of the footer.
 * @param shown as in `changeSettings`. @throws {NotFoundError} when the actor does not own the site
 */
export const updateNavigation = (
  actor: Actor,
  input: NavigationInput,
  shown?: Partial<NavigationInput>,
): Promise<Saved<NavigationInput>> => changeSettings(actor, section, navigationSection(input), shown);
