import { randomUUID } from 'node:crypto';
import type { Element, Root as HtmlRoot } from 'hast';
import { toString } from 'hast-util-to-string';
import type { Paragraph, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { playerOf } from '@/lib/markdown/players';

const MARK = 'embedMark';

/**
 * A paragraph of nothing but the address of a film, a song or a pen. It is marked by what no author can know, since
 * only Markdown makes a player, and HTML that looks the same does not.
 */
export function remarkEmbeds() {
  return (tree: Root, file: VFile): void => {
    const mark = randomUUID();
    file.data[MARK] = mark;
    for (const node of tree.children) {
      if (node.type !== 'paragraph' || !isPlayable(node)) continue;
      node.data = { ...node.data, hProperties: { ...node.data?.hProperties, dataEmbed: mark } };
    }
  };
}

function isPlayable({ children: [link, ...others] }: Paragraph): boolean {
  return link?.type === 'link' && others.length === 0 && playerOf(link.url) !== null;
}

/** Belongs after the sanitizer: marks become cards, which a script turns into players when they are pressed. */
export function makeEmbeds(tree: HtmlRoot, file: VFile): void {
  visit(tree, 'element', (element) => {
    const mark = element.properties.dataEmbed;
    delete element.properties.dataEmbed;
    if (mark === undefined || mark !== file.data[MARK]) return;
    const [link] = element.children;
    if (link?.type === 'element' && link.tagName === 'a') makeCard(element, link);
  });
}

function makeCard(paragraph: Element, link: Element): void {
  const address = String(link.properties.href);
  const player = playerOf(address);
  if (!player) return;
  Object.assign(paragraph.properties, {
    className: ['embed'],
    dataPlayer: player.href,
    dataHost: player.hostname.replace('www.', ''),
  });
  // An address has no words: whose it is says more.
  if (toString(link).trim() === address || /^(?:https?:\/\/|www\.)\S+$/.test(toString(link)))
    link.children = [{ type: 'text', value: new URL(address).hostname.replace('www.', '') }];
}
