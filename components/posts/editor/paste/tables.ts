import type { Element, ElementContent } from 'hast';
import { attribute, element, isElement, styleOf } from './element';

export type CellContent = (cell: Element, isHead: boolean) => ElementContent[];

/** The rows of a table as GFM can say it; undefined where it only places things on a page. */
export function cleanTable(table: Element, contentOf: CellContent): Element | undefined {
  const rows = rowsOf(table);
  const cells = rows.flatMap(cellsOf);
  const isLayout = attribute(table, 'role') === 'presentation' || cells.some(holdsTable);
  if (isLayout || cells.length < 2) return undefined;
  const [head, ...body] = rows.map((row, index) =>
    element(
      'tr',
      cellsOf(row).map((cell) => cleanCell(cell, index === 0 ? 'th' : 'td', contentOf)),
    ),
  );
  return element('table', [element('thead', head ? [head] : []), element('tbody', body)]);
}

export const rowsOf = (table: Element): Element[] =>
  table.children.flatMap((child) => {
    if (isElement(child, 'tr')) return [child];
    return isElement(child, 'thead', 'tbody', 'tfoot') ? rowsOf(child) : [];
  });

export const cellsOf = (row: Element): Element[] =>
  row.children.filter((child) => isElement(child, 'td', 'th'));

const holdsTable = (node: Element): boolean =>
  node.children.some((child) => isElement(child) && (isElement(child, 'table') || holdsTable(child)));

/** A cell of a million columns is no table. */
const spanOf = (cell: Element, name: string): number => Math.min(Number(attribute(cell, name)) || 1, 30);

function cleanCell(cell: Element, tagName: 'th' | 'td', contentOf: CellContent): Element {
  const [colSpan, rowSpan] = [spanOf(cell, 'colSpan'), spanOf(cell, 'rowSpan')];
  const inner = cell.children.find((child) => isElement(child, 'p', 'div'));
  const align = [cell, ...(isElement(inner) ? [inner] : [])]
    .map((node) => styleOf(node).get('text-align') ?? attribute(node, 'align'))
    .find((value) => value === 'center' || value === 'right');
  return element(tagName, contentOf(cell, tagName === 'th'), {
    colSpan,
    rowSpan,
    ...(tagName === 'td' && { align }),
  });
}
