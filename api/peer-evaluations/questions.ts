import { and, asc, desc, eq, gte, isNull, lt, lte, or } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { peerQuestions } from '../../db/schema'
import type { PeerQuestionKind } from '../../db/values/peer-evaluations'
import type { UnitKey } from '../../db/values/units'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { addDays, type Day, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { NewPeerQuestions } from './input'
import type { Question } from './rules'

/** What is asked about a unit: of a township otherwise than of a unit of the group. */
export const questionKindOf = (unit: UnitKey): PeerQuestionKind =>
  unit.startsWith('township:') ? 'township' : 'group_unit'

/** The questions in force for a kind on a day; none where nothing was set. */
export async function listQuestions(
  tx: Db,
  county: string,
  kind: PeerQuestionKind,
  day: Day,
): Promise<Question[]> {
  const [newest] = await tx
    .select({ validFrom: peerQuestions.validFrom })
    .from(peerQuestions)
    .where(and(ofKind(county, kind), isInForce(day)))
    .orderBy(desc(peerQuestions.validFrom))
    .limit(1)
  if (!newest) return []
  return tx
    .select({
      seq: peerQuestions.seq,
      text: peerQuestions.text,
      fullMarks: peerQuestions.fullMarks,
    })
    .from(peerQuestions)
    .where(and(ofKind(county, kind), eq(peerQuestions.validFrom, newest.validFrom)))
    .orderBy(asc(peerQuestions.seq))
}

/** All lists that ever held, the newest first. */
export async function listQuestionLists(ctx: RequestContext) {
  const { county, deps } = ctx
  const rows = await deps.connection.db
    .select()
    .from(peerQuestions)
    .where(eq(peerQuestions.county, county))
    .orderBy(asc(peerQuestions.kind), desc(peerQuestions.validFrom), asc(peerQuestions.seq))
  const lists = Map.groupBy(rows, ({ kind, validFrom }) => `${kind} ${validFrom}`)
  const items = [...lists.values()].flatMap((some) => {
    const [first] = some
    if (!first) return []
    const { kind, validFrom, validUntil, source } = first
    const questions = some.map(({ seq, text, fullMarks }) => ({ seq, text, fullMarks }))
    return { kind, validFrom, validUntil, source, questions }
  })
  return { items }
}

/**
 * Sets what is asked about a kind of unit from a day on. What was in force before ends the day before and stays; a list
 * from the same day, or one that begins later, is refused: what was answered stays answered.
 */
export async function setQuestions(tx: Db, ctx: RequestContext, given: NewPeerQuestions) {
  const { county, now } = ctx
  const { kind, validFrom, source, questions } = given
  if (new Set(questions.map(({ text }) => text)).size < questions.length)
    throw new ApiError('refused', 'same_question')
  const later = and(ofKind(county, kind), gte(peerQuestions.validFrom, validFrom))
  if ((await tx.$count(peerQuestions, later)) > 0) throw new ApiError('refused', 'overlaps')
  await tx
    .update(peerQuestions)
    .set({ validUntil: addDays(validFrom, -1) })
    .where(
      and(
        ofKind(county, kind),
        isNull(peerQuestions.validUntil),
        lt(peerQuestions.validFrom, validFrom),
      ),
    )
  const rows = questions.map((each, i) => ({
    county,
    kind,
    seq: i + 1,
    validFrom,
    ...each,
    source,
  }))
  await tx.insert(peerQuestions).values(rows)
  const details = { validFrom, source, questions: questions.length }
  await record(tx, ctx, { subject: `peer_questions:${kind}`, type: 'peer_questions.set', details })
  return { kind, validFrom, questions: questions.length, setOn: dayOf(now) }
}

const ofKind = (county: string, kind: PeerQuestionKind) =>
  and(eq(peerQuestions.county, county), eq(peerQuestions.kind, kind))
const isInForce = (day: Day) =>
  and(
    lte(peerQuestions.validFrom, day),
    or(isNull(peerQuestions.validUntil), gte(peerQuestions.validUntil, day)),
  )
