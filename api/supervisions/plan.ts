import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areas, supervisionChecks, supervisions } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import { findArea } from '../areas/words'
import { record } from '../audit/record'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { requireInScope, requireStaff } from '../http/scope'
import { say } from '../messages/templates'
import { giveCode } from '../receipts/codes'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import type { Outcome } from '../turns/answer'
import { getChecklist } from './checklists'
import type { NewSupervision } from './input'
import { assign, planRefusal } from './rules'
import { listPlacesToInspect, listVillagesOf } from './villages'
import { kindsInWords } from './wording'

/**
 * Plans an inspection 督查: a check of every village of an area by each of the lists, with who makes it.
 * Only those are told; who is inspected hears nothing beforehand.
 */
export async function planSupervision(
  tx: Db,
  ctx: RequestContext,
  given: NewSupervision,
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const { areaPath, dueOn } = given
  const kinds = [...new Set(given.kinds)]
  requireInScope(ctx, areaPath, 'area')
  const today = dayOf(now)
  await holdArea(tx, county, areaPath)
  for (const kind of kinds) await getChecklist(tx, county, kind, today)
  const villages = (await listVillagesOf(tx, county, areaPath)).map(({ path }) => path)
  const chosen = assign(await listPlacesToInspect(tx, county, villages), staffId)
  const refusal = planRefusal({
    today,
    dueOn,
    villages: villages.length,
    isAllTied: [...chosen.values()].includes(null),
    isPlanned: await isPlanned(tx, county, { areaPath, kinds }),
  })
  if (refusal) throw new ApiError('refused', refusal)
  const area = (await findArea(tx, county, areaPath))?.name ?? ''
  const title = `${area}${kindsInWords(kinds)}`
  const id = newId()
  const subject = `supervision:${id}`
  const code = await giveCode(tx, { county, kind: 'receipt', subject, contactId: null })
  const plan = { areaPath, kinds, dueOn }
  const made = { madeBy: staffId, madeOn: today, status: 'open' as const }
  await tx.insert(supervisions).values({ county, id, code, title, ...plan, ...made })
  const checks = [...chosen].flatMap(([path, inspectorId]) =>
    inspectorId === null
      ? []
      : kinds.map((kind) => ({ county, supervisionId: id, areaPath: path, kind, inspectorId })),
  )
  await tx
    .insert(supervisionChecks)
    .values(checks.map((check) => ({ ...check, status: 'planned' as const })))
  const inspectors = [...new Set(checks.map(({ inspectorId }) => inspectorId))]
  await record(tx, ctx, {
    subject,
    type: 'supervision.planned',
    details: { ...plan, checks: checks.length, inspectors },
  })
  for (const inspectorId of inspectors) {
    if (inspectorId === staffId) continue
    const count = checks.filter((check) => check.inspectorId === inspectorId).length
    await tellStaff(tx, ctx, {
      staffId: inspectorId,
      asker: ANYWHERE,
      purpose: `${subject}:to:${inspectorId}`,
      say: say('supervision.assigned', { area, count, due: dueOn }),
    })
  }
  return { code: 'planned', vars: { code, count: checks.length, inspectors: inspectors.length } }
}

/** One after another, so that of two who plan the same at once the second finds it. */
async function holdArea(tx: Db, county: string, areaPath: AreaPath): Promise<void> {
  const [area] = await tx
    .select({ path: areas.path })
    .from(areas)
    .where(and(eq(areas.county, county), eq(areas.path, areaPath)))
    .for('no key update')
  if (!area) throw new ApiError('not_found', 'area')
}

async function isPlanned(
  tx: Db,
  county: string,
  { areaPath, kinds }: Pick<NewSupervision, 'areaPath' | 'kinds'>,
): Promise<boolean> {
  const open = await tx
    .select({ kinds: supervisions.kinds })
    .from(supervisions)
    .where(
      and(
        eq(supervisions.county, county),
        eq(supervisions.areaPath, areaPath),
        inArray(supervisions.status, ['open']),
      ),
    )
  return open.some((plan) => kinds.every((kind) => plan.kinds.includes(kind)))
}
