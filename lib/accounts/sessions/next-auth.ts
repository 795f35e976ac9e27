import 'server-only';
import { randomBytes } from 'node:crypto';
import { headers } from 'next/headers';
import { NextRequest } from 'next/server';
import NextAuth, { AuthError, CredentialsSignin, type NextAuthConfig } from 'next-auth';
import { encode } from 'next-auth/jwt';
import Credentials from 'next-auth/providers/credentials';
import { recordEvent } from '@/lib/audit/mutations/record-event';
import { requestingAddress, recordedNetwork } from '@/lib/limits/requesting-address';
import { HashingBusyError } from '@/lib/accounts/passwords/hash-pool';
import { signingKey } from '@/lib/access/signing-key';
import { hostCookie } from '@/lib/access/host-cookie';
import { noteDevice } from '@/lib/accounts/sessions/mutations/note-device';
import { endSession, startCheckedSession } from '@/lib/accounts/sessions/mutations/sessions';
import { SESSION_SECONDS } from '@/lib/accounts/sessions/lifetime';
import { resumeSession } from '@/lib/accounts/sessions/resume-session';
import { verifyCredentials, type Verification } from '@/lib/accounts/sessions/verify-credentials';
import { settings } from '@/lib/env';
import { answerUnavailable } from '@/lib/server/http/next/noted-status';
import { safePath } from '@/lib/access/safe-path';

/** Read at each request, not when the module loads: building needs no settings. */
const { handlers: routes, auth, signIn, signOut } = NextAuth(config);
export { auth, AuthError, signIn, signOut };

export const handlers = {
  GET: (request: NextRequest) => answer(withoutCallback(request), routes.GET),
  POST: (request: NextRequest) => answer(withoutCallback(request), routes.POST),
};

const failures = new WeakMap<Request, unknown>();

/** next-auth takes a session it cannot look up for one that ended: a lost database would log everybody out. */
async function answer(
  request: NextRequest,
  route: (request: NextRequest) => Promise<Response>,
): Promise<Response> {
  const answered = await route(request);
  if (failures.has(request)) throw failures.get(request);
  return answered;
}

export class CodeRequired extends CredentialsSignin {
  override code = 'code-required';
  constructor(readonly firstStep: string) {
    super();
  }
}

export function sessionCookie() {
  const { name, options } = hostCookie('colophon-session');
  return { name, options: { ...options, httpOnly: true } };
}

export function encodeSession(userId: number, sid: string): Promise<string> {
  const token = { sub: String(userId), sid };
  return encode({ token, salt: sessionCookie().name, secret: signingKey(), maxAge: SESSION_SECONDS });
}

/** Removes the next page from the address: next-auth answers 500 when it makes no sense to it, and nothing here needs it. */
function withoutCallback(request: NextRequest): NextRequest {
  const url = new URL(request.url);
  if (!url.searchParams.has('callbackUrl')) return request;
  url.searchParams.delete('callbackUrl');
  return new NextRequest(url, request);
}

/** next-auth refuses every request while its callback cookie makes no sense to it: a planted one would lock a browser out. */
function unusedCookie() {
  const { name, options } = hostCookie(`colophon-unused-${randomBytes(6).toString('hex')}`);
  return { name, options: { ...options, httpOnly: true, maxAge: 0 } };
}

function config(request?: Request): NextAuthConfig {
  const { AUTH_SECRET, SITE_URL } = settings();
  return {
    secret: AUTH_SECRET,
    trustHost: true,
    basePath: '/api/auth',
    useSecureCookies: SITE_URL.startsWith('https:'),
    cookies: { sessionToken: sessionCookie(), callbackUrl: unusedCookie() },
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    pages: { signIn: '/login', signOut: '/account', error: '/login', verifyRequest: '/login' },
    providers: [
      Credentials({
        credentials: { identifier: {}, password: {}, remember: {}, code: {}, firstStep: {}, newAccount: {} },
        authorize,
      }),
    ],
    callbacks: {
      // `trigger: 'update'` brings data that any signed-in person may choose: ignored, like all that is not in the row.
      async jwt({ token, user, trigger }) {
        if (trigger === 'signIn' && user) return { sub: user.id, sid: await startLogin(user as Verified) };
        const { sub, sid } = token as { sub?: string; sid?: unknown };
        const owner = typeof sid === 'string' ? await resumeSession(sid).catch(noteFailure(request)) : null;
        return owner && String(owner.id) === sub ? { sub, sid } : null;
      },
      // What /api/auth/session tells the browser: nothing that identifies. `auth()` adds the token itself.
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) =>
        baseUrl + safePath(url.startsWith(baseUrl) ? url.slice(baseUrl.length) : url),
    },
    events: {
      // next-auth only takes the cookie away. Without a request `logOutOfThisDevice` asks, which has ended the row.
      async signOut(left) {
        const sid = 'token' in left ? left.token?.sid : undefined;
        if (request && typeof sid === 'string') await endByHand(sid).catch(noteFailure(request));
      },
    },
    // Failures are told to the person by the actions, and logged there; next-auth would print stack traces.
    logger: { error: () => {}, warn: () => {}, debug: () => {} },
  };
}

async function endByHand(sid: string): Promise<void> {
  const user = await resumeSession(sid);
  if (user) await recordEvent('log-out', { actorId: user.id, userId: user.id });
  await endSession(sid);
}

const noteFailure =
  (request: Request | undefined) =>
  (error: unknown): never => {
    if (request) failures.set(request, error);
    throw error;
  };

type Verified = Extract<Verification, { outcome: 'verified' }>['user'];

/** @throws {CredentialsSignin} when the password was changed while it was checked */
async function startLogin({ id, remember, password }: Verified): Promise<string> {
  const userAgent = (await headers()).get('user-agent') ?? '';
  const network = recordedNetwork(await requestingAddress());
  const login = { userId: Number(id), password };
  const sid = await startCheckedSession(login, { remember, userAgent, network });
  if (!sid) throw new CredentialsSignin();
  await noteDevice(login.userId, { userAgent, network });
  return sid;
}

async function authorize(input: unknown) {
  const verification = await verifyCredentials(input, await requestingAddress()).catch((error: unknown) => {
    // next-auth would make a redirect of it.
    if (error instanceof HashingBusyError) answerUnavailable(error.retryAfter);
    throw error;
  });
  if (verification.outcome === 'code-required') throw new CodeRequired(verification.firstStep);
  return verification.outcome === 'verified' ? verification.user : null;
}
