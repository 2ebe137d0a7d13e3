import { and, eq } from 'drizzle-orm'
import type { Db } from '../../../db/client'
import { poorVillages, villageCases } from '../../../db/schema'
import type { VillageClass } from '../../../db/values/village-standards'
import { recordMany } from '../../audit/record-many'
import type { RequestContext } from '../../http/context'
import { requireInScope, requireStaff } from '../../http/scope'
import { say } from '../../messages/templates'
import { isCaseContested } from '../../notices/contested'
import { lockListsOf } from '../../notices/village-changes'
import { getRound } from '../../rounds/find'
import { dayOf } from '../../shared/day'
import { ApiError } from '../../shared/errors'
import { tellSubscribers } from '../../subscriptions/tell'
import type { Outcome } from '../../turns/answer'
import { countPoor } from '../counts'
import { isBelow } from '../rules'
import { limitOf } from './standing'
import { decisionRefusal } from './rules'
import { tellVillage } from './tell'

export type VillageCase = typeof villageCases.$inferSelect

export interface Decision {
  isAccepted: boolean
  /** Needed where it is declined. */
  reason: string
}

/**
 * The county's decision about a village that came up to it: a poor village from that day on, or one no
 * more. Nobody decides what they proposed, and none goes out where too many are poor by now.
 */
export async function decideVillage(
  tx: Db,
  ctx: RequestContext,
  id: string,
  { isAccepted, reason }: Decision,
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  await lockListsOf(tx, county, id)
  const village = await lockCase(tx, ctx, id)
  const said = reason.trim()
  const refusal = decisionRefusal({
    ...village,
    isProposer: village.proposedBy === staffId,
    isAccepted,
    hasReason: said !== '',
    isContested: await isCaseContested(tx, county, id, now),
  })
  if (refusal) throw new ApiError('refused', refusal)
  if (isAccepted && village.kind === 'village_exit') await requireFewPoor(tx, county, village)
  const decidedOn = dayOf(now)
  const status = isAccepted ? ('accepted' as const) : ('declined' as const)
  await tx
    .update(villageCases)
    .set({ status, decidedOn, reason: said || null })
    .where(and(eq(villageCases.county, county), eq(villageCases.id, id)))
  const standing = isAccepted ? await putStanding(tx, county, village, decidedOn) : null
  const { kind, villagePath, villageName } = village
  const details = { villageCaseId: id, kind, villagePath, status, reason: said || null, standing }
  const subjects = [`village_case:${id}`, `village:${villagePath}`]
  const type = isAccepted ? 'village_case.accepted' : 'village_case.declined'
  await recordMany(
    tx,
    ctx,
    subjects.map((subject) => ({ subject, type, details })),
  )
  const about = { village: villageName, kind }
  await tellDecided(tx, ctx, { ...village, decidedOn, isAccepted, reason: said })
  return { code: status, vars: about }
}

interface Told extends VillageCase {
  decidedOn: string
  isAccepted: boolean
  reason: string
}

/** Who proposed it, who answers for the village, and whoever asked to hear of it, these without the reason. */
async function tellDecided(tx: Db, ctx: RequestContext, told: Told): Promise<void> {
  const { id, kind, villagePath, villageName: village, proposedBy } = told
  const { isAccepted, decidedOn: day, reason } = told
  const accepted = say('village.told_accepted', { village, kind, day })
  const purpose = `village_case:${id}:decided`
  await tellVillage(tx, ctx, {
    villagePath,
    purpose,
    say: isAccepted ? accepted : say('village.told_declined', { village, kind, reason }),
    also: [proposedBy],
  })
  await tellSubscribers(tx, ctx, {
    areaPath: villagePath,
    purpose,
    say: isAccepted ? accepted : say('posting.village_declined', { village, kind }),
  })
}

/** The same as a command of a turn. */
export const decideByCommand = (
  tx: Db,
  ctx: RequestContext,
  { id, ...decision }: Decision & { id: string },
): Promise<Outcome> => decideVillage(tx, ctx, id, decision)

async function lockCase(tx: Db, ctx: RequestContext, id: string): Promise<VillageCase> {
  const ofId = and(eq(villageCases.county, ctx.county), eq(villageCases.id, id))
  const [row] = await tx.select().from(villageCases).where(ofId).for('update')
  if (!row) throw new ApiError('not_found', 'village_case')
  requireInScope(ctx, row.villagePath, 'village_case')
  return row
}

/** Its list hung for days: the roll may have changed since it was proposed. */
async function requireFewPoor(tx: Db, county: string, { roundId, villagePath }: VillageCase) {
  const limit = limitOf(await getRound(tx, county, roundId))
  if (!isBelow(limit, await countPoor(tx, county, villagePath)))
    throw new ApiError('refused', 'incidence_high')
}

/** Who goes out keeps the class it had. */
async function putStanding(
  tx: Db,
  county: string,
  { id, kind, villagePath, findings }: VillageCase,
  since: string,
) {
  const status = kind === 'village_entry' ? ('poor' as const) : ('exited' as const)
  const { class: of } = findings as { class: VillageClass }
  const set = { status, since, villageCaseId: id, ...(status === 'poor' && { class: of }) }
  await tx
    .insert(poorVillages)
    .values({ county, villagePath, class: of, ...set })
    .onConflictDoUpdate({ target: [poorVillages.county, poorVillages.villagePath], set })
  return { status, class: of, since }
}
