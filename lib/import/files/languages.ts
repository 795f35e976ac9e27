import { languageOfCode } from '@/lib/import/files/language-of';

/** Folders that a site's settings give to languages, as Hugo's `contentDir`. */
export type LanguageDirectory = { folder: string; language: string };

export type FolderLanguage = {
  /** BCP 47 */
  language: string;
  /** The same path is there in another language, which has the address without a language. */
  isTranslation: boolean;
  /** The same file in the main language, where there is one. */
  original: string | null;
  /** Where the file would lie without its folder; null where the folder is part of the address. */
  plain: string | null;
};

type Group = { folders: Map<string, string>; counts: Map<string, number>; rests: Map<string, number> };

/** Which folders hold one language each: those that the settings name, and brothers such as `en` and `fr`, `blog_en` and `blog_ja`. */
export class Languages {
  private readonly groups = new Map<string, Group>();
  private readonly ofFolder = new Map<string, { group: Group; language: string }>();
  private readonly main = new Map<Group, string>();

  /** @param files that may be posts @param siteLanguage BCP 47, or empty */
  constructor(
    files: string[],
    private readonly declared: LanguageDirectory[],
    siteLanguage: string,
  ) {
    for (const file of files) this.collect(file);
    for (const group of this.groups.values()) {
      const main = mainOf(group, siteLanguage);
      if (main === null) continue;
      this.main.set(group, main);
      for (const [folder, language] of group.folders) this.ofFolder.set(folder, { group, language });
    }
  }

  of(file: string): FolderLanguage | null {
    const own = this.declared.find(({ folder }) => file.startsWith(`${folder}/`));
    for (const { folder, rest } of foldersOf(file)) {
      const found = this.ofFolder.get(folder);
      if (!found) continue;
      const isMain = found.language === this.main.get(found.group);
      return {
        language: own?.language ?? found.language,
        isTranslation: !isMain && (found.group.rests.get(rest) ?? 0) > 1,
        original: isMain ? null : this.originalOf(found.group, rest),
        plain: own ? `content/${file.slice(own.folder.length + 1)}` : null,
      };
    }
    return own
      ? {
          language: own.language,
          isTranslation: false,
          original: null,
          plain: `content/${file.slice(own.folder.length + 1)}`,
        }
      : null;
  }

  private originalOf(group: Group, rest: string): string | null {
    const main = this.main.get(group);
    const [folder] = [...group.folders].find(([, language]) => language === main) ?? [];
    return folder === undefined ? null : `${folder}/${rest}`;
  }

  private collect(file: string): void {
    for (const { folder, stem, language, rest } of foldersOf(file)) {
      const group = this.groups.get(stem) ?? { folders: new Map(), counts: new Map(), rests: new Map() };
      this.groups.set(stem, group);
      group.folders.set(folder, language);
      group.counts.set(language, (group.counts.get(language) ?? 0) + 1);
      group.rests.set(rest, (group.rests.get(rest) ?? 0) + 1);
    }
  }
}

/** Two letters may mean anything (`it`, `cs`): brothers must be of two languages, and the site's or English, or the same files, among them. */
function mainOf({ folders, counts, rests }: Group, siteLanguage: string): string | null {
  const languages = [...new Set(folders.values())];
  const isOfI18n = [...folders.keys()].every((folder) => /(?:^|\/)i18n\/[^/]+$/.test(folder));
  if (isOfI18n) return '';
  if (languages.length < 2) return null;
  const own = languages.find((language) => tongueOf(language) === tongueOf(siteLanguage));
  const known = own ?? languages.find((language) => tongueOf(language) === 'en');
  if (known !== undefined) return known;
  if (![...rests.values()].some((number) => number > 1)) return null;
  return [...counts].sort(([, m], [, n]) => n - m)[0]![0];
}

const tongueOf = (language: string): string => language.split('-')[0]!;

/** The folders of a path that are called as a language is, the outermost first. */
function foldersOf(file: string): { folder: string; stem: string; language: string; rest: string }[] {
  const parts = file.split('/');
  return parts.slice(0, -1).flatMap((name, index) => {
    const [, stem = '', code = ''] = /^(.*[_.-])?([a-z]{2}(?:[-_][a-z]{2,4}){0,2})$/i.exec(name) ?? [];
    const whole = languageOfCode(name);
    const language = whole ?? (stem === '' ? null : languageOfCode(code));
    if (language === null) return [];
    const parent = parts.slice(0, index).join('/');
    return [
      {
        folder: parts.slice(0, index + 1).join('/'),
        stem: `${parent}/${whole === null ? stem : ''}`,
        language,
        rest: parts.slice(index + 1).join('/'),
      },
    ];
  });
}
