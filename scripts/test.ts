/** Goes on after a failure, so that one run tells all. `npm test -- unit db` runs the named steps only. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromiumPath } from './chromium';
import { nothing, type Count } from './test-reports';
import { stepsFor, type Step } from './test-steps';

const folder = mkdtempSync(path.join(os.tmpdir(), 'colophon-report-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
// The terminal's Ctrl-C reaches the running step, which ends and is reported.
process.on('SIGINT', () => (isInterrupted = true));
let isInterrupted = false;

const chosen = process.argv.slice(2);
const steps = stepsFor(folder);
const unknown = chosen.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  print(`There is no step "${unknown[0]}". The steps: ${steps.map(({ name }) => name).join(', ')}`);
  process.exit(1);
}

const startedAt = Date.now();
const total: Count = { ...nothing, failures: [] };
const summary: string[] = [];
for (const step of steps.filter(({ name }) => chosen.length === 0 || chosen.includes(name))) {
  if (isInterrupted) break;
  print(`\n── ${step.name}`);
  const stepStartedAt = Date.now();
  const { passed, failed, flaky, failures } = await run(step);
  total.failures.push(...failures);
  total.passed += passed;
  total.failed += failed;
  total.flaky += flaky;
  const counts = step.count ? `${passed} passed, ${failed} failed` : failed ? 'failed' : 'passed';
  summary.push(`${failed ? '✗' : '✓'} ${step.name.padEnd(12)} ${secondsSince(stepStartedAt)}  ${counts}`);
  print(summary.at(-1)!);
}

// Once more at the end, where whoever sees only the last lines of a long log looks.
for (const failure of total.failures) print(`\n✗ ${failure.slice(0, 4000)}`);
print(`\n${summary.join('\n')}\n\nin ${secondsSince(startedAt).trim()}`);
if (total.flaky > 0) print(`${total.flaky} of them passed only when tried again: see above`);
print(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 || isInterrupted ? 1 : 0;

/** A tool that fails without a failed test (a file that does not load, a server that does not start) counts as one. */
async function run(step: Step): Promise<Count> {
  const needsBrowser = step.name === 'browser';
  if (needsBrowser && !hasChromium()) return { ...nothing, failed: 1 };
  const isSuccess = await execute(step);
  const count = step.count?.() ?? { ...nothing, passed: isSuccess ? 1 : 0 };
  return isSuccess ? count : { ...count, failed: Math.max(count.failed, 1) };
}

async function execute({ command, environment }: Step): Promise<boolean> {
  const [tool = '', ...args] = command;
  const file = tool === 'node' ? process.execPath : path.resolve('node_modules/.bin', tool);
  const child = spawn(file, args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...environment },
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return code === 0;
}

function hasChromium(): boolean {
  try {
    chromiumPath();
    return true;
  } catch (error) {
    print((error as Error).message);
    return false;
  }
}

function secondsSince(start: number): string {
  return `${((Date.now() - start) / 1000).toFixed(1)} s`.padStart(8);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
