type CoverProps = { url: string; alt: string; /** Above the fold: fetched first. */ eager?: boolean };

/** In a box of fixed proportions, because nobody knows the size of an image that lies elsewhere. */
export function Cover({ url, alt, eager = false }: CoverProps) {
  return (
    <img
      src={url}
      alt={alt}
      className="cover"
      width={1600}
      height={800}
      loading={eager ? 'eager' : 'lazy'}
      fetchPriority={eager ? 'high' : 'auto'}
      decoding="async"
      referrerPolicy="no-referrer"
    />
  );
}
