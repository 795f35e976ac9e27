import { notFound } from 'next/navigation';
import type { Viewer } from '@/lib/access/actor';
import { UserIdSchema } from '@/lib/accounts/people/validation';
import { getPerson } from '@/lib/accounts/people/queries/people';

export async function findPerson(viewer: Viewer, id: string) {
  const { data } = UserIdSchema.safeParse({ id });
  return (data && (await getPerson(viewer, data.id))) ?? notFound();
}
