import { pictureUrl, srcSetOf, type Picture } from '@/lib/picture';

type Place = keyof typeof boxes;

type CoverProps = {
  post: { coverUrl: string; coverPicture: Picture | null; coverX: number; coverY: number };
  alt: string;
  place: Place;
  /** Above the fold; what is the largest there is fetched first. */
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
      fetchPriority={eager && boxes[place].isLarge ? 'high' : 'auto'}
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

const column = '100vw - 2.5rem';

/** Boxes of app/styles: from how many rem of window on they are how wide, and their proportions. */
const boxes = {
  lead: {
    from: 48,
    wide: 'min(38.2rem, 54vw)',
    ratio: 16 / 9,
    narrow: column,
    narrowRatio: 16 / 9,
    isLarge: true,
  },
  card: {
    from: 48,
    wide: 'min(21.4rem, 31vw)',
    ratio: 16 / 9,
    narrow: '6rem',
    narrowRatio: 3 / 2,
    isLarge: false,
  },
  row: { from: 48, wide: '7.5rem', ratio: 3 / 2, narrow: '6rem', narrowRatio: 3 / 2, isLarge: false },
  note: { from: 48, wide: '41rem', ratio: 2, narrow: column, narrowRatio: 2, isLarge: true },
  post: { from: 56, wide: '52rem', ratio: 2, narrow: column, narrowRatio: 2, isLarge: true },
};

/** A picture that is wider than its box is cut at the sides, so more of it is needed than the box is wide. */
function sizesIn(place: Place, { width, height }: Picture): string {
  const { from, wide, ratio, narrow, narrowRatio } = boxes[place];
  const length = (box: string, boxRatio: number) => {
    const cut = Math.round(Math.max(1, width / height / boxRatio) * 100) / 100;
    if (cut > 1) return `calc((${box}) * ${cut})`;
    return box.includes(' - ') ? `calc(${box})` : box;
  };
  return `(min-width: ${from}rem) ${length(wide, ratio)}, ${length(narrow, narrowRatio)}`;
}
