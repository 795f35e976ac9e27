import 'server-only';
import { notFound, permanentRedirect, redirect } from 'next/navigation';
import { locationOf } from '@/lib/redirects/address';
import { findOwnRedirect } from '@/lib/redirects/queries/redirects';

/** Where nothing else is: the owner may have said where to go instead. @param path decoded, without a trailing slash */
export async function leadOn(path: string): Promise<never> {
  const found = await findOwnRedirect(path);
  if (!found) notFound();
  const location = locationOf(found.target);
  return found.isPermanent ? permanentRedirect(location) : redirect(location);
}
