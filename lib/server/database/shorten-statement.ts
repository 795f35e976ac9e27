import { cutTo } from '@/lib/cut-text';

/** The first words of a statement, without remarks. */
export const shortenStatement = (statement: string): string =>
  cutTo(
    statement
      .split('\n')
      .filter((line) => !line.trimStart().startsWith('--'))
      .join(' ')
      .replace(/\s+/g, ' ')
      .trim(),
    120,
  );
