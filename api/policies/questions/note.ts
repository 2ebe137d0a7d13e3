import { and, desc, eq, gte, type SQL } from 'drizzle-orm'
import type { Db } from '../../../db/client'
import { policyQuestions } from '../../../db/schema'
import type { QuestionOutcome } from '../../../db/values/policies'
import type { RequestContext } from '../../http/context'
import { homeAreasOf } from '../../links/home-areas'
import { addHours } from '../../shared/day'
import { newId } from '../../shared/ids'
import type { Outcome } from '../../turns/answer'
import { withoutNames } from '../without-names'

/** How long an answer can be rated, and its question handed to a person: as long as a menu is open. */
const RATED_HOURS = 24

/** What is kept of a question, at most. */
const LONGEST_QUESTION = 300

/** The words as they are kept: without what names the asker, or a neighbour. */
async function keptOf(tx: Db, county: string, contactId: string | null, text: string) {
  const areaPaths = contactId === null ? [] : await homeAreasOf(tx, county, contactId)
  return withoutNames(tx, county, areaPaths, text.slice(0, LONGEST_QUESTION))
}

export interface Asked {
  text: string
  outcome: QuestionOutcome
  /** The card or article that answered. */
  answerId: string | null
}

/** Keeps what was asked, without what names a person, for the report of what people want to know. */
export async function noteQuestion(
  tx: Db,
  ctx: RequestContext,
  { text, outcome, answerId }: Asked,
): Promise<Outcome> {
  const { county, deps, now } = ctx
  const id = newId()
  const contactId = whoAsks(ctx)
  const words = await keptOf(tx, county, contactId, text)
  await tx.insert(policyQuestions).values({
    county,
    id,
    contactId,
    askedAt: now,
    wordsSealed: deps.sealer.seal(wordsAt(county, id), words),
    outcome,
    answerId,
  })
  return { code: 'noted', vars: {} }
}

/** 有用, 没用: of the latest answer the contact got. `nothing` where there is none from today. */
export async function rateAnswer(
  tx: Db,
  ctx: RequestContext,
  { isUseful }: { isUseful: boolean },
): Promise<Outcome> {
  const contactId = whoAsks(ctx)
  const isAnswer = eq(policyQuestions.outcome, 'answered')
  const isChanged =
    contactId !== null && (await changeLatest(tx, ctx, contactId, { isUseful }, isAnswer))
  return { code: isChanged ? 'rated' : 'nothing', vars: {} }
}

/** Whose turn it is; staff ask as well. */
const whoAsks = ({ actor, contactId }: RequestContext): string | null =>
  contactId ?? (actor.kind === 'contact' ? actor.contactId : null)

/** What the contact asked in these words was handed to a person; something else it asked since then was not. */
export async function handOver(
  tx: Db,
  ctx: RequestContext,
  contactId: string,
  { helpRequestId, text }: { helpRequestId: string; text: string },
): Promise<void> {
  const { county, deps } = ctx
  const words = await keptOf(tx, county, contactId, text)
  const asked = await listLately(tx, ctx, contactId)
  const meant = asked.find(
    ({ id, wordsSealed }) => deps.sealer.open(wordsAt(county, id), wordsSealed) === words,
  )
  if (meant) await change(tx, ctx, meant.id, { helpRequestId })
}

async function changeLatest(
  tx: Db,
  ctx: RequestContext,
  contactId: string,
  set: Change,
  wanted?: SQL,
): Promise<boolean> {
  const [latest] = await listLately(tx, ctx, contactId, wanted)
  if (!latest) return false
  await change(tx, ctx, latest.id, set)
  return true
}

/** What the contact asked and may still rate or hand over, the latest first. */
const listLately = (tx: Db, { county, now }: RequestContext, contactId: string, wanted?: SQL) =>
  tx
    .select({ id: policyQuestions.id, wordsSealed: policyQuestions.wordsSealed })
    .from(policyQuestions)
    .where(
      and(
        eq(policyQuestions.county, county),
        eq(policyQuestions.contactId, contactId),
        gte(policyQuestions.askedAt, addHours(now, -RATED_HOURS)),
        wanted,
      ),
    )
    .orderBy(desc(policyQuestions.askedAt), desc(policyQuestions.id))

type Change = Partial<typeof policyQuestions.$inferInsert>

const change = (tx: Db, { county }: RequestContext, id: string, set: Change) =>
  tx
    .update(policyQuestions)
    .set(set)
    .where(and(eq(policyQuestions.county, county), eq(policyQuestions.id, id)))

export const wordsAt = (county: string, id: string) => ({
  county,
  table: 'policy_questions',
  column: 'words_sealed',
  row: id,
})
