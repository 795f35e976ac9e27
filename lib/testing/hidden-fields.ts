import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';

/** What the form sends by itself: which action, and what it was made for. */
export function hiddenFields(html: string, field: string): Record<string, string> {
  let found: Record<string, string> | undefined;
  visit(fromHtml(html), 'element', (form) => {
    if (form.tagName !== 'form' || found) return;
    const inputs: Element[] = [];
    visit(form, 'element', (element) => {
      if (['input', 'textarea'].includes(element.tagName)) inputs.push(element);
    });
    if (!inputs.some(({ properties }) => properties.name === field)) return;
    const hidden = inputs.filter(({ properties }) => properties.type === 'hidden' && properties.name);
    found = Object.fromEntries(
      hidden.map(({ properties }) => [String(properties.name), String(properties.value ?? '')]),
    );
  });
  if (!found) throw new Error(`no form with a field ${field}`);
  return found;
}
