import { notFound } from 'next/navigation';
import type { Viewer } from '@/lib/access/actor';
import { UserIdSchema } from '@/lib/accounts/people/validation';
import { getPerson } from '@/lib/accounts/people/queries/people';

/** The account that an address names, or a 404. */
export async function findPerson(viewer: Viewer, id: string) {
  const { data } = UserIdSchema.safeParse({ id });
  return (data && (await getPerson(viewer, data.id))) ?? notFound();
}
