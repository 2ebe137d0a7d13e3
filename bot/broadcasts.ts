import { type ApiClient, type Behalf, parseResponse } from '../api/client'

interface BroadcastDeps {
  clientFor(behalf: Behalf): ApiClient
  county: string
}

/** Has the messages of the next village queued whose hour has come; false where there was none. */
export async function expandOnce({ clientFor, county }: BroadcastDeps): Promise<boolean> {
  const api = clientFor({ actor: 'job:worker', county })
  const { expanded } = await parseResponse(api.broadcasts.expansions.$post())
  return expanded !== null
}

/** Village by village, until none is due or `signal` stops us: whoever comes next goes on from there. */
export async function expandAll(deps: BroadcastDeps, signal?: AbortSignal): Promise<void> {
  while (!signal?.aborted && (await expandOnce(deps)));
}
