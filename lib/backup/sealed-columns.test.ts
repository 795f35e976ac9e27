import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { BACKUP_PURPOSE, sealedColumns } from '@/lib/backup/sealed-columns';

/** Of cookies and addresses, of answers that are kept for a day, and of files: none stands in a row of a backup for long. */
const passing = [
  'answer to a request that may come twice',
  'backup download',
  'first step of a login',
  'kept text',
  'log in to a new account',
];

test('whatever is sealed in a row is known to whoever restores it', () => {
  const purposes = readdirSync('lib', { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ts$/.test(name) && !/\.test\.ts$/.test(name))
    .flatMap((name) => {
      const code = readFileSync(`lib/${name}`, 'utf8');
      if (!/\bseal\(/.test(code) || name === 'access/tokens.ts') return [];
      const named = [...code.matchAll(/^(?:export )?const [A-Z_]*PURPOSE = '([^']+)'/gm)].map(
        ([, text]) => text!,
      );
      const inline = [...code.matchAll(/\bseal\(\s*'([^']+)'/g)].map(([, text]) => text!);
      const found = [...named, ...inline, ...(code.includes('seal(BACKUP_PURPOSE') ? [BACKUP_PURPOSE] : [])];
      return found.length > 0 ? found : [`unknown, in ${name}`];
    });
  const known = [...sealedColumns.map(({ purpose }) => purpose), ...passing];
  expect(purposes.filter((purpose) => !known.includes(purpose))).toEqual([]);
  expect(new Set(purposes).size).toBeGreaterThanOrEqual(4);
});
