import { and, eq } from 'drizzle-orm'
import type { Db } from '../../../db/client'
import { noticeVillages, villageCases } from '../../../db/schema'
import type { AreaPath } from '../../../db/values/areas'
import { recordMany } from '../../audit/record-many'
import type { RequestContext } from '../../http/context'
import { requireInScope, requireStaff } from '../../http/scope'
import { lockCases } from '../../notices/villages'
import { joinOpenRound } from '../../rounds/find'
import { firstLevel } from '../../rounds/paths'
import { ApiError } from '../../shared/errors'
import { newId } from '../../shared/ids'
import type { Outcome } from '../../turns/answer'
import { type Check, findStanding, getVillage, kindFor, readFacts } from './standing'
import { proposalRefusal } from './rules'

export interface Proposal {
  areaPath: AreaPath
  /** Of a village that is to go out; of another it is not asked for. */
  checks: readonly Check[]
}

/**
 * A township proposes 提名 one of its villages: to become a poor village where its score of the round's
 * year says so, or to be one no more. What was found stays with the case as it stood on this day; where
 * an objection found it wrong it is proposed once more, with what is known by then.
 */
export async function proposeVillage(
  tx: Db,
  ctx: RequestContext,
  { areaPath, checks }: Proposal,
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const { path: villagePath, name } = await getVillage(tx, county, areaPath)
  requireInScope(ctx, villagePath, 'village')
  const standing = await findStanding(tx, county, villagePath)
  const round = await joinOpenRound(tx, county, villagePath, kindFor(standing?.status ?? null))
  if (!round) throw new ApiError('refused', 'no_round')
  const known = await holdCase(tx, county, round.id, villagePath)
  if (known && !(await isSentBack(tx, county, known)))
    throw new ApiError('refused', 'already_proposed')
  const { score, facts } = await readFacts(tx, county, { round, villagePath, checks })
  const refusal = proposalRefusal(facts)
  if (refusal || !score) throw new ApiError('refused', refusal ?? 'not_scored')

  const { kind, poor, people, limitPermille } = facts
  const { year, scoreMilli, rank, class: of, lines, standardFrom } = score
  const scored = { year, scoreMilli, rank, class: of, lines, standardFrom }
  const isExit = kind === 'village_exit'
  const findings = { ...scored, poor, people, ...(isExit && { limitPermille, checks }) }
  const id = known?.id ?? newId()
  const proposed = { proposedBy: staffId, proposedAt: now, findings }
  const place = { roundId: round.id, kind, villagePath, villageName: name }
  const begun = { ...place, status: 'filed' as const, level: firstLevel(kind) }
  await tx
    .insert(villageCases)
    .values({ county, id, ...begun, ...proposed })
    .onConflictDoUpdate({ target: [villageCases.county, villageCases.id], set: proposed })
  const details = { villageCaseId: id, roundId: round.id, kind, villagePath, findings }
  const subjects = [`village_case:${id}`, `village:${villagePath}`]
  await recordMany(
    tx,
    ctx,
    subjects.map((subject) => ({ subject, type: 'village_case.proposed', details })),
  )
  return { code: 'proposed', vars: { village: name, kind } }
}

async function holdCase(tx: Db, county: string, roundId: string, villagePath: AreaPath) {
  const found = await findCase(tx, county, roundId, villagePath)
  const [held] = found ? await lockCases(tx, county, [found.id]) : []
  return held
}

/** Taken off its list because facts were wrong, and not passed by the meeting anew. */
export async function isSentBack(
  tx: Db,
  county: string,
  { id, kind, status, level, reviewId }: typeof villageCases.$inferSelect,
): Promise<boolean> {
  if (status !== 'filed' || level !== firstLevel(kind) || reviewId !== null) return false
  const its = and(eq(noticeVillages.county, county), eq(noticeVillages.villageCaseId, id))
  return (await tx.$count(noticeVillages, its)) > 0
}

export async function findCase(tx: Db, county: string, roundId: string, villagePath: AreaPath) {
  const [row] = await tx
    .select()
    .from(villageCases)
    .where(
      and(
        eq(villageCases.county, county),
        eq(villageCases.roundId, roundId),
        eq(villageCases.villagePath, villagePath),
      ),
    )
  return row
}
