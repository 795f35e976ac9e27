import 'server-only';
import { notFound, unstable_rethrow } from 'next/navigation';
import type { z } from 'zod';
import { recordEvent } from '@/lib/audit/mutations/record-event';
import type { Actor, Viewer } from '@/lib/access/actor';
import type { Permission } from '@/lib/access/permissions';
import { getViewer } from '@/lib/accounts/sessions/session';
import { isDatabaseUnavailable, NotFoundError, saveFailure } from '@/lib/errors';
import { noteSaveFailure } from '@/lib/saving';
import { ThrottledError } from '@/lib/limits/mutations/throttle';
import { failed, valuesOf, type FormAction, type FormState, type FormValues } from '@/lib/form-state';
import { HashingBusyError } from '@/lib/accounts/passwords/password';
import { RenderingBusyError } from '@/lib/markdown/render-lane';
import { noteAction, noteSaved } from '@/lib/server/http/content-version';
import { answerUnavailable, DATABASE_RETRY_AFTER } from '@/lib/server/http/next/noted-status';

type Context<Input, Who> = { actor: Who; input: Input; values: FormValues };
type Handler<Input, Who> = (context: Context<Input, Who>) => Promise<FormState>;

const messages = {
  signedOut: 'You are no longer logged in. Your text is still here: log in in another tab, then try again.',
  unavailable:
    'This could not be saved, your text is still here. The database cannot be reached; try again in a moment.',
  full: 'This could not be saved, your text is still here. The database takes nothing at the moment, which the owner of the site must mend; try again later.',
  rendering:
    'Very many texts are being sent at this moment. Yours is still here; please try again in a few seconds.',
  busy: 'Very many people are logging in at this moment. Please try again in a few seconds.',
};

export function publicAction<S extends z.ZodType>(
  schema: S,
  handler: Handler<z.output<S>, Viewer>,
): FormAction {
  return (_state, form) =>
    run(schema, form, async (context) => handler({ ...context, actor: await getViewer() }));
}

export function memberAction<S extends z.ZodType>(
  schema: S,
  handler: Handler<z.output<S>, Actor>,
): FormAction {
  return (_state, form) =>
    run(schema, form, async (context) => {
      const actor = await getViewer();
      return actor ? handler({ ...context, actor }) : failed(context.values, messages.signedOut);
    });
}

/** A server action of the owner's pages; to anybody who lacks the permission it does not exist. */
export function adminAction<S extends z.ZodType>(
  permission: Permission,
  schema: S,
  handler: Handler<z.output<S>, Actor>,
): FormAction {
  return memberAction(schema, async (context) => {
    if (permission(context.actor)) return handler(context);
    await recordEvent('denied', {
      actorId: context.actor.id,
      userId: context.actor.id,
      detail: 'a form of the owner',
    });
    notFound();
  });
}

export const invalid = (values: FormValues, fieldErrors: Record<string, string>): FormState => ({
  status: 'invalid',
  fieldErrors,
  values,
});

async function run<S extends z.ZodType>(
  schema: S,
  sent: unknown,
  handler: (context: { input: z.output<S>; values: FormValues }) => Promise<FormState>,
): Promise<FormState> {
  noteAction();
  // Types do not bind who writes the request by hand.
  const form = sent instanceof FormData ? sent : new FormData();
  const values = valuesOf(form);
  const parsed = schema.safeParse(Object.fromEntries(form));
  if (!parsed.success) return invalid(values, firstMessages(parsed.error));
  try {
    const state = await handler({ input: parsed.data, values });
    if (state.status === 'done') noteSaved();
    return state;
  } catch (error) {
    // Whoever is led on has been served; what waits for a log-in waits in a place of its own.
    if (isRedirect(error)) noteSaved();
    unstable_rethrow(error);
    noteSaveFailure(error);
    if (saveFailure(error)) return tryLater(values, messages.full, DATABASE_RETRY_AFTER);
    if (isDatabaseUnavailable(error)) return tryLater(values, messages.unavailable, DATABASE_RETRY_AFTER);
    if (error instanceof RenderingBusyError) return tryLater(values, messages.rendering, error.retryAfter);
    if (error instanceof HashingBusyError) return tryLater(values, messages.busy, error.retryAfter);
    if (error instanceof ThrottledError) return throttled(error, values);
    if (error instanceof NotFoundError) notFound();
    throw error;
  }
}

const isRedirect = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  String((error as { digest?: unknown }).digest).startsWith('NEXT_REDIRECT');

function tryLater(values: FormValues, message: string, retryAfter: number): FormState {
  answerUnavailable(retryAfter);
  return failed(values, message);
}

async function throttled(error: ThrottledError, values: FormValues): Promise<FormState> {
  await recordEvent('throttled', { detail: error.limit });
  const minutes = Math.ceil(error.retryAfter / 60);
  const wait = minutes === 1 ? 'a minute' : `${minutes} minutes`;
  return failed(values, `Too many attempts. Please try again in ${wait}.`);
}

function firstMessages(error: z.ZodError): Record<string, string> {
  const fieldErrors: Record<string, string> = {};
  for (const issue of error.issues) fieldErrors[String(issue.path[0] ?? '')] ??= issue.message;
  return fieldErrors;
}
