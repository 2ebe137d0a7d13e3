import { and, asc, desc, eq, gte, isNull, lt, lte, or } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areas, checklistItems } from '../../db/schema'
import type { MisconductKind } from '../../db/values/integrity'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { requireInScope } from '../http/scope'
import { addDays, type Day, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { NewChecklist } from './input'

/** One question; its answer is that it is in order 好的, or what is wrong. */
export interface Question {
  seq: number
  text: string
}

/** The questions in force for a kind on a day. None: `figure_missing`, never made up. */
export async function getChecklist(
  tx: Db,
  county: string,
  kind: MisconductKind,
  day: Day,
): Promise<Question[]> {
  const [newest] = await tx
    .select({ validFrom: checklistItems.validFrom })
    .from(checklistItems)
    .where(and(ofKind(county, kind), isInForce(day)))
    .orderBy(desc(checklistItems.validFrom))
    .limit(1)
  if (!newest) throw new ApiError('figure_missing', `checklist_${kind}`)
  return tx
    .select({ seq: checklistItems.seq, text: checklistItems.text })
    .from(checklistItems)
    .where(and(ofKind(county, kind), eq(checklistItems.validFrom, newest.validFrom)))
    .orderBy(asc(checklistItems.seq))
}

/** All lists that ever held, the newest first, for whoever sets them. */
export async function listChecklists(ctx: RequestContext) {
  const { county, deps } = ctx
  const rows = await deps.connection.db
    .select()
    .from(checklistItems)
    .where(eq(checklistItems.county, county))
    .orderBy(asc(checklistItems.kind), desc(checklistItems.validFrom), asc(checklistItems.seq))
  const lists = Map.groupBy(rows, ({ kind, validFrom }) => `${kind} ${validFrom}`)
  const items = [...lists.values()].flatMap(([first, ...more]) => {
    if (!first) return []
    const { kind, validFrom, validUntil, source } = first
    const questions = [first, ...more].map(({ seq, text }) => ({ seq, text }))
    return { kind, validFrom, validUntil, source, questions }
  })
  return { items }
}

/**
 * Sets the questions of a kind from a day on. What was in force before ends the day before and stays;
 * a list from the same day, or one that begins later, is refused: what was answered stays answered.
 */
export async function setChecklist(tx: Db, ctx: RequestContext, given: NewChecklist) {
  const { county, now } = ctx
  const { kind, validFrom, source } = given
  await requireWholeCounty(tx, ctx)
  const questions = given.questions.map((text) => text.trim())
  if (new Set(questions).size < questions.length) throw new ApiError('refused', 'same_question')
  const later = and(ofKind(county, kind), gte(checklistItems.validFrom, validFrom))
  if ((await tx.$count(checklistItems, later)) > 0) throw new ApiError('refused', 'overlaps')
  await tx
    .update(checklistItems)
    .set({ validUntil: addDays(validFrom, -1) })
    .where(
      and(
        ofKind(county, kind),
        isNull(checklistItems.validUntil),
        lt(checklistItems.validFrom, validFrom),
      ),
    )
  await tx
    .insert(checklistItems)
    .values(questions.map((text, i) => ({ county, kind, seq: i + 1, validFrom, text, source })))
  const details = { validFrom, source, questions: questions.length }
  await record(tx, ctx, { subject: `checklist:${kind}`, type: 'checklist.set', details })
  return { kind, validFrom, questions: questions.length, setOn: dayOf(now) }
}

/** It holds for the whole county: an inspector of one township sets none. */
async function requireWholeCounty(tx: Db, ctx: RequestContext): Promise<void> {
  const [root] = await tx
    .select({ path: areas.path })
    .from(areas)
    .where(and(eq(areas.county, ctx.county), eq(areas.level, 'county')))
  requireInScope(ctx, root?.path ?? ctx.county, 'county')
}

const ofKind = (county: string, kind: MisconductKind) =>
  and(eq(checklistItems.county, county), eq(checklistItems.kind, kind))
const isInForce = (day: Day) =>
  and(
    lte(checklistItems.validFrom, day),
    or(isNull(checklistItems.validUntil), gte(checklistItems.validUntil, day)),
  )
