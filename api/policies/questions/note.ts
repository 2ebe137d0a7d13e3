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
  const areaPaths = contactId === null ? [] : await homeAreasOf(tx, county, contactId)
  const words = await withoutNames(tx, county, areaPaths, text)
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

/** What the contact asked last was handed to a person. */
export async function handOver(
  tx: Db,
  ctx: RequestContext,
  contactId: string,
  helpRequestId: string,
): Promise<void> {
  await changeLatest(tx, ctx, contactId, { helpRequestId })
}

async function changeLatest(
  tx: Db,
  { county, now }: RequestContext,
  contactId: string,
  set: Partial<typeof policyQuestions.$inferInsert>,
  wanted?: SQL,
): Promise<boolean> {
  const [latest] = await tx
    .select({ id: policyQuestions.id })
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
    .limit(1)
  if (!latest) return false
  await tx
    .update(policyQuestions)
    .set(set)
    .where(and(eq(policyQuestions.county, county), eq(policyQuestions.id, latest.id)))
  return true
}

export const wordsAt = (county: string, id: string) => ({
  county,
  table: 'policy_questions',
  column: 'words_sealed',
  row: id,
})
