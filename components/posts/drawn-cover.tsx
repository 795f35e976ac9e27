import type { TagView } from '@/lib/posts/queries/views';

type DrawnCoverProps = { post: { slug: string; tags: TagView[] } };

const WIDTH = 320;
const HEIGHT = 160;
const LAYERS = 4;

/** Hills in the hue of the post's first tag, the same each time. Attributes alone: the policy forbids styles. */
export function DrawnCover({ post: { slug, tags } }: DrawnCoverProps) {
  const hue = hashOf(tags[0]?.slug ?? slug) % 360;
  const seed = hashOf(slug);
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="xMidYMid slice"
      className="cover"
      aria-hidden
      focusable="false"
    >
      <rect width={WIDTH} height={HEIGHT} fill={`hsl(${hue} 42% 84%)`} />
      <circle
        cx={60 + (seed % 200)}
        cy={38 + (seed % 30)}
        r={16 + (seed % 14)}
        fill={`hsl(${hue} 60% 92%)`}
      />
      {Array.from({ length: LAYERS }, (_, layer) => (
        <path key={layer} d={hill(seed, layer)} fill={`hsl(${hue + layer * 6} 38% ${70 - layer * 13}%)`} />
      ))}
    </svg>
  );
}

/** Smooth, because each curve begins in the direction in which the last one ended. */
function hill(seed: number, layer: number): string {
  const span = WIDTH / 4;
  const height = (step: number) =>
    Math.round(62 + layer * 24 + Math.sin(seed * 0.7 + layer * 2.1 + step * 1.9) * (20 - layer * 3));
  const curves = [1, 2, 3, 4].map(
    (step) => `S${step * span - span / 2} ${height(step)} ${step * span} ${height(step)}`,
  );
  return `M0 ${height(0)}${curves.join('')}V${HEIGHT}H0Z`;
}

/** FNV-1a, 32 bits (http://www.isthe.com/chongo/tech/comp/fnv/). */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
