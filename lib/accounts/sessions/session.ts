import 'server-only';
import { cookies, headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { logInPath } from '@/lib/access/safe-path';
import { recordEvent } from '@/lib/audit/mutations/record-event';
import { makeActor, type Actor, type Viewer } from '@/lib/access/actor';
import type { Permission } from '@/lib/access/permissions';
import { auth, handlers, sessionCookie } from '@/lib/accounts/sessions/next-auth';
import { resumeSession } from '@/lib/accounts/sessions/resume-session';
import { reachDatabase } from '@/lib/db';
import { SignedOutFormError } from '@/lib/errors';

export { handlers };

/** The random id of the current session, or null. It never leaves the server. */
export const getSessionId = cache(async (): Promise<string | null> => {
  const session = await auth();
  const { sid } = (session?.user ?? {}) as { sid?: unknown };
  return typeof sid === 'string' ? sid : null;
});

/** The person who asks. Never call it in a reader page or its layout: those are the same for everybody. */
export const getViewer = cache(async (): Promise<Viewer> => {
  const id = await getSessionId();
  // next-auth says "no session" of a lost database too. Nobody is told to log in because of that: this throws.
  if (!id && (await cookies()).has(sessionCookie().name)) await reachDatabase();
  const user = id && (await resumeSession(id));
  return user ? makeActor(user) : null;
});

export async function requireMember(path: string): Promise<Actor> {
  const viewer = await getViewer();
  if (viewer) return viewer;
  // Without scripts a redirect would lose what was typed: the request fails, and server.ts gives the text back.
  if (await isFormSubmission()) throw new SignedOutFormError('form sent without a session');
  redirect(logInPath(path));
}

/** Guards the owner's pages; to anybody who is logged in and lacks the permission they do not exist. */
export async function requireAdmin(permission: Permission, path: string): Promise<Actor> {
  const member = await requireMember(path);
  if (permission(member)) return member;
  await recordEvent('denied', { actorId: member.id, userId: member.id, detail: path });
  notFound();
}

async function isFormSubmission(): Promise<boolean> {
  const type = (await headers()).get('content-type') ?? '';
  return type.startsWith('multipart/form-data') || type.startsWith('application/x-www-form-urlencoded');
}
