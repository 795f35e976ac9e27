import type { Page } from '@playwright/test';
import { expect, test, unique } from './fixtures';

const docs = `<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><h2 dir="ltr"><span
style="font-weight:400">A part</span></h2><p dir="ltr"><span style="font-weight:400">Plain, </span><span
style="font-weight:700">bold</span><span style="font-weight:400"> and a </span><a
href="https://www.google.com/url?q=https://example.org/&amp;sa=D"><span>link</span></a></p><ul><li dir="ltr"><p
role="presentation"><span>one</span></p></li><li dir="ltr"><p role="presentation"><span>two</span></p></li></ul></b>`;
const markdown = '## A part\n\nPlain, **bold** and a [link](https://example.org/)\n\n- one\n- two';

const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head>
<meta name=Generator content="Microsoft Word 15"><link rel=File-List href="file:///C:/Temp/clip_filelist.xml">
<style><!-- @font-face {font-family:Wingdings;} p.MsoNormal {margin:0cm;} --></style></head><body lang=EN-GB>
<!--StartFragment--><h1>A letter<o:p></o:p></h1><p class=MsoNormal>Dear <b style='mso-bidi-font-weight:normal'>Ada</b>,<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>one<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span
style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>two<o:p></o:p></p><!--EndFragment--></body></html>`;

const webPage = `<meta charset='utf-8'><h2 style="box-sizing: border-box; font-weight: 600; color: rgb(31, 35, 40);">Setting up<a
class="anchor" aria-hidden="true" href="https://example.org/docs#setting-up"></a></h2><p style="font-weight: 400; color: rgb(31, 35, 40);">Run<span> </span><code
style="font-family: monospace;">npm ci</code><span> </span>and read<span> </span><a href="https://example.org/docs?utm_source=x" onclick="alert(1)">the docs</a>
or <a href="javascript:alert(1)">this</a>.</p><pre><code class="language-sh">npm ci
npm start</code></pre><script>alert(1)</script><p><img src="data:image/png;base64,AAAA" alt="inline"><img src="https://example.org/a.png" alt="A cat"></p>`;

const sheet = `<google-sheets-html-origin><style>td {border: 1px solid #cccccc;}</style><table xmlns="http://www.w3.org/1999/xhtml" dir="ltr"><colgroup><col
width="100"/><col width="100"/></colgroup><tbody><tr><td data-sheets-value="{}">Name</td><td>Age</td></tr><tr><td>Ada</td><td>36</td></tr></tbody></table>`;

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

for (const [name, html, result] of [
  ['Word', word, '# A letter\n\nDear **Ada**,\n\n- one\n- two'],
  [
    'a web page',
    webPage,
    '## Setting up\n\nRun `npm ci` and read [the docs](https://example.org/docs) or this.\n\n```sh\nnpm ci\nnpm start\n```\n\n![A cat](https://example.org/a.png)',
  ],
  ['a sheet', sheet, '| Name | Age |\n| - | - |\n| Ada | 36 |'],
] as const)
  test(`what comes from ${name} is clean, also after a capital V was typed`, async ({ admin }) => {
    await admin.goto('/admin/posts/new');
    const body = admin.getByLabel('Body', { exact: true });
    await copy(admin, html, 'plain');
    await body.press('Shift+V');
    await body.press('Backspace');
    await body.press('Shift+Insert');
    await expect(body).toHaveValue(result);
  });

test('two pastes at once stay in order, what is typed meanwhile stands behind them, and saving waits for them', async ({
  admin,
}) => {
  await admin.goto('/admin/posts/new');
  const title = unique('Pasted');
  await admin.getByLabel('Title', { exact: true }).fill(title);
  const body = admin.getByLabel('Body', { exact: true });
  await body.fill('old');
  await body.press('Control+a');
  await copy(admin, `<p>${'<b>first</b> '.repeat(3000)}</p>`, 'plain');
  await body.press('Control+v');
  await copy(admin, '<p><i>second</i></p>', 'plain');
  await body.press('Control+v');
  await body.pressSequentially(' typed');
  await body.press('Control+s');
  await expect(admin.getByText('All saved')).toBeVisible();
  await admin.reload();
  await expect(body).toHaveValue(/^(?:\*\*first\*\* ?){3000}\*second\* typed$/);
});

test('a long text is pasted with all of its lines, and undone, at once', async ({ admin }) => {
  await admin.goto('/admin/posts/new');
  const body = admin.getByLabel('Body', { exact: true });
  await body.fill('Before');
  await copy(admin, '<p>A <b>line</b> &lt;b&gt;</p>'.repeat(3000), 'plain');
  await body.press('Control+v');
  await expect(body).toHaveValue(`Before\n\n${Array(3000).fill('A **line** \\<b>').join('\n\n')}`, {
    timeout: 10_000,
  });
  await body.press('Control+z');
  await expect(body).toHaveValue('Before', { timeout: 10_000 });
});

test('what is pasted goes into the text, wherever the focus is by then', async ({ admin }) => {
  await admin.goto('/admin/posts/new');
  const body = admin.getByLabel('Body', { exact: true });
  const title = admin.getByLabel('Title', { exact: true });
  await copy(admin, `<p>${'<b>bold</b> text '.repeat(3000)}</p>`, 'plain');
  await body.press('Control+v');
  await title.focus();
  await admin.keyboard.type('A title');
  await expect(body).toHaveValue(/^\*\*bold\*\* text/);
  await expect(title).toBeFocused();
  await expect(title).toHaveValue('A title');
  await body.fill('');
  await body.press('Control+v');
  await admin.getByRole('button', { name: 'Markdown and keys' }).click();
  await expect(body).toHaveValue(/^\*\*bold\*\* text/);
  await expect(admin.getByRole('dialog', { name: 'Markdown and keys' })).toBeVisible();
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
