import 'server-only';
import { site } from '@/drizzle/schema';

/** Settings that an export has and an import takes over, in the order of the file, where pictures stand in between. */
export const namingColumns = {
  title: site.title,
  description: site.description,
  language: site.language,
  timeZone: site.timeZone,
};

export const otherColumns = {
  accent: site.accent,
  fontPair: site.fontPair,
  homeLayout: site.homeLayout,
  navigation: site.navigation,
  footerLinks: site.footerLinks,
  socialLinks: site.socialLinks,
  showColophon: site.showColophon,
  drawnCovers: site.drawnCovers,
  commentsOnNewPosts: site.commentsOnNewPosts,
  closeCommentsAfterDays: site.closeCommentsAfterDays,
  registration: site.registration,
  notifyNewDevice: site.notifyNewDevice,
  backupSchedule: site.backupSchedule,
  backupsKept: site.backupsKept,
};
