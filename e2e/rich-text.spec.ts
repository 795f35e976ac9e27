import AxeBuilder from '@axe-core/playwright';
import { devices, type Page } from '@playwright/test';
import { expect, logIn, openAgain, openEditor, owner, test, unique } from './fixtures';

const text = [
  'A *first* paragraph that is',
  'wrapped by hand, with a [link][home] and `code`.',
  '',
  '* stars',
  '* as signs',
  '  - [x] done',
  '',
  '> [!NOTE]',
  '> A callout.',
  '',
  '| Left | Right |',
  '|------|------:|',
  '| one  |     1 |',
  '',
  '```rust',
  'fn main() {}',
  '```',
  '',
  'Money is $5, a formula $x^2$, a note[^1], a <kbd>key</kbd>.',
  '',
  '<div>as it is</div>',
  '',
  '[home]: https://example.org/',
  '',
  '[^1]: The note.',
].join('\n');

const body = (page: Page) => page.getByLabel('Body', { exact: true });
const rich = (page: Page) => page.getByRole('textbox', { name: 'Body, rich text' });
const choose = (page: Page, mode: 'Rich text' | 'Markdown') =>
  page.getByRole('button', { name: mode, exact: true }).click();

async function openRich(page: Page, markdown: string) {
  await page.goto('/admin/posts/new');
  await page.getByLabel('Title', { exact: true }).fill(unique('Rich'));
  await body(page).fill(markdown);
  await choose(page, 'Rich text');
  await expect(rich(page)).toBeVisible();
}

test('rich text shows the Markdown, changes what is changed, and undo goes across both', async ({
  admin,
}) => {
  await openRich(admin, text);
  await expect(rich(admin).getByRole('table')).toContainText('one');
  await expect(rich(admin).getByRole('checkbox', { name: 'Done' })).toBeChecked();
  const { violations } = await new AxeBuilder({ page: admin }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await choose(admin, 'Markdown');
  await expect(body(admin)).toHaveValue(text);

  // The caret is where it was, in the other view.
  const inside = text.indexOf('hand');
  await body(admin).evaluate((area: HTMLTextAreaElement, at) => area.setSelectionRange(at, at), inside);
  await choose(admin, 'Rich text');
  await expect(rich(admin)).toBeFocused();
  await admin.keyboard.type('my own ');
  await choose(admin, 'Markdown');
  const changed = text.replace('hand', 'my own hand');
  await expect(body(admin)).toHaveValue(changed);
  await expect(body(admin)).toBeFocused();
  expect(await body(admin).evaluate((area: HTMLTextAreaElement) => area.selectionStart)).toBe(inside + 7);
  await admin.keyboard.press('Control+z');
  await expect(body(admin)).toHaveValue(text);
  await choose(admin, 'Rich text');
  await expect(rich(admin)).toContainText('wrapped by hand');
  await admin.keyboard.press('Control+z');
  await expect(rich(admin)).toContainText('my own hand');
  await admin.getByRole('button', { name: 'Save draft' }).click();
  await expect(admin.getByText('All saved')).toBeVisible();
  await expect(body(admin)).toHaveValue(changed);
});

test('a post is written by keyboard alone, in any script', async ({ admin }) => {
  await openRich(admin, '');
  await admin.keyboard.type('## Heading');
  await admin.keyboard.press('Enter');
  await admin.keyboard.type('Some **bold** words.');
  await admin.keyboard.press('Enter');
  await admin.keyboard.type('- one');
  await admin.keyboard.press('Enter');
  await admin.keyboard.type('two');
  await admin.keyboard.press('Tab');
  await admin.keyboard.press('Enter');
  await admin.keyboard.press('Enter');
  await admin.keyboard.press('Enter');
  const composing = await admin.context().newCDPSession(admin);
  for (const part of ['に', 'にほ', '日本'])
    await composing.send('Input.imeSetComposition', {
      text: part,
      selectionStart: part.length,
      selectionEnd: part.length,
    });
  await composing.send('Input.insertText', { text: '日本' });
  await admin.keyboard.type('. 1');
  // Tab is the browser's again after Escape, and the tools are one key away.
  await admin.keyboard.press('Alt+F10');
  await expect(admin.getByLabel('Kind of block')).toBeFocused();
  await admin.keyboard.press('Escape');
  await expect(rich(admin)).toBeFocused();
  await choose(admin, 'Markdown');
  await expect(body(admin)).toHaveValue('## Heading\n\nSome **bold** words.\n\n- one\n  - two\n\n日本. 1');
});

test('tables, callouts, code and links are set where the caret is', async ({ admin }) => {
  await openRich(admin, '');
  await admin.getByRole('button', { name: 'Table', exact: true }).click();
  await admin.keyboard.type('A');
  await admin.keyboard.press('Tab');
  await admin.keyboard.type('B');
  await admin.getByRole('button', { name: 'Delete column' }).click();
  await admin.getByLabel('Alignment of the column').selectOption('Right');
  await admin.keyboard.press('Shift+Enter');
  await admin.keyboard.type('> Mind the gap');
  await admin.getByLabel('Kind of quote').selectOption('Warning');
  await choose(admin, 'Markdown');
  await expect(body(admin)).toHaveValue(/^\| A +\| +\|\n\| :?-+:? \| :?-+:? \|\n/);
  await expect(body(admin)).toHaveValue(/> \[!WARNING\]\n> Mind the gap$/);
});

test('a slash, a bubble, a grip and Backspace do what they promise', async ({ admin }) => {
  await openRich(admin, 'Some words\n\nhttps://example.org/a\n');
  await expect(rich(admin).locator('.rich-embed')).toHaveAttribute('data-host', 'example.org');
  await admin.keyboard.press('End');
  await admin.keyboard.press('Enter');
  await admin.keyboard.type('/warn');
  await expect(admin.getByRole('option', { name: 'Warning' })).toHaveAttribute('aria-selected', 'true');
  const { violations } = await new AxeBuilder({ page: admin }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await admin.keyboard.press('Enter');
  await admin.keyboard.type('**Mind**');
  await admin.keyboard.press('Backspace');
  await admin.keyboard.press('Alt+ArrowUp');
  await rich(admin)
    .getByText('Some words')
    .dblclick({ position: { x: 5, y: 5 } });
  await admin.getByRole('toolbar', { name: 'Selected words' }).getByRole('button', { name: 'Bold' }).click();
  await choose(admin, 'Markdown');
  const moved = '**Some** words\n\n> [!WARNING]\n> \\*\\*Mind\\*\\*\n\nhttps://example.org/a\n';
  await expect(body(admin)).toHaveValue(moved);
});

test('formatted text is pasted as what it means, and against no rule of the page', async ({ admin }) => {
  const broken: string[] = [];
  admin.on('console', (message) => broken.push(...(message.type() === 'error' ? [message.text()] : [])));
  await openRich(admin, '');
  await rich(admin).evaluate((view) => {
    const data = new DataTransfer();
    data.setData('text/plain', 'Bold and plain');
    data.setData(
      'text/html',
      '<b style="font-weight:normal"><p><span style="font-weight:700">Bold</span> and plain</p></b>',
    );
    view.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(rich(admin)).toContainText('Bold and plain');
  await choose(admin, 'Markdown');
  await expect(body(admin)).toHaveValue('**Bold** and plain');
  expect(broken).toEqual([]);
});

test('who has not chosen writes rich text, and with a finger Markdown', async ({
  browser,
  visitor,
  baseURL,
}) => {
  await logIn(visitor, owner);
  await visitor.goto('/admin/posts/new');
  await expect(rich(visitor)).toBeVisible();
  await visitor.getByLabel('Title', { exact: true }).fill(unique('Rich from the start'));
  await visitor.keyboard.press('Enter');
  await visitor.keyboard.press('Enter');
  await expect(rich(visitor)).toBeFocused();
  await visitor.keyboard.type('## A part\nWith words.');
  await expect(body(visitor)).toHaveValue('## A part\n\nWith words.');
  await expect(visitor.getByText(/Saved (just now|\d+ s ago)/)).toBeVisible();
  await choose(visitor, 'Markdown');
  await visitor.reload();
  await expect(body(visitor)).toBeVisible();
  await expect(body(visitor)).toHaveValue('## A part\n\nWith words.');

  const phone = await browser.newContext({ ...devices['Pixel 7'], baseURL });
  await phone.addCookies(await visitor.context().cookies());
  const page = await phone.newPage();
  await page.goto('/admin/posts/new');
  await expect(page.getByRole('button', { name: 'Markdown', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(body(page)).toBeVisible();
  await phone.close();
});

test('what another tab saved comes into the rich text, between the words that are being typed', async ({
  admin,
  publish,
}) => {
  const title = unique('Rich and merged');
  await publish({ title, body: 'The first part.\n\nThe second part.' });
  await openEditor(admin, title);
  const other = await openAgain(admin);
  await body(other).fill('The first part of the other tab.\n\nThe second part.');
  await expect(other.getByText(/Saved (just now|\d+ s ago)/)).toBeVisible();
  await choose(admin, 'Rich text');
  await rich(admin).press('Control+End');
  await rich(admin).pressSequentially(' And of this tab,', { delay: 20 });
  await expect(rich(admin)).toContainText('The first part of the other tab.');
  await rich(admin).pressSequentially(' which goes on.', { delay: 20 });
  const both = 'The first part of the other tab.\n\nThe second part. And of this tab, which goes on.';
  await expect(body(admin)).toHaveValue(both);
  await expect(admin.getByText(/Saved (just now|\d+ s ago)/)).toBeVisible();
  await other.reload();
  await expect(body(other)).toHaveValue(both);
});

test('code is left by its keys, and what was just inserted asks for what it lacks', async ({ admin }) => {
  await openRich(admin, '');
  await rich(admin).click();
  await admin.keyboard.type('```js ');
  await admin.keyboard.type('code');
  await admin.keyboard.press('Control+Enter');
  await admin.keyboard.type('After it');
  await expect(admin.getByRole('dialog')).toHaveCount(0);
  await admin.keyboard.press('Enter');
  await admin.keyboard.type('```js ');
  await admin.keyboard.type('more');
  for (let count = 0; count < 3; count++) await admin.keyboard.press('Enter');
  await admin.keyboard.type('link me now');
  await admin.keyboard.press('Control+Shift+ArrowLeft');
  await admin.keyboard.press('Control+k');
  await expect(admin.getByLabel('Address of the link')).toBeFocused();
  await admin.keyboard.type('https://example.org/');
  await admin.keyboard.press('Enter');
  await expect(rich(admin)).toBeFocused();
  await admin.keyboard.press('End');
  await admin.keyboard.type(' is ');
  await admin.getByRole('button', { name: 'Formula' }).click();
  await expect(admin.getByLabel('Formula in TeX')).toBeFocused();
  await admin.keyboard.type('mc^2');
  await admin.keyboard.press('Enter');
  const expected = [
    '```js\ncode\n```',
    'After it',
    '```js\nmore\n```',
    'link me [now](https://example.org/) is $mc^2$',
  ];
  await expect(body(admin)).toHaveValue(new RegExp(`^${expected.map(escapeRegExp).join('\n\n')}\n*$`));
});

const escapeRegExp = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
