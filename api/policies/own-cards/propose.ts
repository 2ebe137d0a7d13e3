import { and, eq } from 'drizzle-orm'
import type { Db } from '../../../db/client'
import { policyCards } from '../../../db/schema'
import type { AreaPath } from '../../../db/values/areas'
import { record } from '../../audit/record'
import { listMessages } from '../../help/messages'
import type { RequestContext } from '../../http/context'
import { requireStaff } from '../../http/scope'
import { dayOf } from '../../shared/day'
import { newId } from '../../shared/ids'
import { type Card, sourceText } from '../card'
import { libraryOf } from '../library/catch-up'
import { maskPapers } from '../model/mask'
import { withoutNames } from '../without-names'

interface Request {
  id: string
  code: string
  areaPath: AreaPath
}

/** 同 低保要哪些材料: the answer of that card. Without a space it may as well be 同意. */
const SAME_AS = /^[同见](?<apart>[\s:：]*)(?=\S)/u
/** A card is meant by words this near to its own. */
const MEANT_FROM = 0.6
const LONGEST_QUESTION = 100

/** What goes to the asker: what was written, or the answer of the card that was named. */
export interface WrittenAnswer {
  text: string
  aliasOf: string | null
}

/**
 * What an answer that may name a card is read with. Taken before the transaction: one that waited for a second
 * connection could wait for ever.
 */
export async function withLibrary(ctx: RequestContext, text: string): Promise<RequestContext> {
  return SAME_AS.test(text) ? { ...ctx, library: await libraryOf(ctx) } : ctx
}

/** Null where a card was named that there is not. */
export function readAnswer(ctx: RequestContext, text: string): WrittenAnswer | null {
  const written = { text, aliasOf: null }
  const named = SAME_AS.exec(text)
  if (!named) return written
  if (!ctx.library) throw new Error('an answer that names a card, without the library')
  const reader = { day: dayOf(ctx.now), areaPaths: [ctx.county] }
  const [hit] = ctx.library.searchCards(text.slice(named[0].length), reader, 1)
  if (hit && hit.near >= MEANT_FROM) return { text: withSource(hit.card), aliasOf: hit.card.id }
  return named.groups?.['apart'] ? null : written
}

const withSource = ({ answer, source }: Card) => `${answer}依据：${sourceText(source)}`

/**
 * An answer to a villager's question becomes a proposed card, or another wording for the card it names; a later
 * answer to the same question takes its place. Nothing is published before another has agreed.
 */
export async function proposeCard(
  tx: Db,
  ctx: RequestContext,
  { id: helpRequestId, code, areaPath }: Request,
  { text, aliasOf }: WrittenAnswer,
): Promise<void> {
  const { county, now } = ctx
  const masked = (words: string) => withoutNames(tx, county, [areaPath], words)
  const asked = await questionOf(tx, ctx, helpRequestId)
  if (asked === undefined) return
  const question = (await masked(asked)).slice(0, LONGEST_QUESTION)
  const { staffId } = requireStaff(ctx)
  await tx
    .update(policyCards)
    .set({ status: 'withdrawn', decidedAt: now })
    .where(
      and(
        eq(policyCards.county, county),
        eq(policyCards.helpRequestId, helpRequestId),
        eq(policyCards.status, 'proposed'),
      ),
    )
  const id = newId()
  await tx.insert(policyCards).values({
    county,
    id,
    helpRequestId,
    code,
    question,
    // Offices have telephones, and answers give them.
    answer: await withoutNames(tx, county, [areaPath], text, maskPapers),
    aliasOf,
    areaPath: county,
    validFrom: dayOf(now),
    status: 'proposed',
    proposedBy: staffId,
    proposedAt: now,
  })
  await record(tx, ctx, {
    subject: `card:${id}`,
    type: 'card.proposed',
    details: { code, aliasOf },
  })
}

/** What was asked last. */
async function questionOf(tx: Db, ctx: RequestContext, requestId: string) {
  const said = await listMessages(tx, ctx, requestId)
  return said.findLast(({ side }) => side === 'contact')?.text
}
