import 'server-only';
import { cookies } from 'next/headers';
import { FIRST_STEP_SECONDS, readFirstStep } from '@/lib/accounts/two-factor/first-step';
import { hostCookie } from '@/lib/access/host-cookie';

export async function keepFirstStep(token: string): Promise<void> {
  const { name, options } = cookie();
  (await cookies()).set(name, token, { ...options, httpOnly: true, maxAge: FIRST_STEP_SECONDS });
}

export async function getFirstStep(): Promise<string | undefined> {
  return (await cookies()).get(cookie().name)?.value;
}

export async function hasFirstStep(): Promise<boolean> {
  const token = await getFirstStep();
  return token !== undefined && readFirstStep(token) !== null;
}

export async function forgetFirstStep(): Promise<void> {
  const { name, options } = cookie();
  (await cookies()).set(name, '', { ...options, httpOnly: true, maxAge: 0 });
}

const cookie = () => hostCookie('colophon-first-step');
