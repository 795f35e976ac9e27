import { expect, fillRegistration, newPerson, test, unique } from './fixtures';

test('a person comments, and finds the comment in the page that comes back', async ({
  member,
  visitor,
  publish,
}) => {
  const path = await publish({ title: unique('Talk'), body: 'Say something.' });
  const { page, person } = member;
  await page.goto(path);
  await page.getByLabel('Comment', { exact: true }).fill('A *fine* post.');
  await page.getByRole('button', { name: 'Post comment' }).click();
  await expect(page.locator('em', { hasText: 'fine' })).toBeVisible();
  await expect(page).toHaveURL(/#comment-\d+$/);
  await visitor.goto(path);
  await expect(visitor.locator('em', { hasText: 'fine' })).toBeVisible();
  await expect(visitor.getByText(person.username).first()).toBeVisible();
});

test('somebody without an account types, registers, and finds the comment posted', async ({
  visitor,
  publish,
}) => {
  const path = await publish({ title: unique('Stranger'), body: 'Say something.' });
  const text = unique('typed before registering');
  await visitor.goto(path);
  await visitor.getByLabel('Comment', { exact: true }).fill(text);
  await visitor.getByRole('button', { name: 'Post comment' }).click();
  await expect(visitor).toHaveURL(/\/login/);
  await visitor.getByRole('main').getByRole('link', { name: 'Register' }).click();
  await fillRegistration(visitor, newPerson());
  await visitor.getByRole('button', { name: 'Create account' }).click();
  await expect(visitor).toHaveURL(new RegExp(`${path}(/comments/\\d+)?#comment-\\d+$`));
  await expect(visitor.getByText(text)).toBeVisible();
});

test('an empty comment is refused at the field', async ({ member, publish }) => {
  const path = await publish({ title: unique('Silence'), body: 'Say something.' });
  await member.page.goto(path);
  await member.page.getByRole('button', { name: 'Post comment' }).click();
  await expect(member.page.getByLabel('Comment', { exact: true })).toHaveAttribute('aria-invalid', 'true');
});

test('a comment has a permalink that leads to it', async ({ member, publish }) => {
  const path = await publish({ title: unique('Permalink'), body: 'Say something.' });
  const { page } = member;
  await page.goto(path);
  await page.getByLabel('Comment', { exact: true }).fill('Find me again');
  await page.getByRole('button', { name: 'Post comment' }).click();
  await expect(page).toHaveURL(/#comment-\d+$/);
  const id = /#comment-(\d+)$/.exec(page.url())![1];
  await page.goto(`/comments/${id}`);
  await expect(page).toHaveURL(new RegExp(`${path}#comment-${id}$`));
});

test('an edit in a second tab is told what the first one saved, and loses neither', async ({
  member,
  publish,
}) => {
  const { page } = member;
  await page.goto(await publish({ title: unique('Edited twice'), body: 'Say something.' }));
  await page.getByLabel('Comment', { exact: true }).fill('As it was');
  await page.getByRole('button', { name: 'Post comment' }).click();
  await expect(page).toHaveURL(/#comment-\d+$/);
  const edit = `/comments/${/#comment-(\d+)$/.exec(page.url())![1]}/edit`;
  await page.goto(edit);
  const other = await page.context().newPage();
  await other.goto(edit);
  await other.getByLabel('Comment', { exact: true }).fill('Of the other tab');
  await other.getByRole('button', { name: 'Save' }).click();
  await expect(other).toHaveURL(/#comment-\d+$/);
  const mine = page.getByLabel('Comment', { exact: true });
  await mine.fill('Of this tab');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByLabel('The stored text')).toHaveValue('Of the other tab');
  await expect(mine).toHaveValue('Of this tab');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page).toHaveURL(/#comment-\d+$/);
  await expect(page.getByText('Of this tab')).toBeVisible();
});
