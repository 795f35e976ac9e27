import type { Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';

/** `1,234.5`, `−3 %`, `12.5 ms`, `$20`, `2026-11-29`: what would be misread on two lines. */
const number = /^[\p{S}\p{P}\s]{0,4}\d[\d\p{P}\p{S}\s]{0,30}(?:\p{L}{1,4}(?:\/\p{L}{1,4})?)?$/u;

export function markNumberCells(tree: Root): void {
  visit(tree, 'element', (cell) => {
    if (cell.tagName === 'td' && number.test(toString(cell).trim())) cell.properties.className = ['number'];
  });
}
