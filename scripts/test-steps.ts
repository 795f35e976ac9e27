import { readFileSync } from 'node:fs';
import path from 'node:path';

export type Count = { passed: number; failed: number };

/** One part of `npm test`; `count` reads the report that the tool wrote into `folder`. */
export type Step = {
  name: string;
  command: string[];
  environment?: Record<string, string>;
  count?: () => Count;
};

/** What `npm test` runs, in order. A step without tests counts as one. */
export function stepsFor(folder: string): Step[] {
  const vitest = (project: string): Step => {
    const report = path.join(folder, `${project}.json`);
    const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
    return {
      name: project,
      command: ['vitest', 'run', '--project', project, ...reporters],
      count: () => countVitest(report),
    };
  };
  const browserReport = path.join(folder, 'browser.json');
  return [
    { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
    // Lint reads types too, those of the routes included.
    { name: 'route types', command: ['next', 'typegen'] },
    { name: 'lint', command: ['eslint', '--max-warnings', '0', '.'] },
    { name: 'types', command: ['tsc', '--noEmit'] },
    vitest('unit'),
    vitest('db'),
    vitest('life'),
    { name: 'build', command: ['node', '--import', 'tsx', 'scripts/build.ts', '--if-stale'] },
    {
      name: 'browser',
      command: ['playwright', 'test'],
      environment: { PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport },
      count: () => countPlaywright(browserReport),
    },
  ];
}

function countVitest(file: string): Count {
  const report = readReport<{ numPassedTests: number; numFailedTests: number }>(file);
  return { passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 };
}

function countPlaywright(file: string): Count {
  const stats = readReport<{ stats: { expected: number; unexpected: number; flaky: number } }>(file)?.stats;
  return { passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0), failed: stats?.unexpected ?? 0 };
}

/** A tool that could not even start writes no report. */
function readReport<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
