import path from 'node:path';
import { readPlaywright, readVitest, type Count } from './test-reports';

export type Step = {
  name: string;
  command: string[];
  environment?: Record<string, string>;
  count?: () => Count;
};

export function stepsFor(folder: string): Step[] {
  const vitest = (project: string): Step => {
    const report = path.join(folder, `${project}.json`);
    const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
    return {
      name: project,
      command: ['vitest', 'run', '--project', project, ...reporters],
      count: () => readVitest(report),
    };
  };
  const browserReport = path.join(folder, 'browser.json');
  return [
    { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
    // Lint reads types too, those of the routes included.
    { name: 'route types', command: ['next', 'typegen'] },
    { name: 'lint', command: ['eslint', '--max-warnings', '0', '.'] },
    { name: 'types', command: ['tsc', '--noEmit'] },
    { name: 'unused', command: ['knip', '--no-config-hints'] },
    {
      name: 'migrations',
      command: ['node', '--import', './scripts/load-typescript.mjs', 'scripts/check-migrations.ts'],
    },
    vitest('unit'),
    vitest('db'),
    vitest('life'),
    {
      name: 'build',
      command: ['node', '--import', './scripts/load-typescript.mjs', 'scripts/build.ts', '--if-stale'],
    },
    {
      name: 'browser',
      command: ['playwright', 'test'],
      environment: { PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport },
      count: () => readPlaywright(browserReport),
    },
  ];
}
