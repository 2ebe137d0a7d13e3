/** Bigger pictures are not kept. */
export const MOST_BYTES = 10 * 1024 * 1024

/** Stops reading as soon as it is too much, whatever length was declared. */
export async function readUpTo(response: Response, most: number): Promise<Uint8Array | 'too_big'> {
  const chunks: Uint8Array[] = []
  let length = 0
  if (Number(response.headers.get('Content-Length') ?? 0) > most) {
    await response.body?.cancel()
    return 'too_big'
  }
  for await (const chunk of response.body ?? []) {
    length += chunk.length
    // Leaving the loop ends the download.
    if (length > most) return 'too_big'
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
