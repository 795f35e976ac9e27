import 'server-only';
import { db } from '@/lib/db';
import { restoreSettings, undoSettings } from '@/lib/import/mutations/restore-settings';
import { updateDiscussion } from '@/lib/site/mutations/update-discussion';
import { updateLook } from '@/lib/site/mutations/update-look';
import { updateNavigation } from '@/lib/site/mutations/update-navigation';
import { updateSite } from '@/lib/site/mutations/update-site';
import { updateWriting } from '@/lib/site/mutations/update-writing';
import { makeOwner } from '@/lib/testing/factories';
import type { Run } from '@/lib/testing/picture-notices';

const site = { title: 'Another', description: '', language: 'en', timeZone: 'UTC' };
const look = { accent: '#1e6b3c', fontPair: 'sans', homeLayout: 'notes' } as const;
const navigation = { navigation: [], footerLinks: [], socialLinks: [], showColophon: false };

/** For lib/content-notice.db.test.ts: each section of the settings. */
export const changingSettings: Record<string, Run> = {
  updateSite: async () => {
    const owner = await makeOwner();
    return () => updateSite(owner, site);
  },
  updateLook: async () => {
    const owner = await makeOwner();
    return () => updateLook(owner, look);
  },
  updateNavigation: async () => {
    const owner = await makeOwner();
    return () => updateNavigation(owner, navigation);
  },
  updateWriting: async () => {
    const owner = await makeOwner();
    return () => updateWriting(owner, { drawnCovers: true });
  },
  restoreSettings: async () => {
    const owner = await makeOwner();
    return () => db.transaction((tx) => restoreSettings(tx, owner, { title: 'Another' }, null));
  },
  undoSettings: async () => {
    const owner = await makeOwner();
    const restored = await db.transaction((tx) => restoreSettings(tx, owner, { title: 'More' }, null));
    return () => db.transaction((tx) => undoSettings(tx, restored));
  },
  updateDiscussion: async () => {
    const owner = await makeOwner();
    return () => updateDiscussion(owner, { commentsOnNewPosts: true, closeCommentsAfterDays: 0 });
  },
};
