import { expect, test, unique } from './fixtures';

test('what needs a connection says so before there is React, and works once there is one @scripts', async ({
  visitor,
  publish,
}) => {
  await visitor.goto(await publish({ title: unique('On a train'), body: 'Text' }));
  const path = visitor.url();
  const said: string[] = [];
  visitor.on('dialog', (dialog) => {
    said.push(dialog.message());
    void dialog.dismiss();
  });
  await visitor.context().setOffline(true);
  const comment = visitor.getByLabel('Comment', { exact: true });
  await comment.fill('Written on a train');
  await visitor.getByRole('button', { name: 'Post comment' }).click();
  await expect.poll(() => said).toEqual(['You are offline']);
  expect(visitor.url()).toBe(path);
  await expect(comment).toHaveValue('Written on a train');
  await visitor.getByRole('button', { name: 'Copy link' }).click();
  await expect.poll(() => said).toHaveLength(2);

  await visitor.context().setOffline(false);
  await visitor.getByRole('button', { name: 'Post comment' }).click();
  await expect(visitor).toHaveURL(/\/login/);
});
