import type { Page } from '@playwright/test';
import { sealWith } from '@/lib/access/seal';
import { AUTH_SECRET } from './auth-secret';
import { expect, unique } from './fixtures';

/** @returns its page. Stopped, so that the other tests tell it nothing. */
export async function makeStoppedWebhook(admin: Page): Promise<string> {
  await admin.goto('/admin/webhooks');
  const url = `https://hooks.example.org/${unique('in')}`;
  await admin.getByLabel('Address').fill(url);
  await admin.getByRole('button', { name: 'Make webhook' }).click();
  await expect(admin.getByLabel('Secret')).toHaveValue(/^whsec_/);
  await admin.getByRole('link', { name: url }).click();
  await admin.getByLabel('Send to this address').uncheck();
  await admin.getByRole('button', { name: 'Save webhook' }).click();
  await expect(admin.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible();
  return new URL(admin.url()).pathname;
}

/** One pixel. */
export async function addPicture(admin: Page, origin: string): Promise<string> {
  const data = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
  const answer = await admin.request.post('/admin/media/upload', {
    data,
    headers: { origin, 'content-type': 'application/octet-stream' },
  });
  const { id } = (await answer.json()) as { id: number };
  return `/admin/media/${id}`;
}

/** What the first step of logging in leaves behind, for those who have an authenticator app. */
export function noteOfFirstStep(): string {
  const note = { userId: 1, remember: false, password: 'a fingerprint', expiresAt: Date.now() + 300_000 };
  return sealWith(AUTH_SECRET, 'first step of a login', '', JSON.stringify(note));
}
