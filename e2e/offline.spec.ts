import { expect, test, unique } from './fixtures';

const said = /You are offline, or the site cannot be reached/;

test('what needs a connection says so in the page, before there is React, and works once there is one @scripts', async ({
  visitor,
  publish,
}) => {
  await visitor.goto(await publish({ title: unique('On a train'), body: 'Text' }));
  const path = visitor.url();
  await visitor.context().setOffline(true);
  const comment = visitor.getByLabel('Comment', { exact: true });
  await comment.fill('Written on a train');
  await visitor.getByRole('button', { name: 'Post comment' }).click();
  const message = visitor.getByRole('alert').filter({ hasText: said });
  await expect(message).toBeVisible();
  expect(visitor.url()).toBe(path);
  await expect(comment).toHaveValue('Written on a train');
  await visitor.keyboard.press('Escape');
  await expect(message).toBeHidden();
  await visitor.getByRole('button', { name: 'Copy link' }).click();
  await expect(message.last()).toBeVisible();

  await visitor.context().setOffline(false);
  await visitor.keyboard.press('Escape');
  await visitor.getByRole('button', { name: 'Post comment' }).click();
  await expect(visitor).toHaveURL(/\/login/);
});
