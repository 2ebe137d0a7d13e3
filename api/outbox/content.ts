import type { Db } from '../../db/client'
import type { Language } from '../../db/values/contacts'
import { wordsOf } from '../broadcasts/words'
import type { AppDeps, RequestContext } from '../http/context'
import type { Place } from '../shared/sealing'
import type { Reply } from '../turns/answer'

/** What a message says, but for its template: sealed, as it holds what people wrote. */
export type Content = Omit<Reply, 'template'>

const placeOf = (county: string, id: string): Place => ({
  county,
  table: 'outbox',
  column: 'content_sealed',
  row: id,
})

export const sealContent = (
  { sealer }: Pick<AppDeps, 'sealer'>,
  county: string,
  id: string,
  { vars, choices, picture }: Content,
  /** What stands there once the message is forgotten. */
  instead?: Reply,
): Buffer => sealer.seal(placeOf(county, id), JSON.stringify({ vars, choices, picture, instead }))

export const openContent = (
  { sealer }: Pick<AppDeps, 'sealer'>,
  county: string,
  id: string,
  sealed: Buffer,
): Content & { instead?: Reply } =>
  JSON.parse(sealer.open(placeOf(county, id), sealed)) as Content & { instead?: Reply }

interface Stored {
  id: string
  template: string
  contentSealed: Buffer | null
  broadcastId: string | null
  householdId: string | null
}

/** What some messages say; `gone` of a broadcast that was stopped, `unreadable` where the seal is broken. */
export async function readContents(
  tx: Db,
  ctx: RequestContext,
  messages: readonly (Stored & { language: Language })[],
): Promise<Map<string, Reply | 'gone' | 'unreadable'>> {
  const ofBroadcasts = messages.flatMap(({ id, contentSealed, broadcastId, ...of }) =>
    contentSealed || !broadcastId ? [] : [{ id, broadcastId, ...of }],
  )
  const words = await wordsOf(tx, ctx, ofBroadcasts)
  return new Map(
    messages.map(({ id, template, contentSealed, broadcastId }) => {
      if (!contentSealed) return [id, words.get(id) ?? (broadcastId ? 'gone' : 'unreadable')]
      try {
        const { instead: _, ...content } = openContent(ctx.deps, ctx.county, id, contentSealed)
        return [id, { template: template as Reply['template'], ...content }]
      } catch (err) {
        ctx.deps.log.error({ err, outboxId: id }, 'a message cannot be opened')
        return [id, 'unreadable']
      }
    }),
  )
}
