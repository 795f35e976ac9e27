export async function fetchPicture(
  url: string,
): Promise<{ ok: true; bytes: Buffer } | { ok: false; why: string; isLasting: boolean }> {
  return { ok: false, why: `${url} cannot be fetched yet`, isLasting: true };
}
