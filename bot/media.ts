import type { Logger } from 'pino'
import { type ApiClient, type Behalf, describeFault, parseResponse } from '../api/client'
import type { Channel } from './channels/channel'

export interface FetchDeps {
  clientFor(behalf: Behalf): ApiClient
  /** By name. Pictures of other channels are left to whoever has them. */
  channels: ReadonlyMap<string, Channel>
  county: string
  log: Logger
}

/** Pictures of one round; few, so that they are fetched within the lease. */
const BATCH = 10
/** Each may take up 10 MB meanwhile. */
const AT_ONCE = 2

/**
 * One round of the worker: takes pictures people have sent, fetches them from their providers and
 * hands them in. One that fails does not keep the others. Returns how many were taken.
 */
export async function fetchOnce(deps: FetchDeps): Promise<number> {
  const names = [...deps.channels.values()]
    .filter((each) => each.fetchMedia)
    .map(({ name }) => name)
  if (names.length === 0) return 0
  const api = deps.clientFor({ actor: 'job:worker', county: deps.county })
  const claim = { limit: BATCH, channels: names }
  const { media } = await parseResponse(api.media.claims.$post({ json: claim }))
  const queue = [...media]
  const lane = async () => {
    for (let wanted = queue.shift(); wanted; wanted = queue.shift()) {
      const { id, channel } = wanted
      await fetchPicture(deps, api, wanted).catch((error: unknown) => {
        // Its lease runs out, and it is asked for again.
        deps.log.error({ fault: describeFault(error), mediaId: id, channel }, 'a picture failed')
      })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
  return media.length
}

async function fetchPicture(
  { channels }: FetchDeps,
  api: ApiClient,
  { id, channel, reference }: { id: string; channel: string; reference: string },
): Promise<void> {
  const param = { id }
  const fetched = (await channels.get(channel)?.fetchMedia?.(reference)) ?? null
  if (fetched instanceof Uint8Array) {
    const init = { body: fetched as Uint8Array<ArrayBuffer> }
    await parseResponse(api.media[':id'].content.$post({ param }, { init }))
    return
  }
  const status = fetched === 'too_big' ? 'refused' : (fetched ?? 'later')
  await parseResponse(api.media[':id'].result.$post({ param, json: { status } }))
}
