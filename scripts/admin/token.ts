import { scopeNames } from '@/lib/access/scopes';
import { createTokenByCommand } from '@/lib/accounts/personal-tokens/mutations/create-token';
import { parseScopes, TokenNameSchema } from '@/lib/accounts/personal-tokens/validation';
import { getPersonAsActor } from '@/lib/accounts/sessions/queries/owner';
import { NotFoundError } from '@/lib/errors';
import { complain, say } from '@/lib/server/process/say';
import { StartError } from '@/lib/server/process/start-error';

const DAYS = 90;

/** The token alone goes to standard output, so that a script can take it. */
export async function makeTokenFor(
  user: { id: number; username: string },
  [name = '', scopeText = '', daysText]: string[],
): Promise<void> {
  const parsedName = TokenNameSchema.safeParse(name);
  if (!parsedName.success) throw new StartError(parsedName.error.issues[0]!.message);
  const scopes = parseScopes(scopeText);
  if (!scopes)
    throw new StartError(`"${scopeText}" is not a list of scopes. There are: ${scopeNames.join(', ')}.`);
  const days = parseDays(daysText);
  const person = await getPersonAsActor(user.id);
  const made = await createTokenByCommand(person!, { name: parsedName.data, scopes, days }).catch(
    (error: unknown) => {
      if (!(error instanceof NotFoundError)) throw error;
      throw new StartError(`${user.username} may not do all of "${scopeText}", so no token may either.`);
    },
  );
  if (!made.ok) throw new StartError(`${user.username} has 100 tokens already.`);
  complain(`A token of ${user.username}, shown this once:`);
  say(made.value);
}

function parseDays(text: string | undefined): number | null {
  if (text === undefined) return DAYS;
  if (text === 'never') return null;
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new StartError(`"${text}" is not a number of days from 1 to 9999, nor "never".`);
}
