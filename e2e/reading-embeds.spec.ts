import { expect, openEditor, test, unique } from './fixtures';

const film = 'https://www.youtube.com/watch?v=abcdefghijk';
const body = `Before.\n\n[A film about herons](${film})\n\nAfter.`;

test('a film is a link, and nobody is asked for it before it is pressed', async ({ visitor, publish }) => {
  const path = await publish({ title: unique('Film'), body });
  const asked: string[] = [];
  visitor.on('request', (request) => {
    if (new URL(request.url()).hostname !== 'localhost') asked.push(request.url());
  });
  await visitor.goto(path);
  const link = visitor.getByRole('link', { name: 'A film about herons' });
  await expect(link).toHaveAttribute('href', film);
  await link.hover();
  await visitor.waitForLoadState('networkidle');
  expect(asked).toEqual([]);
  await expect(visitor.locator('iframe')).toHaveCount(0);
});

test('a press on a film plays it in a frame that may do little @scripts', async ({ visitor, publish }) => {
  const path = await publish({ title: unique('Played'), body });
  await visitor.route('https://www.youtube-nocookie.com/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<h1>The player</h1>' }),
  );
  await visitor.goto(path);
  const request = visitor.waitForRequest(/youtube-nocookie/);
  await visitor.getByRole('link', { name: 'A film about herons' }).click();
  expect((await request).url()).toBe('https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1');
  expect((await request).headers().referer).toBe(`${new URL(visitor.url()).origin}/`);
  const frame = visitor.locator('iframe');
  await expect(visitor.frameLocator('iframe').getByRole('heading', { name: 'The player' })).toBeVisible();
  await expect(frame).toHaveAttribute('title', 'A film about herons');
  await expect(frame).toHaveAttribute(
    'sandbox',
    'allow-scripts allow-same-origin allow-popups allow-presentation',
  );
  await expect(frame).toHaveAttribute('allow', 'autoplay; fullscreen; picture-in-picture');
  await expect(visitor).toHaveURL(new RegExp(`${path}$`));
});

test('on the page of a draft the link is a link @scripts', async ({ admin, publish }) => {
  const title = unique('Preview');
  await publish({ title, body });
  await openEditor(admin, title);
  await admin.goto(`${new URL(admin.url()).pathname.replace(/\/edit$/, '')}/preview`);
  await admin.route(`${film}**`, (route) => route.fulfill({ contentType: 'text/html', body: 'The film' }));
  await admin.getByRole('link', { name: 'A film about herons' }).click();
  await expect(admin).toHaveURL(film);
});
