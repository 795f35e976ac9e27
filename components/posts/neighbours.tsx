import { postPath } from '@/lib/paths';

type Neighbour = { slug: string; title: string } | null;
export type NeighboursProps = { previous: Neighbour; next: Neighbour };

export function Neighbours({ previous, next }: NeighboursProps) {
  if (!previous && !next) return null;
  return (
    <nav aria-label="Previous and next post" className="neighbours">
      {previous && (
        <a href={postPath(previous.slug)} rel="prev">
          <span>Previous</span> <bdi>{previous.title}</bdi>
        </a>
      )}
      {next && (
        <a href={postPath(next.slug)} rel="next" className="neighbour-next">
          <span>Next</span> <bdi>{next.title}</bdi>
        </a>
      )}
    </nav>
  );
}
