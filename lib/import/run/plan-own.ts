import type { PlannedItem } from '@/lib/import/mutations/stage-items';
import { isNewSite } from '@/lib/import/queries/is-new-site';
import { settingsInWords } from '@/lib/import/site-settings';
import type { SourceSettings } from '@/lib/import/source-item';
import { findPictureStates } from '@/lib/media/queries/find-pictures';

/** Under their names: one of the same name is the same picture, whatever was made of it since. */
export async function planPictures(names: string[]): Promise<PlannedItem[]> {
  const known = await findPictureStates(names);
  return names.map((key) => {
    const found = known.get(key);
    return { kind: 'picture', key, action: found && !found.deletedAt ? 'unchanged' : 'create' };
  });
}

/** @param isWanted by the owner; without a word they are what a new site begins with, and no other */
export async function planSettings(
  { values }: SourceSettings,
  isWanted: boolean | undefined,
): Promise<PlannedItem> {
  const item = { kind: 'settings', key: 'settings' };
  if (isWanted ?? (await isNewSite()))
    return { ...item, action: 'update', findings: { settings: settingsInWords(values) } };
  const why =
    isWanted === false
      ? 'they were left out'
      : 'the site has been set up already, and they were not asked for';
  return { ...item, action: 'skip', why };
}
