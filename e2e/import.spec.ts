import { sendExport, wxrOf } from './export-files';
import { expect, test, unique } from './fixtures';

test('the owner brings a blog from WordPress, sees first what becomes public, and undoes it', async ({
  admin,
  visitor,
}) => {
  const word = unique('harbour');
  const posts = [
    { id: 1, slug: word, title: `The ${word}`, html: '<p>Boats <strong>come in</strong>.</p>' },
    {
      id: 2,
      slug: `${word}-draft`,
      title: `Not yet ${word}`,
      html: '<p>Later.</p>',
      status: 'draft' as const,
    },
  ];
  await admin.goto('/admin');
  await admin.getByRole('link', { name: 'Import', exact: true }).click();
  await admin
    .getByLabel('The export of your blog')
    .setInputFiles([wxrOf(`https://${word}.example.org`, posts)]);
  await admin.getByRole('button', { name: 'Send' }).click();
  await expect(admin.getByRole('heading', { level: 1 })).toHaveText('Read the export');
  await admin.getByLabel('Fetch pictures').uncheck();
  await admin.getByLabel('Take over the settings').uncheck();
  await admin.getByRole('button', { name: 'Read it' }).click();

  await expect(admin.getByRole('heading', { name: /^Readers will see 1 post/ })).toBeVisible();
  expect((await visitor.request.get(`/posts/${word}`)).status()).toBe(404);
  await admin.getByRole('link', { name: /^Becomes a draft 1/ }).click();
  await expect(admin.getByRole('listitem').filter({ hasText: `Not yet ${word}` })).toContainText('draft');
  await admin.getByRole('button', { name: 'Import 2 posts and pages, 1 of them public' }).click();

  await expect(admin.getByRole('link', { name: /^Undo the whole import/ })).toBeVisible();
  await visitor.goto(`/2019/03/${word}/`);
  await expect(visitor).toHaveURL(`/posts/${word}`);
  await expect(visitor.getByText('Boats come in.')).toBeVisible();
  const here = admin.url().replace(/[?#].*/, '');
  expect(await (await admin.request.get(`${here}/report`)).text()).toContain(
    'post: 2 found = 2 created + 0 updated + 0 unchanged + 0 left out + 0 failed',
  );

  await admin.getByRole('link', { name: /^Undo the whole import/ }).click();
  await expect(admin.getByRole('heading', { level: 1 })).toContainText('Undo');
  await admin.getByRole('button', { name: 'Undo the whole import' }).click();
  await expect(admin.getByText('What it had made is gone')).toBeVisible();
  expect((await visitor.request.get(`/posts/${word}`)).status()).toBe(404);
  await admin.getByRole('button', { name: 'Remove from the list' }).click();
  await expect(admin).toHaveURL(/\/admin\/import\?gone/);
});

test('what is no export is told where it was chosen, and the other file is taken', async ({ admin }) => {
  await admin.goto('/admin/import');
  const file = admin.getByLabel('The export of your blog');
  await file.setInputFiles([
    { name: 'export.xml', mimeType: 'text/xml', buffer: Buffer.from('<!doctype html><title>Log in</title>') },
  ]);
  await admin.getByRole('button', { name: 'Send' }).click();
  await expect(admin.getByRole('main').getByRole('alert')).toContainText('“export.xml” is a web page');
  await file.setInputFiles([wxrOf(`https://${unique('right')}.example.org`, [])]);
  await admin.getByRole('button', { name: 'Send' }).click();
  await expect(admin.getByRole('heading', { level: 1 })).toHaveText('Read the export');
  await admin.getByRole('button', { name: 'Throw it away' }).click();
  await expect(admin).toHaveURL(/\/admin\/import\?gone/);
});

test('a line that is cut goes on where it stopped @scripts', async ({ admin }) => {
  const text = wxrOf(`https://${unique('long')}.example.org`, []).buffer.toString();
  const large = Buffer.from(text.replace('</channel>', `<!-- ${'-'.padEnd(9_000_000, 'x')} --></channel>`));
  let requests = 0;
  await admin.route('**/admin/import/upload', async (route) => {
    requests += 1;
    // The second part of three requests: the beginning, a part, this one.
    if (requests === 3) await route.abort('connectionreset');
    else await route.continue();
  });
  await admin.goto('/admin/import');
  await admin
    .getByLabel('The export of your blog')
    .setInputFiles([{ name: 'long.xml', mimeType: 'text/xml', buffer: large }]);
  await admin.getByRole('button', { name: 'Send' }).click();
  await expect(admin.getByRole('heading', { level: 1 })).toHaveText('Read the export');
  expect(requests).toBe(6);
});

test('what was sent waits on the page of imports until it is read or thrown away', async ({
  admin,
  baseURL,
}) => {
  const name = `${unique('waiting')}.xml`;
  const file = { ...wxrOf(`https://${unique('wait')}.example.org`, []), name };
  const path = await sendExport(admin, file, baseURL!);
  await admin.goto('/admin/import');
  await expect(admin.getByRole('link', { name })).toHaveAttribute('href', path);
  await admin.getByRole('button', { name: `Throw away ${name}` }).click();
  await expect(admin.getByRole('link', { name })).toHaveCount(0);
});
