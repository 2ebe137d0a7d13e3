import type { HttpAnswer, HttpRequest } from './profile'

/** One call to the gateway; throws as `fetch` does. */
export async function exchange(request: HttpRequest, timeoutMs: number): Promise<HttpAnswer> {
  const { url, method, headers, body } = request
  // A redirect would carry the message elsewhere.
  const response = await fetch(url, {
    method,
    headers,
    ...(body !== '' && { body }),
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
  })
  return {
    status: response.status,
    body: readJson(await response.text()),
    retryAfter: response.headers.get('Retry-After'),
  }
}

export function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}
