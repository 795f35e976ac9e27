import { pictureUrl, srcSetOf, type Picture } from '@/lib/picture';

type PictureImageProps = { picture: Picture; alt: string; sizes: string; className: string };

export function PictureImage({ picture, alt, sizes, className }: PictureImageProps) {
  return (
    <img
      src={pictureUrl(picture, picture.widths[0])}
      srcSet={srcSetOf(picture)}
      sizes={srcSetOf(picture) && sizes}
      alt={alt}
      width={picture.width}
      height={picture.height}
      loading="lazy"
      decoding="async"
      className={className}
    />
  );
}
