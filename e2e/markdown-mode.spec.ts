import { expect, test } from './fixtures';

test('a list goes on at Enter, moves in and out by Tab, ends at an empty item, and each step can be undone', async ({
  admin,
}) => {
  await admin.goto('/admin/posts/new');
  const body = admin.getByLabel('Body', { exact: true });
  await body.pressSequentially('1. one\ntwo');
  await expect(body).toHaveValue('1. one\n2. two');
  await body.press('Tab');
  await expect(body).toHaveValue('1. one\n   1. two');
  await body.press('Control+z');
  await expect(body).toHaveValue('1. one\n2. two');
  await body.press('Tab');
  await body.press('Shift+Tab');
  await expect(body).toHaveValue('1. one\n2. two');
  await body.press('Enter');
  await body.press('Enter');
  await expect(body).toHaveValue('1. one\n2. two\n');
  await body.press('Tab');
  await expect(body).not.toBeFocused();
  await body.press('Control+Home');
  await body.press('Escape');
  await body.press('Tab');
  await expect(body).not.toBeFocused();
  await expect(body).toHaveValue('1. one\n2. two\n');
});

test('an open composition keeps its Enter, in a list too', async ({ admin }) => {
  await admin.goto('/admin/posts/new');
  const body = admin.getByLabel('Body', { exact: true });
  await body.fill('- ');
  await body.press('Control+End');
  const session = await admin.context().newCDPSession(admin);
  await session.send('Input.imeSetComposition', { text: '日本', selectionStart: 2, selectionEnd: 2 });
  await body.dispatchEvent('keydown', { key: 'Enter', keyCode: 229, isComposing: true, bubbles: true });
  await expect(body).toHaveValue('- 日本');
  await session.send('Input.insertText', { text: '日本' });
  await body.press('Enter');
  await expect(body).toHaveValue('- 日本\n- ');
});

test('a sheet says what can be written and which keys there are', async ({ admin }) => {
  await admin.goto('/admin/posts/new');
  await admin.getByRole('button', { name: 'Markdown and keys' }).click();
  const sheet = admin.getByRole('dialog', { name: 'Markdown and keys' });
  await expect(sheet.getByText('- [ ] task')).toBeVisible();
  await expect(sheet.getByText('Ctrl Shift V')).toBeVisible();
  await admin.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(admin.getByRole('button', { name: 'Markdown and keys' })).toBeFocused();
});

test('buttons make blocks where they are pressed', async ({ admin }) => {
  await admin.goto('/admin/posts/new');
  const body = admin.getByLabel('Body', { exact: true });
  const press = (name: string) => admin.getByRole('button', { name, exact: true }).click();
  await body.fill('Before');
  await body.press('Control+End');
  await press('Table');
  await admin.keyboard.type('Name');
  await expect(body).toHaveValue('Before\n\n| Name | Column 2 |\n| --- | --- |\n|  |  |');
  await body.press('Control+z');
  await body.press('Control+z');
  await expect(body).toHaveValue('Before');
  await press('Footnote');
  await admin.keyboard.type('a note');
  await expect(body).toHaveValue('Before[^1]\n\n[^1]: a note');
});
