import { isPageKind } from '@/lib/import/wordpress/post-kinds';
import type { PostFields } from '@/lib/import/wordpress/post-meta';
import { childText, type XmlNode } from '@/lib/import/wordpress/xml-node';

type Facts = { meta: PostFields; content: string; publishedAt: string | null };

/** Why not everybody could read it there; null for what was public. */
export function hiddenOf(node: XmlNode, { meta, content, publishedAt }: Facts): string | null {
  if (childText(node, 'wp:post_password') !== '') return 'it has a password there';
  const status = childText(node, 'wp:status');
  switch (status) {
    case 'publish':
    case 'inherit':
    case '':
      break;
    case 'draft':
      return 'it is a draft there';
    case 'pending':
      return 'it waits for a review there';
    case 'private':
      return 'it is private there';
    case 'future':
      return `it was scheduled there${publishedAt ? ` for ${publishedAt.slice(0, 16).replace('T', ' ')} UTC` : ''}`;
    default:
      return `its status there is "${status.slice(0, 40)}"`;
  }
  if (isForMembers(meta)) return 'it is for members there';
  if (hasPartsForMembers(content)) return 'parts of it are for members there';
  if (publishedAt === null && !isPageKind(node)) return 'it has no date there';
  return null;
}

/** Fields in which plugins keep who may read a post, and the values that mean everybody. */
const restrictions: [RegExp, RegExp][] = [
  [/^_jetpack_newsletter_access$/, /^(?:everybody)?$/],
  [/^_members_access_role$/, /^(?:a:0:\{\})?$/],
  [/^rcp_(?:subscription_level|access_level)$/, /^(?:0|all|none)?$/i],
  [/^rcp_user_level$/, /^(?:all|none)?$|"(?:all|none)"/i],
  [/^_?rcp_is_paid$|^_is_paid$/, /^0?$/],
  [/^_wpmem_block$/, /^[02]?$/],
];

const isForMembers = (meta: PostFields): boolean =>
  [...meta].some(([name, value]) =>
    restrictions.some(([field, everybody]) => field.test(name) && !everybody.test(value.trim())),
  ) || isOfUltimateMember(meta.get('um_content_restriction') ?? '');

/** 0: everybody, 1: who is logged out, 2: who is logged in. */
const isOfUltimateMember = (serialized: string): boolean =>
  /"_um_custom_access_settings";(?:s:\d+:"1"|b:1|i:1)/.test(serialized) &&
  /"_um_accessible";(?:s:\d+:"2"|i:2)/.test(serialized);

const blocks = /<!-- wp:(?:jetpack\/paywall|premium-content\/(?:container|subscriber-view))\b/;
const shortcodes =
  /\[(restrict|members?|membership|members?_only|members_(?:access|logged_in)|s2if|private|protected|(?:is_|user_|user-|um_|wpmem_)?logged[_-]?in|mepr-(?:active|show)|ihc-hide-content|swpm_protected|pmpro_member|passster|content_protector|wlm_private|wcm_restrict|su_members)(?:\s[^[\]]*)?\][^]*?\[\/\1\]/i;

/** Words between `[private]` and `[/private]` of plugins for members, which show them to nobody else. */
function hasPartsForMembers(content: string): boolean {
  if (blocks.test(content)) return true;
  return content.includes('[/') && shortcodes.test(content);
}
