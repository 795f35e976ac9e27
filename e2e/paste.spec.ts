import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';

const docs = `<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><h2 dir="ltr"><span
style="font-weight:400">A part</span></h2><p dir="ltr"><span style="font-weight:400">Plain, </span><span
style="font-weight:700">bold</span><span style="font-weight:400"> and a </span><a
href="https://www.google.com/url?q=https://example.org/&amp;sa=D"><span>link</span></a></p><ul><li dir="ltr"><p
role="presentation"><span>one</span></p></li><li dir="ltr"><p role="presentation"><span>two</span></p></li></ul></b>`;
const markdown = '## A part\n\nPlain, **bold** and a [link](https://example.org/)\n\n- one\n- two';

/** Puts both forms on the clipboard as a program does. */
async function copy(page: Page, html: string, text: string): Promise<void> {
  await page.evaluate(
    ([asHtml = '', asText = '']) => {
      document.addEventListener(
        'copy',
        (event) => {
          if (asHtml) event.clipboardData?.setData('text/html', asHtml);
          event.clipboardData?.setData('text/plain', asText);
          event.preventDefault();
        },
        { once: true },
      );
      document.execCommand('copy');
    },
    [html, text],
  );
}

test('what comes from a word processor is pasted as Markdown, in one step, and plainly by the other key', async ({
  admin,
}) => {
  await admin.goto('/admin/posts/new');
  await admin.evaluate(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => {
      document.title = `violated ${violatedDirective}`;
    });
  });
  const body = admin.getByLabel('Body', { exact: true });
  await body.fill('Before.');
  await copy(admin, docs, 'A part\nPlain, bold and a link\none\ntwo');
  await body.press('Control+End');
  await body.press('Control+v');
  await expect(body).toHaveValue(`Before.\n\n${markdown}`);
  await body.press('Control+z');
  await expect(body).toHaveValue('Before.');
  await body.press('Control+Shift+v');
  await expect(body).toHaveValue('Before.A part\nPlain, bold and a link\none\ntwo');
  await expect(admin).not.toHaveTitle(/violated/);
});

test('an address pasted on words makes a link of them', async ({ admin }) => {
  await admin.goto('/admin/posts/new');
  const body = admin.getByLabel('Body', { exact: true });
  await body.fill('my garden');
  await copy(admin, '', 'https://example.org/a_(b)');
  await body.press('Control+a');
  await body.press('Control+v');
  await expect(body).toHaveValue('[my garden](https://example.org/a_(b))');
});

test('a page nested without end is pasted as its text, and the editor goes on', async ({ admin }) => {
  await admin.goto('/admin/posts/new');
  const body = admin.getByLabel('Body', { exact: true });
  await copy(admin, `${'<div>'.repeat(10_000)}<script>alert(1)</script>deep`, 'deep');
  await body.press('Control+v');
  await body.press('Control+End');
  await expect(body).toHaveValue('deep');
});
