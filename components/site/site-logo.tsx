import { pictureUrl, srcSetOf, type Picture } from '@/lib/picture';

type SiteLogoProps = { logo: Picture | null; title: string };

/**
 * What stands for the site in its header: the logo, at most 2.25rem high, or its name. Of a logo that is much higher than
 * wide a square is shown beside the name, as little would be left of it in one row. Of `getSite()`, both of them.
 */
export function SiteLogo({ logo, title }: SiteLogoProps) {
  if (!logo) return title;
  const isTall = logo.height > TALL * logo.width;
  const image = (
    <img
      src={pictureUrl(logo)}
      srcSet={srcSetOf(logo)}
      sizes={`${isTall ? HEIGHT : Math.ceil((HEIGHT * logo.width) / logo.height)}px`}
      width={logo.width}
      height={logo.height}
      alt={isTall ? '' : title}
      className={isTall ? 'site-logo-tall' : 'site-logo'}
    />
  );
  if (!isTall) return image;
  return (
    <>
      {image} {title}
    </>
  );
}

/** How much higher than wide. */
const TALL = 1.5;

/** CSS pixels, as app/styles/look.css has it. */
const HEIGHT = 36;
