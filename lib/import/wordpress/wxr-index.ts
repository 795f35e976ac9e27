import { unserialize } from 'php-serialize';
import { textOfHtml } from '@/lib/import/html/html-text';
import { childText, idOf, type XmlNode } from '@/lib/import/wordpress/xml-node';
import { own } from '@/lib/import/wordpress/own-text';
import { isForReaders, isPageKind } from '@/lib/import/wordpress/post-kinds';
import { metaOf } from '@/lib/import/wordpress/post-meta';

export type WxrAuthor = { login: string; name: string; email: string };
export type WxrTerm = { name: string; slug: string; parent: string; description: string };
export type WxrFile = { url: string; alt: string; caption: string; parent: string; original: string };

/** What posts of an export refer to, wherever it stands in it. Read in a first pass, since it may come after them. */
export class WxrIndex {
  site = { title: '', address: '', language: '', description: '' };
  authors = new Map<string, WxrAuthor>();
  /** By number; comments name their author so. */
  logins = new Map<string, string>();
  /** Categories and tags by slug. */
  terms = { category: new Map<string, WxrTerm>(), post_tag: new Map<string, WxrTerm>() };
  files = new Map<string, WxrFile>();
  filesOf = new Map<string, string[]>();
  /** HTML of shared blocks, by number. */
  shared = new Map<string, string>();
  /** Addresses of public posts and pages, by number. */
  addresses = new Map<string, string>();
  /** WordPress has any number that stand first; the newest by its date there. */
  private sticky: { key: string; date: string } | undefined;
  items = 0;
  hasWordpress = false;

  take(part: XmlNode): void {
    const node = part.name === 'item' ? part : ownTexts(part);
    if (node.name.startsWith('wp:')) this.hasWordpress = true;
    if (node.name === 'item') return this.takeItem(node);
    if (node.name === 'title') this.site.title = textOfHtml(node.text);
    if (node.name === 'description') this.site.description = textOfHtml(node.text);
    if (node.name === 'language') this.site.language = node.text.trim();
    if (node.name === 'link' && this.site.address === '') this.site.address = trimmed(node.text);
    if (node.name === 'wp:base_blog_url') this.site.address = trimmed(node.text) || this.site.address;
    if (node.name === 'wp:author' || node.name === 'wp:wp_author') this.takeAuthor(node);
    if (node.name === 'wp:category')
      this.takeTerm('category', node, [
        'wp:cat_name',
        'wp:category_nicename',
        'wp:category_parent',
        'wp:category_description',
      ]);
    if (node.name === 'wp:tag')
      this.takeTerm('post_tag', node, ['wp:tag_name', 'wp:tag_slug', '', 'wp:tag_description']);
    const taxonomy = node.name === 'wp:term' ? childText(node, 'wp:term_taxonomy') : '';
    if (taxonomy === 'category' || taxonomy === 'post_tag')
      this.takeTerm(taxonomy, node, [
        'wp:term_name',
        'wp:term_slug',
        'wp:term_parent',
        'wp:term_description',
      ]);
  }

  private takeAuthor(node: XmlNode): void {
    const login = childText(node, 'wp:author_login');
    if (login === '') return;
    const full = ['wp:author_first_name', 'wp:author_last_name']
      .map((name) => childText(node, name))
      .join(' ')
      .trim();
    const name = textOfHtml(childText(node, 'wp:author_display_name')) || full || login;
    this.authors.set(login, { login, name, email: childText(node, 'wp:author_email') });
    this.logins.set(childText(node, 'wp:author_id'), login);
  }

  private takeTerm(taxonomy: 'category' | 'post_tag', node: XmlNode, names: string[]): void {
    const [name = '', slug = '', parent = '', description = ''] = names.map((one) =>
      one ? childText(node, one) : '',
    );
    const text = textOfHtml(name);
    const key = slug || text;
    if (key === '' || this.terms[taxonomy].has(key)) return;
    this.terms[taxonomy].set(key, { name: text || slug, slug: key, parent, description });
  }

  private takeItem(node: XmlNode): void {
    this.items += 1;
    if (node.children.some(({ name }) => name.startsWith('wp:'))) this.hasWordpress = true;
    const id = own(idOf(node));
    const type = childText(node, 'wp:post_type');
    if (type === 'wp_block') this.shared.set(id, own(childText(node, 'content:encoded')));
    else if (type === 'attachment') this.takeFile(id, node);
    else if (isForReaders(node) && isPublic(node)) this.takePublic(id, node);
  }

  private takePublic(id: string, node: XmlNode): void {
    this.addresses.set(id, own(childText(node, 'link')));
    const date = own(childText(node, 'wp:post_date'));
    if (childText(node, 'wp:is_sticky') === '1' && !isPageKind(node) && date > (this.sticky?.date ?? ''))
      this.sticky = { key: `post:${id}`, date };
  }

  get pinnedPost(): string | undefined {
    return this.sticky?.key;
  }

  private takeFile(id: string, node: XmlNode): void {
    const url = own(childText(node, 'wp:attachment_url') || childText(node, 'guid'));
    if (url === '') return;
    const meta = metaOf(node);
    const parent = own(childText(node, 'wp:post_parent'));
    const caption = own(childText(node, 'excerpt:encoded'));
    const original = originalOf(meta.get('_wp_attachment_metadata') ?? '');
    this.files.set(id, {
      url,
      alt: own(meta.get('_wp_attachment_image_alt') ?? ''),
      caption,
      parent,
      original,
    });
    const siblings = this.filesOf.get(parent);
    if (siblings) siblings.push(id);
    else this.filesOf.set(parent, [id]);
  }
}

const isPublic = (node: XmlNode): boolean =>
  /^(?:publish|inherit)?$/.test(childText(node, 'wp:status')) && childText(node, 'wp:post_password') === '';

const ownTexts = (node: XmlNode): XmlNode => ({
  ...node,
  text: own(node.text),
  children: node.children.map(ownTexts),
});

const trimmed = (address: string): string => address.trim().replace(/\/+$/, '');

/** The name of the file as it was uploaded, where WordPress keeps a smaller one in its place; empty otherwise. */
function originalOf(serialized: string): string {
  if (!serialized.includes('original_image')) return '';
  try {
    const data: unknown = unserialize(serialized, {}, { strict: false });
    if (typeof data !== 'object' || data === null || !Object.hasOwn(data, 'original_image')) return '';
    const name = (data as { original_image: unknown }).original_image;
    return typeof name === 'string' ? name : '';
  } catch {
    return '';
  }
}
