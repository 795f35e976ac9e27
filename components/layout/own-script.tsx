import { ownScripts } from '@/lib/own-scripts';

/** What makes times the reader's and the text handy (lib/reading): once for all pages, before they are seen, so that nothing moves. */
export function OwnScript() {
  const { atLoad } = ownScripts();
  return atLoad ? <script type="module" src={atLoad} blocking="render" defer /> : null;
}
