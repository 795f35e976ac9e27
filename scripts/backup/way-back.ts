/** What a person is told after an update: how to go back. @param passphraseFile that was given for the backup */
export function wayBack(
  file: string,
  { isEncrypted, passphraseFile }: { isEncrypted: boolean; passphraseFile?: string },
): string {
  const passphrase = isEncrypted
    ? ` --passphrase-file ${passphraseFile ? quoted(passphraseFile) : 'FILE'}`
    : '';
  const hint =
    isEncrypted && !passphraseFile
      ? '\nFILE is one whose first line is the passphrase that is set at /admin/backups.'
      : '';
  return `To go back to the Colophon that you had, stop the server and:
  npm run restore -- ${quoted(file)} --replace --as-it-was${passphrase}
  git checkout THE-VERSION-YOU-HAD && npm ci && npm start${hint}`;
}

/** A path as a shell takes it for one word. */
const quoted = (path: string): string =>
  /^[\w./:@%+=,-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
