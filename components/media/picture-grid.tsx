import Link from 'next/link';
import { PictureImage } from './picture-image';
import type { LibraryPicture } from '@/lib/media/queries/library';

export function PictureGrid({ pictures }: { pictures: LibraryPicture[] }) {
  return (
    <ul className="picture-grid">
      {pictures.map((picture) => (
        <li key={picture.id}>
          <Link href={`/admin/media/${picture.id}`} prefetch={false}>
            <PictureImage picture={picture} alt="" sizes="12rem" className="picture-tile" />
            <span className="picture-tile-name">{nameOf(picture)}</span>
          </Link>
          <p className="hint">{stateOf(picture)}</p>
        </li>
      ))}
    </ul>
  );
}

export const nameOf = ({ sourceName, alt, id }: LibraryPicture): string =>
  sourceName || alt || `Picture ${id}`;

function stateOf({ useCount, alt, deletedAt }: LibraryPicture): string {
  if (deletedAt) return 'In the bin';
  const uses = useCount === 0 ? 'Not used' : useCount === 1 ? 'Used once' : `Used ${useCount} times`;
  return alt === null ? `${uses}, no description` : uses;
}
