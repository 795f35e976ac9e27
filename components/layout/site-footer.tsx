import { archivePath, feedPaths } from '@/lib/paths';
import { shownLinks, socialLinks, type ShownLink } from '@/lib/site/links';
import type { Site } from '@/lib/site/queries/site';

type SiteFooterProps = {
  site: Pick<Site, 'title' | 'description' | 'footerLinks' | 'socialLinks' | 'showColophon'>;
};

export function SiteFooter({ site }: SiteFooterProps) {
  const { rss, atom, json } = feedPaths();
  const links = shownLinks(site.footerLinks);
  const social = socialLinks(site.socialLinks);
  return (
    <footer className="site-footer">
      <div className="wide-column">
        <div className="footer-about">
          <p className="footer-name" dir="auto">
            {site.title}
          </p>
          {site.description && <p dir="auto">{site.description}</p>}
          {social.length > 0 && <LinkList label="Elsewhere" links={social} rel="me noopener" />}
        </div>
        {links.length > 0 && (
          <nav aria-label="Footer">
            <LinkList links={links} />
          </nav>
        )}
        <nav aria-label="Reading">
          <ul className="footer-links">
            <li>
              <a href={archivePath()}>Archive</a>
            </li>
            <li>
              <a href="/tags">Tags</a>
            </li>
          </ul>
          <p className="footer-feeds">
            Feeds: <a href={rss}>RSS</a>, <a href={atom}>Atom</a>, <a href={json}>JSON</a>
          </p>
        </nav>
        {site.showColophon && <p className="footer-colophon">Made with Colophon</p>}
      </div>
    </footer>
  );
}

type LinkListProps = { links: ShownLink[]; label?: string; rel?: string };

const LinkList = ({ links, label, rel }: LinkListProps) => (
  <ul className="footer-links" aria-label={label}>
    {links.map(({ label: name, href, isElsewhere }) => (
      <li key={`${href} ${name}`}>
        <a href={href} rel={rel ?? (isElsewhere ? 'noopener' : undefined)} dir="auto">
          {name}
        </a>
      </li>
    ))}
  </ul>
);
