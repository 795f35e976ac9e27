import { childText, type XmlNode } from '@/lib/import/wordpress/xml-node';

/** What WordPress and its plugins keep as posts for themselves, in words. */
const kinds: Record<string, string> = {
  revision: 'earlier versions',
  nav_menu_item: 'entries of menus',
  wp_block: 'shared blocks, which stand in the posts that show them',
  custom_css: 'stylesheets',
  customize_changeset: 'changes of the look',
  oembed_cache: 'kept embeds',
  wp_global_styles: 'styles of the site',
  wp_template: 'templates',
  wp_template_part: 'templates',
  wp_navigation: 'menus',
  wp_font_family: 'fonts',
  wp_font_face: 'fonts',
  feedback: 'messages of a form',
};

/** Of plugins: forms, templates, orders, fields, settings and the like, which no reader opens as a page. */
const internal =
  /^_|header|footer|_block$|^(?:wp_|acf|elementor|et_|fl-|fusion_|avada_|vc_|vcv_|ct_|oxygen|bricks|brizy|tdb_|uncodeblock|ux_block|blocks$|shop_|wc_|product_variation|scheduled-action|edd_(?:payment|discount|log)|give_|sfwd-(?:quiz|question|essays|assignment|transactions|certificates)|mc4wp|wpcf7|flamingo|nf_sub|wpforms|ninja|frm_|form|jp_|jetpack_migration|ngg_|foogallery|envira|metaslider|ml-slider|slide|soliloquy|popup|popmake|optin|user_request|bp-email|mailpoet|newsletter|custom-css|customize|amp_|schema|wpsl|visibility_preset|rm_content|redirect|postman|sdm_|astra|kadence|gp_elements|generate|sidebar|widget|layout|template|mega|menu|cartflows|tablepress|wpcode|snippet|reply$|topic$|forum$|ai1ec|rank_math|seedprod|cookielawinfo|is_search|search_filter|guest-author|author_profile|content_block|otw|wprss|safecss|spucpt|polylang|pretty-link|thirsty|adrotate|ad_|advanced_ads|advads|banner|cptch|testimonials-widget)/i;

const kindOf = (node: XmlNode): string => childText(node, 'wp:post_type') || 'post';

/** Posts, pages, and what themes and plugins add to them for readers: portfolios, products, podcasts, documents. */
export function isForReaders(node: XmlNode): boolean {
  const kind = kindOf(node);
  if (kind === 'post' || kind === 'page') return true;
  if (kind === 'attachment' || Object.hasOwn(kinds, kind) || internal.test(kind)) return false;
  return childText(node, 'content:encoded').replace(/<!--[^]*?-->|<[^<>]*>|\s/g, '') !== '';
}

/** Kinds that a reader follows, as posts are; all others are pages, which stand in no list. */
const followed =
  /(?:^|[-_])(?:news|articles?|blog|story|stories|podcasts?|episodes?|videos?|reviews?|recipes?|columns?|press|announcements?|updates?|interviews?|poems?|comics?|quotes?|links?|asides?|notes?|reports?|journal|diary|case[-_]?stud(?:y|ies)|sermons?|wpfc_sermon)(?:$|[-_])/i;

export function isPageKind(node: XmlNode): boolean {
  const kind = kindOf(node);
  return kind !== 'post' && !followed.test(kind);
}

/** Null for posts and pages. */
export function otherKindOf(node: XmlNode): string | null {
  const kind = kindOf(node);
  return kind === 'post' || kind === 'page' ? null : kind.slice(0, 40);
}

/** What entries of a kind are called that do not come in. */
export function nameOfLeftKind(node: XmlNode): string {
  const kind = kindOf(node);
  return (Object.hasOwn(kinds, kind) && kinds[kind]) || `entries of the kind "${kind.slice(0, 40)}"`;
}
