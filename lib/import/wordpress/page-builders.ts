import { decodePercent } from '@/lib/decode-percent';
import { ModuleAttributes } from '@/lib/import/wordpress/builder-attributes';
import { isModule, kindOfModule } from '@/lib/import/wordpress/builder-names';
import { moduleHtml, type ModuleReader } from '@/lib/import/wordpress/builder-modules';
import { isCode } from '@/lib/import/wordpress/code-shortcodes';
import { isEmbed } from '@/lib/import/wordpress/embed-shortcodes';
import type { Kept } from '@/lib/import/wordpress/protect';
import { mark, pairedNames, replaceShortcodes, type Shortcode } from '@/lib/import/wordpress/shortcode-text';

/** In a text with one of these all brackets are modules: themes add their own to WPBakery and the others. */
const wrapper =
  /\[(?:vc_row|et_pb_section|fusion_builder_container|av_section|cs_content|tatsu_section|kc_row)\b/;

/** What WordPress itself and its plugins show, which is read as it is elsewhere. */
const core =
  /^(?:gallery|(?:wp_)?caption|audio|video|playlist|latex|ref|footnote|efn_note|mfn|modern_footnote|contact-form.*)$/;

const isKnown = (name: string): boolean => core.test(name) || isEmbed(name) || isCode(name);

const gap = /spac|gap|divider|separator|clear|empty|margin|_hr$/;

/** Most names that a note has room for. */
const MOST_NAMES = 12;

/**
 * What page builders and shortcodes of themes lay out, without its layout: what the marks themselves say (titles,
 * pictures, buttons, films) stands before what they enclose. Boxes lie in boxes of their own kind, so that each beginning
 * and each end goes by itself.
 */
export function withoutLayout(text: string, kept: Kept, reader: ModuleReader): string {
  if (!text.includes('[')) return text;
  const source = replaceShortcodes(text.replaceAll('<!-- [et_pb_line_break_holder] -->', '\n'), (code) =>
    wholeModule(code, kept),
  );
  const closed = pairedNames(source, isOpen);
  const isBuilt = wrapper.test(source);
  const open = new Map<string, string[]>();
  const [left, filled, forms] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const html = source.replace(mark, (whole, isEnd: string, given: string, rest: string) => {
    const name = given.toLowerCase();
    const isPaired = closed.has(name);
    const isMeant = isPaired || rest.includes('=');
    if (!isModule(name, isMeant) && !(isBuilt && isMeant && !isKnown(name))) return whole;
    const kind = kindOfModule(name);
    if (isEnd) return open.get(name)?.pop() ?? (kind === 'line' ? '' : '\n\n');
    const { before, after } = moduleHtml(name, kind, new ModuleAttributes(rest.replace(/\/$/, '')), {
      ...reader,
      isPaired,
    });
    const isNothing = kind === 'box' && !isPaired && (before + after).trim() === '' && !gap.test(name);
    (kind === 'form' ? forms : kind === 'filled' || isNothing ? filled : left).add(name);
    if (!isPaired) return before + after;
    const closers = open.get(name);
    if (closers) closers.push(after);
    else open.set(name, [after]);
    return before;
  });
  if (left.size > 0) reader.note(`The layout of ${named(left)} was left out; what stood in it is here.`);
  if (forms.size > 0) reader.note(`Forms were left out: ${named(forms)}.`);
  if (filled.size > 0) reader.note(`What a plugin fills when it is shown was left out: ${named(filled)}.`);
  return html;
}

const named = (names: Set<string>): string => {
  const list = [...names].map((name) => `[${name}]`);
  const more = list.length - MOST_NAMES;
  return list.slice(0, MOST_NAMES).join(', ') + (more > 0 ? ` and ${more} more` : '');
};

/** One that ends itself needs no end. */
const isOpen = (mark: string): boolean => !mark.endsWith('/]');

const pictureAddress = /^\s*(?:https?:)?\/\/\S+\.(?:png|jpe?g|gif|webp|avif|svg)(?:\?\S*)?\s*$/i;

/** Modules whose content is no text: HTML in Base64, the address of a picture. */
function wholeModule({ name, content, attributes }: Shortcode, kept: Kept): string | null {
  if (content === null || !isModule(name, true)) return null;
  if (kindOfModule(name) === 'code') return name === 'vc_raw_js' ? '' : kept.put(decodedHtml(content), true);
  if (!pictureAddress.test(content)) return null;
  const [picture, link] = [content.trim(), attributes.link ?? attributes.href ?? ''].map((text) =>
    text.replaceAll('"', '%22'),
  );
  const image = `<img src="${picture}" alt="${(attributes.alt ?? '').replaceAll('"', '&quot;')}">`;
  return `\n\n<figure>${link ? `<a href="${link}">${image}</a>` : image}</figure>\n\n`;
}

function decodedHtml(content: string): string {
  const text = content.replace(/<\/?p>|<br\s*\/?>|\s+/g, '');
  if (!/^[\w+/%=-]+$/.test(text)) return content;
  const html = Buffer.from(text.replaceAll('%3D', '='), 'base64').toString();
  if (html.includes('\ufffd')) return content;
  return /%[\da-f]{2}/i.test(html) && !/[<>]/.test(html) ? decodePercent(html) : html;
}
