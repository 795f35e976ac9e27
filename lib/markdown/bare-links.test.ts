import { expect, test } from 'vitest';
import { markBareLinks } from '@/lib/markdown/bare-links';
import { renderPost } from '@/lib/markdown/render';

test('links whose text is their address are told from others', async () => {
  const { html } = await renderPost(
    'https://a.example/b/?c=1&d, www.e.example and <https://f.example/>, not [g](https://g.example).',
  );
  expect(markBareLinks(html).match(/class="bare" href="[^"]+"/g)).toHaveLength(3);
  expect(markBareLinks(html)).toContain('<a href="https://g.example">');
});
