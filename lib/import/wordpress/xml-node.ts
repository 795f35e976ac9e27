/** An element with its name as WordPress writes it (`wp:post_id`), whatever prefix the file uses. */
export type XmlNode = { name: string; text: string; attributes: Record<string, string>; children: XmlNode[] };

/** The text of a child; empty where there is none. */
export const childText = (node: XmlNode, name: string): string =>
  node.children.find((child) => child.name === name)?.text.trim() ?? '';

/** What an item is known by: its number, or in exports of other programs what else tells it from others. */
export const idOf = (item: XmlNode): string =>
  ['wp:post_id', 'guid', 'link', 'title'].map((name) => childText(item, name)).find((text) => text !== '') ??
  '';

export const childrenOf = (node: XmlNode, name: string): XmlNode[] =>
  node.children.filter((child) => child.name === name);
