let loading: Promise<string[]> | undefined;

/** Once a page. Without them nothing is offered, and everything else works. */
export function loadTagNames(): Promise<string[]> {
  loading ??= load().catch(() => {
    loading = undefined;
    return [];
  });
  return loading;
}

async function load(): Promise<string[]> {
  const answer = await fetch('/admin/tags/names');
  if (!answer.ok) throw new Error(`the names of tags: ${answer.status}`);
  return (await answer.json()) as string[];
}
