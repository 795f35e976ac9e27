export function savedMessage(
  state: string | undefined,
  intent: 'save' | 'publish' | 'unpublish' = 'save',
): string {
  if (intent === 'unpublish') return 'Unpublished. The post is a draft again, and readers no longer see it.';
  if (state === 'scheduled') return 'Saved. The post is scheduled and appears by itself at its date.';
  if (state === 'published') return intent === 'publish' ? 'Published.' : 'Updated.';
  return 'Saved.';
}
