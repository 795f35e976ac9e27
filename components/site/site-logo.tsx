import { pictureUrl, srcSetOf, type Picture } from '@/lib/picture';

type SiteLogoProps = { logo: Picture | null; title: string };

/** What stands for the site in its header: the logo, at most 2.25rem high, or its name. Of `getSite()`, both of them. */
export function SiteLogo({ logo, title }: SiteLogoProps) {
  if (!logo) return title;
  return (
    <img
      src={pictureUrl(logo)}
      srcSet={srcSetOf(logo)}
      sizes={`${Math.ceil((HEIGHT * logo.width) / logo.height)}px`}
      width={logo.width}
      height={logo.height}
      alt={title}
      className="site-logo"
    />
  );
}

/** CSS pixels, as app/styles/look.css has it. */
const HEIGHT = 36;
