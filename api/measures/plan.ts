import type { Db } from '../../db/client'
import { measures } from '../../db/schema'
import type { MeasureCategory } from '../../db/values/registrations'
import type { PovertyCause } from '../../db/values/roll'
import { areaInWords } from '../areas/words'
import { record } from '../audit/record'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { requireInScope, requireStaff } from '../http/scope'
import { say } from '../messages/templates'
import { requireNeutral } from '../objections/ties'
import { giveCode } from '../receipts/codes'
import { addDays, type Day, dayOf, instantOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import type { Outcome } from '../turns/answer'
import { causesOf, type Household, lockHousehold, type Measure } from './find'
import { isTied, listOwners } from './owners'
import { planRefusal } from './rules'
import { categoryOf } from './wording'

export interface NewMeasure {
  householdId: string
  cause: PovertyCause
  content: string
  /** Null: as the words suggest. */
  category: MeasureCategory | null
  amountFen: number | null
  ownerId: string
  dueOn: Day
}

/**
 * Plans a measure 帮扶措施 against one cause of a household: what, by whom, by when. Whoever is
 * responsible is told, and reminded. Neither the planner nor the owner may be tied to the household.
 */
export async function planMeasure(
  tx: Db,
  ctx: RequestContext,
  given: NewMeasure,
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const household = await lockHousehold(tx, county, given.householdId)
  requireInScope(ctx, household.areaPath, 'household')
  await requireNeutral(tx, ctx, household.id)
  const { applicationId, causes } = await causesOf(tx, ctx, household)
  const owners = await listOwners(tx, county, household.areaPath)
  const owner = owners.find((each) => each.staffId === given.ownerId)
  const today = dayOf(now)
  const refusal = planRefusal({
    roll: household.status,
    causes,
    cause: given.cause,
    isOwner: owner !== undefined,
    isOwnerTied: await isTied(tx, county, given.ownerId, household.id),
    today,
    dueOn: given.dueOn,
  })
  if (refusal) throw new ApiError('refused', refusal)

  const id = newId()
  const subject = `measure:${id}`
  const content = given.content.trim()
  const measure: Measure = {
    county,
    id,
    householdId: household.id,
    applicationId,
    cause: given.cause,
    category: given.category ?? categoryOf(content),
    content,
    amountFen: given.amountFen,
    ownerId: given.ownerId,
    code: await giveCode(tx, { county, kind: 'receipt', subject, contactId: null }),
    status: 'planned',
    plannedBy: staffId,
    plannedOn: today,
    dueOn: given.dueOn,
    deliveredBy: null,
    deliveredOn: null,
    askedAt: null,
    answeredAt: null,
    helpRequestId: null,
  }
  await tx.insert(measures).values(measure)
  const { cause, category, amountFen, ownerId, dueOn } = measure
  const details = { householdId: household.id, applicationId, cause, category, amountFen, dueOn }
  for (const each of [subject, `household:${household.id}`])
    await record(tx, ctx, {
      subject: each,
      type: 'measure.planned',
      details: { measureId: id, ...details, ownerId },
    })
  await tellOwner(tx, ctx, household, measure)
  const vars = { code: measure.code, head: household.headName, due: dueOn }
  return { code: 'planned', vars: { ...vars, owner: owner?.name ?? '' } }
}

/** At what hour of the day before it is due the owner is reminded. */
const REMIND_HOUR = 9

async function tellOwner(tx: Db, ctx: RequestContext, household: Household, measure: Measure) {
  const { id, content: text, code, dueOn: due, ownerId, plannedBy } = measure
  const area = await areaInWords(tx, ctx.county, household.areaPath)
  const about = { head: household.headName, area, text, due, code }
  const told = { staffId: ownerId, asker: ANYWHERE }
  if (ownerId !== plannedBy) {
    const purpose = `measure:${id}:owner`
    await tellStaff(tx, ctx, { ...told, purpose, say: say('measure.to_owner', about) })
  }
  const notBefore = instantOf(addDays(due, -1), REMIND_HOUR)
  if (notBefore <= ctx.now) return
  await tellStaff(tx, ctx, {
    ...told,
    purpose: `measure:${id}:due`,
    say: say('measure.due_soon', about),
    class: 'reminder',
    notBefore,
    guard: { kind: 'measure_planned', id },
  })
}
