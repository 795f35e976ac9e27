import type { FormValues } from '@/lib/form-state';
import { accents } from '@/lib/site/accent';
import { OWN_ACCENT } from '@/lib/site/look';
import type { NavigationInput } from '@/lib/site/navigation';
import type { Registration, Site } from '@/lib/site/queries/site';
import type {
  DiscussionInput,
  LookInput,
  RegistrationInput,
  SiteInput,
  WritingInput,
} from '@/lib/site/validation';

// What each section has of what is stored, and below what its form shows of that (of the navigation: navigation.ts).

export const siteSection = (
  site: Omit<SiteInput, 'iconUrl' | 'logoUrl'> & Pick<Site, 'icon' | 'logo'>,
): SiteInput => ({
  title: site.title,
  description: site.description,
  language: site.language,
  timeZone: site.timeZone,
  iconUrl: site.icon?.name ?? null,
  logoUrl: site.logo?.name ?? null,
});

export const lookSection = ({ accent, fontPair, homeLayout }: LookInput): LookInput => ({
  accent,
  fontPair,
  homeLayout,
});

export const navigationSection = (site: NavigationInput): NavigationInput => ({
  navigation: site.navigation,
  footerLinks: site.footerLinks,
  socialLinks: site.socialLinks,
  showColophon: site.showColophon,
});

export const writingSection = ({ drawnCovers }: WritingInput): WritingInput => ({ drawnCovers });

export const registrationSection = ({
  mode,
  notifyNewDevice,
}: Omit<Registration, 'hasInvite'>): RegistrationInput => ({
  registration: mode,
  notifyNewDevice,
});

const box = (isChecked: boolean): string => (isChecked ? 'on' : '');
const addressOf = (name: string | null | undefined): string => (name ? `/media/${name}` : '');

export const siteValues = ({ iconUrl, logoUrl, ...words }: SiteInput): FormValues => ({
  ...words,
  iconUrl: addressOf(iconUrl),
  logoUrl: addressOf(logoUrl),
});

export const isNamedAccent = (accent: string): boolean =>
  Object.values(accents).some((color) => color === accent);

export const lookValues = ({ accent, fontPair, homeLayout }: LookInput): FormValues => ({
  ownAccent: isNamedAccent(accent) ? '' : accent,
  accent: isNamedAccent(accent) ? accent : OWN_ACCENT,
  fontPair,
  homeLayout,
});

export const writingValues = ({ drawnCovers }: WritingInput): FormValues => ({
  drawnCovers: box(drawnCovers),
});

export const discussionValues = (stored: DiscussionInput): FormValues => ({
  commentsOnNewPosts: box(stored.commentsOnNewPosts),
  closeCommentsAfterDays: String(stored.closeCommentsAfterDays),
});

export const registrationValues = ({ registration, notifyNewDevice }: RegistrationInput): FormValues => ({
  registration,
  notifyNewDevice: box(notifyNewDevice),
});
