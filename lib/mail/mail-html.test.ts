import { expect, test } from 'vitest';
import { mailHtml } from '@/lib/mail/mail-html';

const letter = { siteTitle: 'Ada’s <b>blog</b>', siteUrl: 'https://blog.example.org', subject: 'A & B' };

test('what people typed stays text', () => {
  const html = mailHtml({ ...letter, text: 'Hello <img src=x onerror=alert(1)> "you" & me' });
  expect(html).not.toContain('<img');
  expect(html).not.toContain('<b>');
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &quot;you&quot; &amp; me');
  expect(html).toContain('<title>A &amp; B</title>');
});

test('a link that is a paragraph can be pressed and read', () => {
  const html = mailHtml({ ...letter, text: 'Press:\n\nhttps://blog.example.org/links/abc\n\nThanks.' });
  expect(html).toContain('href="https://blog.example.org/links/abc"');
  expect(html).toContain('>https://blog.example.org/links/abc</span>');
});

test('a link in a sentence leaves the full stop out, and cannot leave its attribute', () => {
  const html = mailHtml({ ...letter, text: 'See https://x.example/a?b=1&c=2. Or https://x.example/"onx=1' });
  expect(html).toContain('href="https://x.example/a?b=1&amp;c=2"');
  expect(html).not.toContain('"onx');
});

test('no other address than http(s) becomes a link', () => {
  expect(mailHtml({ ...letter, text: 'javascript:alert(1)\n\ndata:text/html,x' })).not.toMatch(
    /href="(javascript|data)/,
  );
});
