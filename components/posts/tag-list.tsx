import { tagPath } from '@/lib/paths';

type TagListProps = { tags: { slug: string; name: string }[] };

export function TagList({ tags }: TagListProps) {
  if (tags.length === 0) return null;
  return (
    <ul className="tag-list" aria-label="Tags">
      {tags.map(({ slug, name }) => (
        <li key={slug} className="min-w-0">
          <a href={tagPath(slug)}>{name}</a>
        </li>
      ))}
    </ul>
  );
}
