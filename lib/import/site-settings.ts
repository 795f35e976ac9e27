import { startOf } from '@/lib/cut-text';
import { FormerSettingsSchema } from '@/lib/import/former-settings';
import type { SourceSettings, SourceSite } from '@/lib/import/source-item';
import { HEADER_LINKS } from '@/lib/site/links';

/** What a source says of its site beside its posts, as settings; null where that is nothing. */
export function settingsOf(site: SourceSite): SourceSettings | null {
  const { title, description = '', language, timeZone, navigation = [], pinnedPost } = site;
  const texts = { title: startOf(title, 100), description: startOf(description, 300), language, timeZone };
  const said: [string, unknown][] = Object.entries(texts).filter(([, text]) => text !== '');
  if (navigation.length > 0) said.push(['navigation', navigation.slice(0, HEADER_LINKS)]);
  if (pinnedPost !== undefined) said.push(['pinnedPost', pinnedPost]);
  return said.length > 0 ? { kind: 'settings', key: 'settings', values: Object.fromEntries(said) } : null;
}

const names = { title: 'title', description: 'description', language: 'language', timeZone: 'time zone' };

/** Which settings are taken over, in words: those that readers see first with their text. */
export function settingsInWords(values: SourceSettings['values']): string[] {
  const former = FormerSettingsSchema.parse(values);
  const shown = Object.entries(names).flatMap(([key, name]) => {
    const value = former[key as keyof typeof names];
    return value ? [`${name}: ${value}`] : [];
  });
  const others = Object.entries(former).filter(([key, value]) => !(key in names) && value !== undefined);
  const { owner } = former;
  return [
    ...shown,
    ...(owner ? [`your name: ${owner.name}`] : []),
    ...(others.length > 0 ? [`and ${others.length} more`] : []),
  ];
}
