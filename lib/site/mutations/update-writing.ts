import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { changeSettings } from '@/lib/site/mutations/change-settings';
import type { WritingInput } from '@/lib/site/validation';

/** What posts get that say nothing themselves. @throws {NotFoundError} when the actor does not own the site */
export const updateWriting = (actor: Actor, { drawnCovers }: WritingInput): Promise<void> =>
  changeSettings(actor, `drawn covers ${drawnCovers ? 'on' : 'off'}`, { drawnCovers });
