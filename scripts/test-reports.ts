import { readFileSync } from 'node:fs';

export type Count = { passed: number; failed: number; flaky: number; failures: string[] };

export const nothing: Count = { passed: 0, failed: 0, flaky: 0, failures: [] };

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: {
    message: string;
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
  }[];
};

type Suite = { suites?: Suite[]; specs?: Spec[] };
type Spec = { title: string; file: string; line: number; tests: BrowserTest[] };
type BrowserTest = { projectName: string; status: string; results: Result[] };
type Result = { errors: { message: string }[]; stdout: { text?: string }[] };
type PlaywrightReport = Suite & { stats: { expected: number; unexpected: number; flaky: number } };

export function readVitest(file: string): Count {
  const report = readReport<VitestReport>(file);
  const failures = (report?.testResults ?? []).flatMap(({ message, assertionResults }) => [
    ...(message ? [message] : []),
    ...assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => `${fullName}\n${failureMessages.join('\n')}`),
  ]);
  return { ...nothing, passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0, failures };
}

export function readPlaywright(file: string): Count {
  const report = readReport<PlaywrightReport>(file);
  if (!report) return nothing;
  const { expected, unexpected, flaky } = report.stats;
  const failures = specsOf(report).flatMap(failuresOf);
  return { passed: expected + flaky, failed: unexpected, flaky, failures };
}

const specsOf = ({ specs = [], suites = [] }: Suite): Spec[] => [...specs, ...suites.flatMap(specsOf)];

function failuresOf({ title, file, line, tests }: Spec): string[] {
  return tests
    .filter(({ status }) => status === 'unexpected' || status === 'flaky')
    .map(({ projectName, status, results }) => {
      const words = results.flatMap(({ errors, stdout }) => [
        ...errors.map(({ message }) => message),
        ...stdout.map(({ text = '' }) => text),
      ]);
      return `${status}: [${projectName}] ${file}:${line} ${title}\n${words.join('\n')}`;
    });
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
