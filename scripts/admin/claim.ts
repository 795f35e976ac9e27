import { randomBytes } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { isPasswordProblem, passwordProblems } from '@/lib/accounts/passwords/password-rules';
import { say } from '@/lib/server/process/say';
import { StartError } from '@/lib/server/process/start-error';
import { claimSite } from '@/lib/accounts/registration/mutations/claim-site';
import { RegisterSchema } from '@/lib/accounts/registration/validation';

/** Whoever runs commands here needs no setup code: the command makes the one that it gives. */
export async function claim(username: string, email: string): Promise<void> {
  const given = await readPassword();
  const password = given || randomBytes(15).toString('base64url');
  const setupCode = (process.env.SETUP_TOKEN ||= randomBytes(16).toString('hex'));
  const input = RegisterSchema.safeParse({ username, email, password, confirmPassword: password, setupCode });
  if (!input.success) throw new StartError(input.error.issues.map(({ message }) => message).join('\n'));
  const claimed = await claimSite(input.data);
  if (!claimed.ok) throw new StartError(reasonOf(claimed.code));
  say(`${input.data.username} owns the site now.`);
  if (!given) say(`The password is ${password} and is shown this once. Change it after the first login.`);
}

async function readPassword(): Promise<string> {
  if (process.stdin.isTTY) return '';
  return (await text(process.stdin)).split(/\r?\n/)[0]!;
}

function reasonOf(code: string): string {
  if (isPasswordProblem(code)) return passwordProblems[code];
  return code === 'already-claimed' ? 'This site has an owner already.' : 'The setup code was refused.';
}
