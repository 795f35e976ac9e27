import { pagePolicy, sha256 } from '@/lib/server/http/answers/content-security-policy';
import { inlineScripts, trustedScripts } from './framework-scripts';

/** Inline scripts of a page that have a hash each; Next makes one for each 32 kB of a page. */
const MAX_HASHES = 16;

/** Scripts that stand beside each other become one: proxies take headers of 4 or 8 kB and no more. */
export async function hashPage(html: string): Promise<{ html: string; policy: string }> {
  const all = await inlineScripts(html);
  const scripts = trustedScripts(all);
  if (scripts.length <= MAX_HASHES || scripts.length < all.length)
    return { html, policy: pagePolicy(scripts.map(sha256)) };
  const joined = html.replaceAll('</script><script>self.__next_f.push([', ';self.__next_f.push([');
  return { html: joined, policy: pagePolicy((await inlineScripts(joined)).map(sha256)) };
}
