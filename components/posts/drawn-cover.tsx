import { drawnHills, hueOf } from '@/lib/drawn-hills';
import type { TagView } from '@/lib/posts/queries/views';

type DrawnCoverProps = { post: { slug: string; tags: TagView[] } };

/** Hills in the hue of the post's first tag, the same each time. Attributes alone: the policy forbids styles. */
export function DrawnCover({ post: { slug, tags } }: DrawnCoverProps) {
  const { width, height, sky, sun, layers } = drawnHills(hueOf(tags[0]?.slug ?? slug), slug);
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="xMidYMid slice"
      className="cover"
      aria-hidden
      focusable="false"
    >
      <rect width={width} height={height} fill={sky} />
      <circle {...sun} />
      {layers.map(({ d, fill }) => (
        <path key={fill} d={d} fill={fill} />
      ))}
    </svg>
  );
}
