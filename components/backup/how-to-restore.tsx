type HowToRestoreProps = { folder: string; newest?: { fileName: string; isEncrypted: boolean } };

export function HowToRestore({ folder, newest }: HowToRestoreProps) {
  const file = newest ? `${folder}/${newest.fileName}` : `${folder}/FILE`;
  const passphrase = newest?.isEncrypted ? ' --passphrase-file PASSPHRASE-FILE' : '';
  return (
    <>
      <p className="hint">
        On the machine of the site, or on another one with Colophon. Stop the site, restore, start it again:
      </p>
      <pre className="notice overflow-x-auto">
        <code>{`npm run restore -- '${file}'${passphrase}`}</code>
      </pre>
      <p className="hint">
        Where there is a site already, add <code>--replace</code>: a backup of it is made first. Everybody has
        to log in again afterwards. With <code>DATABASE_URL</code> set, the site goes to that database, so
        that this is also the way from the database that Colophon brings to a server, and back.{' '}
        <code>npm run verify -- FILE</code> tells whether a backup is whole, on any machine.
      </p>
    </>
  );
}
