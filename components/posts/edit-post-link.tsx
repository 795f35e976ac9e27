'use client';

import { Pencil } from 'lucide-react';
import { useSession } from '@/components/layout/use-session';
import { canManagePosts } from '@/lib/access/permissions';
import { editPostPath } from '@/lib/paths';

export function EditPostLink({ id }: { id: number }) {
  const { user } = useSession();
  if (!canManagePosts(user)) return null;
  return (
    <a href={editPostPath(id)} className="button edit-post">
      <Pencil aria-hidden size={16} />
      Edit<span className="sr-only"> this post</span>
    </a>
  );
}
