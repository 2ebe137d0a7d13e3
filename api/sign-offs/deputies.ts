import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { applications, households, signOffs } from '../../db/schema'
import { recordMany } from '../audit/record-many'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { requireInScope, requireStaff, requireUntied } from '../http/scope'
import { say } from '../messages/templates'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import type { Outcome } from '../turns/answer'
import { isOpenApplication } from '../applications/open'
import { listLive, lockCases, type SignOff } from './cases'
import { codeMaker } from './codes'
import { areasAround, type Candidate, listOfficials } from './officials'
import { type DeputyRefusal, deputyRefusal, isRecusal, type OfficialRole } from './rules'
import { tellSigner } from './tell-asked'

export interface Appointment {
  /** For all that waits there, or for one household alone. */
  areaPath: string | null
  householdId: string | null
  role: OfficialRole
  staffId: string
  /** Why: away, or recused 回避, which is about those without an official of their own alone. */
  reason: string
}

/**
 * 代签: names who signs in the place of an official who is away or recused. Cases of which the deputy
 * may not sign are left as they are, and counted. Recorded with the reason; never by the deputy.
 */
export async function appointDeputy(
  tx: Db,
  ctx: RequestContext,
  input: Appointment,
): Promise<Outcome> {
  const actor = requireStaff(ctx)
  const { role, staffId, reason } = input
  if (staffId === actor.staffId) throw new ApiError('refused', 'self_named')
  if (input.areaPath) requireInScope(ctx, input.areaPath, 'area')
  if (input.householdId) await requireNamable(tx, ctx, input.householdId)
  const ids = (await listToAppoint(tx, ctx, input)).map((row) => row.applicationId)
  const cases = (await lockCases(tx, ctx, ids)).filter((each) => each.isToBeSigned)
  for (const { areaPath } of cases) requireInScope(ctx, areaPath, 'household')
  const rows = await listToAppoint(tx, ctx, input)
  const live = await listLive(tx, ctx.county, ids)
  const around = await areasAround(tx, ctx.county, [...new Set(cases.map((each) => each.areaPath))])
  const officials = await listOfficials(tx, ctx.county, [...new Set([...around.values()].flat())])
  const deputy = officials.find((each) => each.staffId === staffId)
  const judged = cases.flatMap(({ application, areaPath }) => {
    const row = rows.find((each) => each.applicationId === application.id)
    if (!row) return []
    const others = live.filter(
      (each) => each.applicationId === application.id && each.id !== row.id,
    )
    const taken = others.flatMap((each) => each.staffId ?? [])
    const { householdId } = application
    const part = { role, householdId, around: around.get(areaPath) ?? [], taken }
    // Whoever names is not tied to the household, either.
    if (actor.tiedHouseholdIds.includes(householdId)) return [{ row, refusal: 'tied' as const }]
    return [{ row, refusal: deputy ? deputyRefusal(deputy, part) : ('deputy_level' as const) }]
  })
  if (judged.length === 0) throw new ApiError('refused', 'nobody_waits')
  const good = judged.flatMap((each) => (each.refusal ? [] : [each.row]))
  const [refusal = 'deputy_level'] = judged.flatMap((each) => each.refusal ?? [])
  if (!deputy || good.length === 0) throw new ApiError('refused', refusal satisfies DeputyRefusal)
  await appoint(tx, ctx, good, { deputy, role, reason })
  const vars = { name: deputy.name, role, households: good.length }
  return { code: 'appointed', vars: { ...vars, left: judged.length - good.length } }
}

async function requireNamable(tx: Db, ctx: RequestContext, householdId: string): Promise<void> {
  const [household] = await tx
    .select({ areaPath: households.areaPath })
    .from(households)
    .where(and(eq(households.county, ctx.county), eq(households.id, householdId)))
  if (!household) throw new ApiError('not_found', 'household')
  requireInScope(ctx, household.areaPath, 'household')
  requireUntied(ctx, householdId)
}

/** What waits for a signature in the role, and is not this deputy's already. */
export async function listToAppoint(
  tx: Db,
  { county, now }: Pick<RequestContext, 'county' | 'now'>,
  {
    areaPath,
    householdId,
    role,
    staffId,
    reason,
  }: Omit<Appointment, 'staffId'> & {
    staffId: string | null
  },
): Promise<SignOff[]> {
  const where = areaPath
    ? sql`(${households.areaPath} = ${areaPath} or ${households.areaPath} like ${`${areaPath}.%`})`
    : householdId
      ? eq(households.id, householdId)
      : sql`false`
  const rows = await tx
    .select({ signOff: signOffs })
    .from(signOffs)
    .innerJoin(
      applications,
      and(eq(applications.county, county), eq(applications.id, signOffs.applicationId)),
    )
    .innerJoin(
      households,
      and(eq(households.county, county), eq(households.id, applications.householdId)),
    )
    .where(
      and(
        eq(signOffs.county, county),
        eq(signOffs.role, role),
        eq(signOffs.status, 'asked'),
        isOpenApplication(now),
        where,
        // Of one household its own official is replaced whatever the reason.
        isRecusal(reason) && areaPath ? sql`${signOffs.staffId} is null` : undefined,
        staffId ? sql`${signOffs.staffId} is distinct from ${staffId}` : undefined,
      ),
    )
  return rows.map(({ signOff }) => signOff)
}

async function appoint(
  tx: Db,
  ctx: RequestContext,
  rows: readonly SignOff[],
  { deputy, role, reason }: { deputy: Candidate; role: OfficialRole; reason: string },
): Promise<void> {
  const { county } = ctx
  const made = (await codeMaker(tx, ctx))()
  const { codeHash, codeExpiresAt } = made
  const { staffId } = deputy
  const ids = rows.map(({ id }) => id)
  await tx
    .update(signOffs)
    .set({ staffId, isDeputy: true, deputyReason: reason, codeHash, codeExpiresAt })
    .where(and(eq(signOffs.county, county), inArray(signOffs.id, ids)))
  const events = rows.map(({ id: signOffId, applicationId, staffId: before }) => ({
    subject: `application:${applicationId}`,
    type: 'sign_off.deputy_appointed',
    details: { signOffId, applicationId, role, staffId, before, reason },
  }))
  await recordMany(tx, ctx, events)
  const until = codeExpiresAt.toISOString()
  const what = { role, households: rows.length, code: made.code, until }
  const message = say('sign_off.ask_deputy', what)
  await tellSigner(tx, ctx, { staffId, message, code: made })
  for (const [before, some] of Map.groupBy(rows, (row) => row.staffId)) {
    if (before === null) continue
    await tellStaff(tx, ctx, {
      staffId: before,
      asker: ANYWHERE,
      purpose: `sign_off:relieved:${before}:${newId()}`,
      say: say('sign_off.relieved', { role, name: deputy.name, households: some.length }),
    })
  }
}
