export interface Endpoint {
  /** Without a slash at the end. */
  url: string
  key: string | null
  timeoutMs: number
  fetch: typeof fetch
}

/** Why nothing came back, in words that may stand in a log. */
export class ExchangeFault extends Error {
  override name = 'ExchangeFault'
}

/** Posts JSON and reads JSON of at most so many bytes; the time is that of the whole exchange. */
export async function postJson(
  { url, key, timeoutMs, fetch }: Endpoint,
  path: string,
  body: unknown,
  mostBytes: number,
): Promise<unknown> {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Accept: 'application/json',
      ...(key !== null && { Authorization: `Bearer ${key}` }),
    },
    body: JSON.stringify(body),
    // The key and the question go to the endpoint alone.
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
  })
  if (response.status !== 200) {
    await response.body?.cancel()
    throw new ExchangeFault(`status ${response.status}`)
  }
  const text = await readAtMost(response, mostBytes)
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new ExchangeFault('no JSON')
  }
}

async function readAtMost(response: Response, mostBytes: number): Promise<string> {
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = response.body?.getReader()
  for (;;) {
    const part = await reader?.read()
    if (!part || part.done) return Buffer.concat(chunks).toString('utf8')
    length += part.value.length
    if (length > mostBytes) {
      await reader?.cancel()
      throw new ExchangeFault('too large')
    }
    chunks.push(part.value)
  }
}
