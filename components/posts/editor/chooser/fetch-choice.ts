import { PictureChoiceSchema, type PictureChoice } from '@/lib/media/choice';
import { choosePicturePath } from '@/lib/paths';

const problems = {
  offline: 'The pictures cannot be reached at the moment. Try again when you are connected.',
  out: 'You are no longer logged in. Log in in another tab, then try again.',
};

export async function fetchChoice(
  search: string,
  page: number,
  signal?: AbortSignal,
): Promise<PictureChoice | { problem: string }> {
  const query = new URLSearchParams({ search, page: String(page) });
  try {
    const answer = await fetch(`${choosePicturePath}?${query}`, { signal });
    if (answer.status === 401) return { problem: problems.out };
    if (answer.ok) return PictureChoiceSchema.parse(await answer.json());
  } catch {
    // Said below, as for any other answer.
  }
  return { problem: problems.offline };
}
