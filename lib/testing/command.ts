import { execFile } from 'node:child_process';

export type Outcome = { code: number; out: string; err: string };

/** `npm run admin -- …` as a person runs it, on the database of `environment`. */
export function runAdminCommand(
  args: string[],
  { input = '', environment = {} }: { input?: string; environment?: Record<string, string> } = {},
): Promise<Outcome> {
  const node = ['--conditions=react-server', '--import', 'tsx', 'scripts/admin.ts', ...args];
  return new Promise((resolve) => {
    const env = { ...process.env, ...environment };
    const child = execFile(process.execPath, node, { env }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out: out.trim(), err: err.trim() }),
    );
    child.stdin!.end(input);
  });
}
