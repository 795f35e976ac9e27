/** Whose name begins so is a module of a page builder, or of a plugin of such modules. */
const prefixes =
  /^(?:vc|et_pb|et|fusion|av|cs|x|su|mk|nectar|ult|ultimate|bt_bb|bt|tatsu|kc|tg|qode|mkdf?|edgtf|eltdf?|qodef|themify|ux|cmsmasters|wolf|stm|rs|thb|gem|porto|woodmart|wpb|dt|ohio|uncode|boldgrid|fl|ts|sc|pt|lambda|oxy|ct|shortcodes_ultimate)_/;

/** What themes call their boxes, which is hardly ever said in brackets. */
const boxes = new Set([
  ...['row', 'column', 'columns', 'section', 'clear', 'clearfix', 'spacer', 'divider', 'dropcap', 'intro'],
  ...['one_half', 'one_third', 'two_third', 'one_fourth', 'three_fourth', 'one_fifth', 'two_fifth'],
  ...['three_fifth', 'four_fifth', 'one_sixth', 'five_sixth', 'row_inner', 'full_width', 'icon_box'],
  ...['one_half_last', 'one_third_last', 'two_third_last', 'one_fourth_last', 'three_fourth_last'],
  ...['content_box', 'content_boxes', 'image_frame', 'tabgroup'],
]);

/** Modules of themes whose names are words that may stand in brackets, too. */
const words = new Set([
  ...['col', 'container', 'half', 'third', 'separator', 'gap', 'tabs', 'tab', 'accordion', 'accordions'],
  ...['toggle', 'toggles', 'spoiler', 'collapse', 'expand', 'box', 'alert', 'notice', 'infobox', 'note'],
  ...['callout', 'pullquote', 'blockquote', 'button', 'lead', 'tooltip', 'icon', 'iconbox', 'testimonial'],
  ...['title', 'heading', 'headline', 'list', 'checklist', 'slider', 'slide', 'center', 'map', 'googlemap'],
  ...['span', 'div', 'block', 'layout', 'highlight', 'label', 'li'],
]);

/** @param isMeant it has an end, or something set: no word in brackets has that */
export const isModule = (name: string, isMeant: boolean): boolean =>
  prefixes.test(name) || boxes.has(name) || (isMeant && words.has(name));

export type ModuleKind =
  | 'line'
  | 'picture'
  | 'gallery'
  | 'button'
  | 'video'
  | 'sound'
  | 'heading'
  | 'fold'
  | 'tab'
  | 'quote'
  | 'list'
  | 'item'
  | 'form'
  | 'filled'
  | 'code'
  | 'box';

/** By the words in a name; the first that fits. */
const kinds: [RegExp, ModuleKind][] = [
  [/(?:^|_)(?:raw_html|raw_js|fusion_code)$|^fusion_code$/, 'code'],
  [
    /(?:^|_)(?:forms?|contact_?forms?7?|contact_form|contact_field|contact|login|signup|subscribe|newsletter|captcha|mailchimp|search)(?:_|$)/,
    'form',
  ],
  [
    /(?:^|_)(?:dropcap|highlight|label|tooltip|popover|fontawesome|icon|badge|lead|intro|span|text_link|frac)$/,
    'line',
  ],
  [/(?:galler(?:y|ies)|carousel|media_grid|image_?slider|images)$/, 'gallery'],
  [
    /(?:gallery_image|(?:single|simple)_?image|imageframe|image_frame|(?:^|_)image|logo|banner_image|photo)$/,
    'picture',
  ],
  [/(?:^|_)(?:btn|buttons?|button2|cta_button|linkbutton)$/, 'button'],
  [
    /(?:^|_)(?:youtube(?:_advanced)?|vimeo|video|fullwidth_video|dailymotion|self_hosted_video|document|pdf)$/,
    'video',
  ],
  [/(?:^|_)(?:audio|soundcloud)$/, 'sound'],
  [/(?:^|_)(?:post_title|post_content|post_meta|post_nav|comments)$/, 'filled'],
  [/(?:^|_)(?:custom_heading|headings?|headline|custom_headline|title|text_separator|subtitle)$/, 'heading'],
  [
    /(?:^|_)(?:toggle|spoiler|expand|collapse|accordion_?item|accordion_tab|tta_section|faq|toggle_item)$/,
    'fold',
  ],
  [/(?:^|_)tab$/, 'tab'],
  [/(?:^|_)(?:testimonials?|testimonials?_?single|quote|blockquote|pullquote)$/, 'quote'],
  [/(?:^|_)(?:checklist|iconlist|icon_list|counters)$/, 'list'],
  [/(?:^|_)(?:li_item|list_item|li|iconlist_item|icon_list_item)$|^et_pb_counter$/, 'item'],
  [
    /(?:^|_)(?:blog|posts?|posts_slider|basic_grid|masonry_grid|portfolio|filterable_portfolio|shop|products?|recent_products|featured_products|product_category|sidebar|widget_sidebar|menu|fullwidth_menu|recent_posts|latest_posts|events|user|siblings|children|subpages|feed|global|revslider|layerslider|post_slider|fullwidth_post_slider|blog_slider|rev_slider_vc)$|^vc_wp_/,
    'filled',
  ],
];

export const kindOfModule = (name: string): ModuleKind =>
  kinds.find(([pattern]) => pattern.test(name))?.[1] ?? 'box';
