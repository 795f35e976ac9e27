type Written = { commentCount: number; postCount: number };

const counted = (count: number, one: string): string =>
  `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`;

/** What somebody wrote: `12 comments and 1 post`. */
export function writtenBy({ commentCount, postCount }: Written): string {
  const parts = [
    ...(commentCount > 0 || postCount === 0 ? [counted(commentCount, 'comment')] : []),
    ...(postCount > 0 ? [counted(postCount, 'post')] : []),
  ];
  return parts.join(' and ');
}
