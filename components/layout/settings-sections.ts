export type SettingsSection = {
  href: string;
  label: string;
  /** What else somebody may look for there. */
  words: string;
};

type SectionName = 'site' | 'look' | 'navigation' | 'writing' | 'comments' | 'people';

export const settingsPath = (name: SectionName): string => `/admin/settings/${name}`;

const section = (name: SectionName, label: string, words = ''): SettingsSection => ({
  href: settingsPath(name),
  label,
  words,
});

/** Each has a page and a form of its own; `/admin/settings` leads to the first. */
export const settingsSections: [SettingsSection, ...SettingsSection[]] = [
  section('site', 'Site'),
  section('look', 'Look', 'theme design appearance'),
  section('navigation', 'Navigation', 'menu header footer links social'),
  section('writing', 'Writing', 'drawn covers'),
  section('comments', 'Comments', 'discussion open close days new posts'),
  section('people', 'People', 'accounts'),
];
