/** What lays out a page, by the plugins and themes that have it. The words in it are the post's. */
const boxes = new Set([
  ...[
    'vc_row',
    'vc_row_inner',
    'vc_column',
    'vc_column_inner',
    'vc_section',
    'vc_column_text',
    'vc_separator',
  ],
  ...[
    'vc_empty_space',
    'et_pb_section',
    'et_pb_row',
    'et_pb_row_inner',
    'et_pb_column',
    'et_pb_column_inner',
  ],
  ...[
    'et_pb_text',
    'et_pb_divider',
    'et_pb_fullwidth_section',
    'fusion_builder_container',
    'fusion_builder_row',
  ],
  ...['fusion_builder_column', 'fusion_builder_row_inner', 'fusion_builder_column_inner', 'fusion_text'],
  ...['fusion_separator', 'av_section', 'av_one_full', 'av_one_half', 'av_one_third', 'av_two_third'],
  ...['av_one_fourth', 'av_textblock', 'av_hr', 'row', 'column', 'columns', 'section', 'clear', 'clearfix'],
  ...[
    'one_half',
    'one_half_last',
    'one_third',
    'one_third_last',
    'two_third',
    'two_third_last',
    'one_fourth',
  ],
  ...['one_fourth_last', 'three_fourth', 'three_fourth_last', 'spacer', 'divider'],
]);

/** Marks of words, not of boxes. */
const inline = new Set(['dropcap', 'highlight', 'intro']);

const tag = /\[\/?([a-z][\w-]{0,60})(?:\s[^[\]]{0,4000})?\]/gi;

/** Boxes lie in boxes of their own kind: each beginning and each end goes by itself. */
export function withoutBoxes(text: string, { note }: { note: (text: string) => void }): string {
  return text.replace(tag, (whole, given: string) => {
    const name = given.toLowerCase();
    if (!boxes.has(name) && !inline.has(name)) return whole;
    note(`The layout of [${name}] was left out; its text is here.`);
    return inline.has(name) ? '' : '\n\n';
  });
}
