import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { changeSettings } from '@/lib/site/mutations/change-settings';
import type { LookInput } from '@/lib/site/validation';

/** Accent, fonts and what the home page is like. @throws {NotFoundError} when the actor does not own the site */
export const updateLook = (actor: Actor, { accent, fontPair, homeLayout }: LookInput): Promise<void> =>
  changeSettings(actor, `accent ${accent}, fonts ${fontPair}, home page ${homeLayout}`, {
    accent,
    fontPair,
    homeLayout,
  });
