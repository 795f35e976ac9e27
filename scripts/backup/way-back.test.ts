import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { wayBack } from './way-back';

/** The words that a shell makes of the command. */
function wordsOf(told: string): string[] {
  const [command = ''] = /npm run restore -- .*/.exec(told) ?? [];
  const script = `${command.replace('npm run restore --', 'printf "%s\\n"')}`;
  return execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' }).trimEnd().split('\n');
}

test.each(['/backups/plain.tar', '/my backups/$HOME `id`; "x".tar', "/it's mine/\u{1f642}.tar"])(
  'a shell takes %s as it is',
  (file) => {
    expect(wordsOf(wayBack(file, { isEncrypted: false }))).toEqual([file, '--replace', '--as-it-was']);
    const told = wayBack(file, { isEncrypted: true, passphraseFile: file });
    expect(wordsOf(told)).toEqual([file, '--replace', '--as-it-was', '--passphrase-file', file]);
    expect(told).not.toContain('/admin/backups');
  },
);

test('of a backup with the passphrase of the site it is told what the file must hold', () => {
  const told = wayBack('/backups/one.tar.enc', { isEncrypted: true });
  expect(wordsOf(told).slice(-2)).toEqual(['--passphrase-file', 'FILE']);
  expect(told).toContain('the passphrase that is set at /admin/backups');
});
