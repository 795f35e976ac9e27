/** The lists of an import. */
export const importSections = [
  ...(['public', 'create', 'update', 'unchanged', 'skip', 'fail'] as const),
  ...(['drafts', 'findings', 'kept'] as const),
] as const;

export type ImportSection = (typeof importSections)[number];
