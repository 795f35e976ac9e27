import Link from 'next/link';
import { postPath } from '@/lib/paths';

type Neighbour = { slug: string; title: string } | null;
export type NeighboursProps = { previous: Neighbour; next: Neighbour };

export function Neighbours({ previous, next }: NeighboursProps) {
  if (!previous && !next) return null;
  return (
    <nav aria-label="Previous and next post" className="neighbours">
      {previous && (
        <Link href={postPath(previous.slug)} prefetch={false} rel="prev">
          <span>Previous</span> <bdi>{previous.title}</bdi>
        </Link>
      )}
      {next && (
        <Link href={postPath(next.slug)} prefetch={false} rel="next" className="neighbour-next">
          <span>Next</span> <bdi>{next.title}</bdi>
        </Link>
      )}
    </nav>
  );
}
