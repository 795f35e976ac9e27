import { pictureUrl, srcSetOf, type Picture } from '@/lib/picture';

type Place = 'card' | 'lead' | 'post';

type CoverProps = {
  post: { coverUrl: string; coverPicture: Picture | null; coverX: number; coverY: number };
  alt: string;
  place: Place;
  /** Above the fold: fetched first. */
  eager?: boolean;
};

/** In a box of fixed proportions, because nobody knows the size of an image that lies elsewhere. */
export function Cover({ post, alt, place, eager = false }: CoverProps) {
  const { coverUrl, coverPicture: picture } = post;
  return (
    <img
      src={picture ? pictureUrl(picture) : coverUrl}
      srcSet={picture ? srcSetOf(picture) : undefined}
      sizes={picture && picture.widths.length > 1 ? sizesIn(place, picture) : undefined}
      alt={alt}
      className={`cover ${focusClasses(post.coverX, post.coverY)}`.trimEnd()}
      width={1600}
      height={800}
      loading={eager ? 'eager' : 'lazy'}
      fetchPriority={eager ? 'high' : 'auto'}
      decoding="async"
      referrerPolicy="no-referrer"
    />
  );
}

/** Of app/styles/focus.css, because the policy forbids style attributes. In steps of ten percent; none for the middle. */
export const focusClasses = (x: number, y: number): string =>
  [step('x', x), step('y', y)].filter(Boolean).join(' ');

const step = (axis: string, percent: number) =>
  percent === 50 ? '' : `focus-${axis}-${Math.round(percent / 10)}`;

/** Boxes of app/styles/posts.css: from how many rem of window on they are how many rem wide, and their proportions. */
const boxes: Record<Place, { from: number; wide: number; ratio: number; narrowRatio: number }> = {
  card: { from: 48, wide: 17, ratio: 4 / 3, narrowRatio: 16 / 9 },
  lead: { from: 64, wide: 60, ratio: 2, narrowRatio: 16 / 9 },
  post: { from: 56, wide: 52, ratio: 2, narrowRatio: 2 },
};

/** A picture that is wider than its box is cut at the sides, so more of it is needed than the box is wide. */
function sizesIn(place: Place, { width, height }: Picture): string {
  const { from, wide, ratio, narrowRatio } = boxes[place];
  const cut = (box: number) => Math.max(1, width / height / box);
  const narrow = Math.round(cut(narrowRatio) * 100) / 100;
  const rest = narrow === 1 ? 'calc(100vw - 2.5rem)' : `calc((100vw - 2.5rem) * ${narrow})`;
  return `(min-width: ${from}rem) ${Math.round(wide * cut(ratio) * 10) / 10}rem, ${rest}`;
}
