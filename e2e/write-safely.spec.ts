import { expect, openEditor, test, unique } from './fixtures';

test('what the toolbar changed can be undone', async ({ admin }) => {
  await admin.goto('/admin/posts/new');
  const body = admin.getByLabel('Body', { exact: true });
  await body.pressSequentially('some words');
  await body.press('Shift+Home');
  await admin.getByRole('button', { name: 'Bold' }).click();
  await expect(body).toHaveValue('**some words**');
  await body.press('Control+z');
  await expect(body).toHaveValue('some words');
});

test('the preview shows beside the text what readers will see, and how many words', async ({ admin }) => {
  await admin.goto('/admin/posts/new');
  await admin.getByLabel('Body', { exact: true }).fill('## A part\n\nTwo *words*');
  const preview = admin.getByRole('region', { name: 'Live preview' });
  await expect(preview.getByRole('heading', { name: 'A part' })).toBeVisible();
  await expect(preview.locator('em')).toHaveText('words');
  await expect(admin.getByText('4 words')).toBeVisible();
});

test('a stored post opens with its preview, which is not rendered again', async ({ admin, publish }) => {
  const title = unique('Stored');
  await publish({ title, body: '## A stored part' });
  const renders: string[] = [];
  admin.on('request', (request) => {
    if (request.url().endsWith('/live-preview')) renders.push(request.url());
  });
  await openEditor(admin, title);
  const preview = admin.getByRole('region', { name: 'Live preview' });
  await expect(preview.getByRole('heading', { name: 'A stored part' })).toBeVisible();
  await expect(admin.getByText('3 words')).toBeVisible();
  await admin.getByLabel('Body', { exact: true }).fill('## Another part');
  await expect(preview.getByRole('heading', { name: 'Another part' })).toBeVisible();
  expect(renders).toHaveLength(1);
});

test('the save key saves, and the editor stays where it is', async ({ admin }) => {
  await admin.goto('/admin/posts/new');
  await admin.getByLabel('Title', { exact: true }).fill(unique('Keys'));
  await admin.getByLabel('Body', { exact: true }).press('Control+s');
  await expect(admin).toHaveURL(/\/edit/);
  await admin.getByLabel('Body', { exact: true }).fill('More');
  await expect(admin.getByText('Not saved yet')).toBeVisible();
  await admin.getByLabel('Body', { exact: true }).press('Control+s');
  await expect(admin.getByText('All saved')).toBeVisible();
  await admin.reload();
  await expect(admin.getByLabel('Body', { exact: true })).toHaveValue('More');
});

test('a save that the browser sends itself, as the scripts arrive, is not asked about', async ({ admin }) => {
  await admin.goto('/admin/posts/new');
  await admin.getByLabel('Title', { exact: true }).fill(unique('Early'));
  await expect(admin.getByText('Not saved yet')).toBeVisible();
  await admin.getByRole('form', { name: 'Post editor' }).evaluate((form: HTMLFormElement) => {
    const intent = document.createElement('input');
    Object.assign(intent, { type: 'hidden', name: 'intent', value: 'save' });
    form.append(intent);
    form.submit();
  });
  await expect(admin).toHaveURL(/\/edit/);
});

test('what is typed while a new post is saved goes on in its editor', async ({ admin }) => {
  await admin.goto('/admin/posts/new');
  await admin.getByLabel('Title', { exact: true }).fill(unique('On the way'));
  const body = admin.getByLabel('Body', { exact: true });
  await body.fill('Before');
  let answer = () => {};
  const typed = new Promise<void>((resolve) => (answer = resolve));
  await admin.route('**/admin/posts/new*', async (route) => {
    await typed;
    await route.continue();
  });
  await admin.getByRole('button', { name: 'Save draft' }).click();
  await body.press('End');
  await body.pressSequentially(' and after');
  answer();
  await expect(admin).toHaveURL(/\/edit/);
  await expect(body).toHaveValue('Before and after');
  await expect(body).toBeFocused();
  await admin.getByRole('button', { name: 'Save draft' }).click();
  await expect(admin.getByText('All saved')).toBeVisible();
  await admin.reload();
  await expect(body).toHaveValue('Before and after');
});

test('text that was never saved waits in the browser after the tab is closed', async ({ admin, publish }) => {
  const title = unique('Closed tab');
  await publish({ title, body: 'Stored' });
  await openEditor(admin, title);
  const edit = admin.url();
  // Not by a route: what is sent while a tab closes goes past those.
  await admin.context().setOffline(true);
  await admin.getByLabel('Body', { exact: true }).fill('Typed and not saved');
  // Kept a moment after the typing stops; the tab then closes as in a crash, without a word.
  await expect
    .poll(() => admin.evaluate(() => JSON.stringify(localStorage)))
    .toContain('Typed and not saved');
  const again = await admin.context().newPage();
  await admin.close({ runBeforeUnload: false });
  await again.context().setOffline(false);
  await again.goto(edit);
  await expect(again.getByLabel('Body', { exact: true })).toHaveValue('Stored');
  await again.getByRole('button', { name: 'Restore it' }).click();
  await expect(again.getByLabel('Body', { exact: true })).toHaveValue('Typed and not saved');
});

test('text that a browser kept waits until it is restored or discarded, whatever is typed beside it', async ({
  admin,
  publish,
}) => {
  const title = unique('Waiting');
  await publish({ title, body: 'Stored' });
  await openEditor(admin, title);
  const edit = admin.url();
  const body = admin.getByLabel('Body', { exact: true });
  await admin.context().setOffline(true);
  await body.fill('Kept in the browser alone');
  await expect
    .poll(() => admin.evaluate(() => JSON.stringify(localStorage)))
    .toContain('Kept in the browser alone');
  const again = await admin.context().newPage();
  await admin.close({ runBeforeUnload: false });
  await again.context().setOffline(false);
  await again.goto(edit);
  await expect(again.getByRole('button', { name: 'Restore it' })).toBeVisible();
  await again.getByLabel('Body', { exact: true }).fill('Typed beside the offer');
  await expect(again.getByText(/Saved (just now|\d+ s ago)/)).toBeVisible();
  await again.reload();
  await again.getByRole('button', { name: 'Restore it' }).click();
  await expect(again.getByLabel('Body', { exact: true })).toHaveValue('Kept in the browser alone');
});

test('leaving with unsaved changes is asked about', async ({ admin }) => {
  await admin.goto('/admin/posts/new');
  await admin.getByLabel('Body', { exact: true }).fill('Not saved');
  await expect(admin.getByText('Not saved yet')).toBeVisible();
  const asked = admin.waitForEvent('dialog');
  const click = admin.getByRole('link', { name: 'Settings', exact: true }).click();
  const dialog = await asked;
  expect(dialog.message()).toContain('unsaved changes');
  await dialog.dismiss();
  await click;
  await expect(admin).toHaveURL(/\/admin\/posts\/new/);
  await expect(admin.getByLabel('Body', { exact: true })).toHaveValue('Not saved');
});

test('a session that ended while writing costs no word', async ({ admin }) => {
  await admin.goto('/admin/posts/new');
  await admin.getByLabel('Title', { exact: true }).fill(unique('Ended'));
  await admin.getByLabel('Body', { exact: true }).fill('Long work');
  await admin.context().clearCookies();
  await admin.getByRole('button', { name: 'Save draft' }).click();
  await expect(admin.getByText('You are no longer logged in.').first()).toBeVisible();
  await expect(admin.getByLabel('Body', { exact: true })).toHaveValue('Long work');
});
