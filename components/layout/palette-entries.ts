import { editPostPath, newPagePath, newPostPath } from '@/lib/paths';
import { settingsPath, settingsSections } from './settings-sections';
import { adminPlaces } from './admin-places';

export type PaletteEntry = {
  kind: 'Action' | 'Page' | 'Setting' | 'Post';
  label: string;
  href: string;
  /** What else somebody may call it. */
  words?: string;
};

const entries: PaletteEntry[] = [
  { kind: 'Action', label: 'New post', href: newPostPath(), words: 'write draft create' },
  { kind: 'Action', label: 'New page', href: newPagePath, words: 'write about imprint now create' },
  { kind: 'Action', label: 'View site', href: '/', words: 'home front page' },
  ...adminPlaces.map(({ label, href }): PaletteEntry => ({ kind: 'Page', label, href })),
  { kind: 'Page', label: 'Drafts', href: '/admin/posts?status=draft' },
  { kind: 'Page', label: 'Pages', href: '/admin/posts?kind=page', words: 'about' },
  {
    kind: 'Action',
    label: 'Bring an existing blog',
    href: '/admin/import',
    words: 'import wordpress ghost markdown hugo jekyll move',
  },
  { kind: 'Page', label: 'Scheduled posts', href: '/admin/posts?status=scheduled' },
  { kind: 'Page', label: 'API', href: '/api/docs', words: 'programs documentation' },
  ...settingsSections.map(({ label, href, words }): PaletteEntry => ({
    kind: 'Setting',
    label: `Settings: ${label}`,
    href,
    words,
  })),
  { kind: 'Setting', label: 'Site title', href: settingsPath('site'), words: 'name' },
  { kind: 'Setting', label: 'Site description', href: settingsPath('site') },
  { kind: 'Setting', label: 'Language', href: settingsPath('site') },
  { kind: 'Setting', label: 'Time zone', href: settingsPath('site'), words: 'clock date' },
  { kind: 'Setting', label: 'Icon', href: settingsPath('site'), words: 'favicon' },
  { kind: 'Setting', label: 'Logo', href: settingsPath('site') },
  { kind: 'Setting', label: 'Accent', href: settingsPath('look'), words: 'colour color' },
  { kind: 'Setting', label: 'Fonts', href: settingsPath('look'), words: 'serif sans typeface' },
  { kind: 'Setting', label: 'Home page', href: settingsPath('look'), words: 'layout front' },
  {
    kind: 'Setting',
    label: 'Registration',
    href: settingsPath('people'),
    words: 'accounts open closed invite',
  },
  { kind: 'Setting', label: 'Mail about new devices', href: settingsPath('people'), words: 'email notice' },
  { kind: 'Setting', label: 'Profile', href: '/account', words: 'name bio about you website' },
  { kind: 'Setting', label: 'Password', href: '/account/password' },
  { kind: 'Setting', label: 'Email', href: '/account/email', words: 'mail address' },
  { kind: 'Setting', label: 'Two-step login', href: '/account/two-factor', words: '2fa totp authenticator' },
  { kind: 'Setting', label: 'Devices', href: '/account/devices', words: 'sessions log out' },
  { kind: 'Setting', label: 'Tokens', href: '/account/tokens', words: 'api access' },
];

/** Those in which each typed word begins some word; all of them when nothing was typed. */
export function matchEntries(query: string): PaletteEntry[] {
  const wanted = wordsOf(query);
  return entries.filter(({ label, words = '' }) => {
    const own = wordsOf(`${label} ${words}`);
    return wanted.every((word) => own.some((candidate) => candidate.startsWith(word)));
  });
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];

type TitledPost = { id: number; title: string; state: string };

export const entryOfPost = ({ id, title, state }: TitledPost): PaletteEntry => ({
  kind: 'Post',
  label: title,
  href: editPostPath(id),
  words: state,
});

export const adminSearchPath = (query = ''): string =>
  query ? `/admin/search?${new URLSearchParams({ q: query }).toString()}` : '/admin/search';
