import { ownScripts } from '@/lib/own-scripts';

/** What makes times the reader's and the text handy (lib/reading): once for all pages, after what they show. */
export function OwnScript() {
  const { atLoad } = ownScripts();
  return atLoad ? <script type="module" src={atLoad} defer /> : null;
}
