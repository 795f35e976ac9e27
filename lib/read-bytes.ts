/** The body, or null as soon as it is known to have more than `most` bytes. */
export async function readBytes(request: Request, most: number): Promise<Buffer | null> {
  if (Number(request.headers.get('content-length') ?? 0) > most) return null;
  const reader = request.body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    size += read.value.length;
    if (size > most) {
      void dropRest(reader!);
      return null;
    }
    chunks.push(read.value);
  }
  return Buffer.concat(chunks);
}

/** Broken off, the rest would stay on the wire, and the next request of the same connection wait behind it for ever. */
export async function dropRest(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  try {
    while (!(await reader.read()).done);
  } catch {
    // Whoever sent it went away.
  }
}
