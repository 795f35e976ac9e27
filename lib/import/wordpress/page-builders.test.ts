import { expect, test } from 'vitest';
import { readContent } from '@/lib/import/wordpress/content';
import { elementorHtml } from '@/lib/import/wordpress/elementor';

const files: Record<string, { url: string; alt: string; caption: string }> = {
  7: { url: '/u/a.jpg', alt: 'A', caption: '' },
  8: { url: '/u/b.jpg', alt: 'B', caption: '' },
};

const read = (content: string) =>
  readContent(content, {
    site: 'https://old.example',
    findPicture: (id) => files[id],
    listPictures: () => [],
    findShared: () => undefined,
  });

test.each([
  [
    'Divi: words, pictures, a button and a film',
    '[et_pb_section fb_built="1"][et_pb_row][et_pb_column type="4_4"][et_pb_text]<p>a</p>[/et_pb_text][et_pb_image src="/u/a.jpg" alt="A" url="/go"][/et_pb_image][et_pb_button button_url="/c" button_text="C"][/et_pb_button][et_pb_video src="https://vimeo.com/1"][/et_pb_video][/et_pb_column][/et_pb_row][/et_pb_section]',
    'a\n\n[![A](/u/a.jpg)](/go)\n\n[C](/c)\n\nhttps://vimeo.com/1',
  ],
  [
    'Divi: titles, with quotes as it writes them, and what folds',
    '[et_pb_blurb title="a %22b%22" image="/u/b.jpg"]<p>c</p>[/et_pb_blurb][et_pb_accordion][et_pb_accordion_item title="q"]a\n\nb[/et_pb_accordion_item][/et_pb_accordion]',
    '![](/u/b.jpg)\n\n### a "b"\n\nc\n\n<details><summary>q</summary>\n\na\n\nb\n\n</details>',
  ],
  [
    'Divi: who is quoted, numbers and a gallery',
    '[et_pb_testimonial author="Jane" job_title="CEO"]Fine[/et_pb_testimonial][et_pb_counters][et_pb_counter percent="80"]s[/et_pb_counter][/et_pb_counters][et_pb_gallery gallery_ids="7,8"][/et_pb_gallery]',
    '> Fine\n>\n> <cite>Jane, CEO</cite>\n\n- 80% s\n\n![A](/u/a.jpg)\n\n![B](/u/b.jpg)',
  ],
  [
    'Divi in a block',
    '<!-- wp:divi/placeholder -->[et_pb_text]a\n\nb[/et_pb_text]<!-- /wp:divi/placeholder -->',
    'a\n\nb',
  ],
  [
    'Divi 5',
    '<!-- wp:divi/section --><!-- wp:divi/text {"content":{"innerContent":{"desktop":{"value":"<p>a</p>"}}}} /--><!-- wp:divi/button {"button":{"innerContent":{"desktop":{"value":{"text":"Go","linkUrl":"/go"}}}}} /--><!-- /wp:divi/section -->',
    'a\n\n[Go](/go)',
  ],
  [
    'WPBakery',
    '[vc_row][vc_column][vc_column_text css=".a{b}"]a\n\nb[/vc_column_text][vc_single_image image="7" link="https://x.example"][vc_custom_heading text="c" font_container="tag:h3|x:y"][vc_btn title="Buy" link="url:https%3A%2F%2Fs.example%2F|title:S"][vc_raw_html]JTNDcCUzRWhpJTNDJTJGcCUzRQ==[/vc_raw_html][/vc_column][/vc_row]',
    'a\n\nb\n\n[![A](/u/a.jpg)](https://x.example)\n\n### c\n\n[Buy](https://s.example/)\n\nhi',
  ],
  [
    'Fusion',
    '[fusion_builder_container][fusion_title size="2"]a[/fusion_title][fusion_imageframe image_id="1|full"]https://x.example/z.jpg[/fusion_imageframe][fusion_button link="https://b.example"]P[/fusion_button][fusion_youtube id="dQw4w9WgXcQ" /][fusion_checklist][fusion_li_item]one[/fusion_li_item][fusion_li_item]two[/fusion_li_item][/fusion_checklist][fusion_code]PGI+Ym9sZDwvYj4=[/fusion_code][/fusion_builder_container]',
    '## a\n\n![](https://x.example/z.jpg)\n\n[P](https://b.example)\n\nhttps://www.youtube.com/watch?v=dQw4w9WgXcQ\n\n- one\n- two\n\n**bold**',
  ],
  [
    'Enfold',
    "[av_heading heading='a' tag='h3'][/av_heading][av_button label='Go' link='manually,http://go.example'][av_button label='P' link='page,12']",
    '### a\n\n[Go](http://go.example)\n\n[P](https://old.example/?p=12)',
  ],
  [
    'Shortcodes Ultimate, in lines and as boxes',
    'a [su_highlight]b[/su_highlight] [su_button url="http://u.example"]c[/su_button]\n\n[su_spoiler title="d"]e[/su_spoiler]',
    'a b [c](http://u.example)\n\n<details><summary>d</summary>\n\ne\n\n</details>',
  ],
  [
    'what a theme added to a builder',
    '[vc_row][vc_column][headings]a[/headings][simpleimage image="7"][quotebox text="b c"][spacing height="3"][gallery ids="8"][/vc_column][/vc_row]',
    '## a\n\n![A](/u/a.jpg)\n\nb c\n\n![B](/u/b.jpg)',
  ],
  ['a box without an end', '[toggle title="a"]\n\nb', '### a\n\nb'],
  ['words that are names of boxes elsewhere', 'a [note] b [list]', 'a \\[note] b \\[list]'],
])('%s', async (_, content, markdown) => {
  expect((await read(content)).markdown).toBe(markdown);
});

test('what of a layout nobody gets is named', async () => {
  const { notes } = await read(
    '[et_pb_row][et_pb_contact_form][/et_pb_contact_form][et_pb_blog][/et_pb_blog][/et_pb_row]',
  );
  expect(notes).toEqual([
    'The layout of [et_pb_row] was left out; what stood in it is here.',
    'Forms were left out: [et_pb_contact_form].',
    'What a plugin fills when it is shown was left out: [et_pb_blog].',
  ]);
});

test.each([
  [
    'fields of a block that has nothing else',
    '<!-- wp:acf/hero {"name":"acf/hero","data":{"title":"A title","_title":"field_1","text":"Some words","color":"#fff"}} /-->',
    '### A title\n\nSome words',
  ],
  [
    'a block of a theme',
    '<!-- wp:mine/card {"title":"Über","className":"a b","lines":[{"text":"Two words"}],"image":{"url":"/u/a.jpg"}} /-->',
    '### Über\n\nTwo words\n\n![](/u/a.jpg)',
  ],
  [
    'a file once',
    '<!-- wp:file --><div class="wp-block-file"><object class="wp-block-file__embed" data="https://x.example/f.pdf"></object><a href="/f.pdf">F</a><a href="/f.pdf" class="wp-block-file__button">Download</a></div><!-- /wp:file -->',
    '[F](/f.pdf)',
  ],
  [
    'social links',
    '<!-- wp:social-links --><ul><!-- wp:social-link {"url":"https://m.example/@a","service":"mastodon"} /--></ul><!-- /wp:social-links -->',
    '- [mastodon](https://m.example/@a)',
  ],
])('blocks: %s', async (_, content, markdown) => {
  expect((await read(content)).markdown).toBe(markdown);
});

test('Elementor: widgets of its own, of others, and what it fills', () => {
  const notes: string[] = [];
  const widget = (widgetType: string, settings: object) => ({ elType: 'widget', widgetType, settings });
  const html = elementorHtml(
    JSON.stringify([
      {
        elType: 'container',
        elements: [
          widget('heading', { title: 'a', header_size: 'h3' }),
          widget('text-editor', { editor: '<p>b</p>' }),
          widget('image', { image: { url: '/u/a.jpg', alt: 'A' } }),
          widget('video', {
            video_type: 'vimeo',
            vimeo_url: 'https://vimeo.com/1',
            youtube_url: 'https://y.example',
          }),
          widget('price-table', { heading: 'c', price: '5', button_text: 'd', link: { url: '/e' } }),
          widget('someones-box', { title_text: 'f', description_text: 'g' }),
          widget('ones-own', {
            lead_words: 'h i',
            selected_icon: 'fas fa-x',
            rows: [{ left_info: 'j', right_info: 'k' }],
          }),
          widget('posts', {}),
        ],
      },
    ]),
    (text) => notes.push(text),
  );
  expect(html!.split(/\n\n+/).filter(Boolean)).toEqual([
    '<h3>a</h3>',
    '<p>b</p>',
    '<figure><img src="/u/a.jpg" alt="A"></figure>',
    '<p>https://vimeo.com/1</p>',
    '<h3>c</h3>',
    '<p>5</p>',
    '<p><a href="/e">d</a></p>',
    '<h3>f</h3>',
    '<p>g</p>',
    '<p>h i</p>',
    '<p>j k</p>',
  ]);
  expect(notes).toEqual(['What Elementor fills when it is shown was left out: posts.']);
  expect(elementorHtml('[{', () => {})).toBeNull();
});
