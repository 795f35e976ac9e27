import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { changeSettings } from '@/lib/site/mutations/change-settings';
import type { NavigationInput } from '@/lib/site/navigation';

/** Links of the header and of the footer. @throws {NotFoundError} when the actor does not own the site */
export const updateNavigation = (
  actor: Actor,
  { navigation, footerLinks, socialLinks, showColophon }: NavigationInput,
): Promise<void> =>
  changeSettings(actor, 'navigation and footer', { navigation, footerLinks, socialLinks, showColophon });
