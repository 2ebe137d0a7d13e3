import { and, eq, inArray, like, or } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { staff, staffRoles } from '../../db/schema'
import type { NoticeLevel, RoundKind } from '../../db/values/rounds'
import type { StaffRole } from '../../db/values/staff'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { tellHouseholds } from '../links/tell-household'
import { type Say, say } from '../messages/templates'
import { areaAt } from '../shared/area-path'
import type { ReviewCase } from './cases'
import type { Review } from './find'

interface Called {
  review: Review
  kind: RoundKind
  meetsAt: Date
  cases: readonly ReviewCase[]
  /** How many lack their entry. */
  left: number
}

/** Each household hears when its own case is taken, the staff of the area how many there are. */
export async function tellCalled(
  tx: Db,
  ctx: RequestContext,
  { review, kind, meetsAt, cases, left }: Called,
): Promise<void> {
  const { id, areaName: area } = review
  const at = meetsAt.toISOString()
  await tellOwn(tx, ctx, {
    purpose: `review:${id}:called`,
    cases,
    saying: (head) => say('review.announced', { head, kind, area, at }),
    notAfter: meetsAt,
  })
  const message = say('review.told_staff', { area, kind, at, cases: cases.length, left })
  const toStaff = { purpose: `review:${id}:called`, say: message, notAfter: meetsAt }
  await tellStaffOf(tx, ctx, review, toStaff)
}

/** Whoever was told to come hears that there is no meeting. */
export async function tellVoided(
  tx: Db,
  ctx: RequestContext,
  review: Review,
  cases: readonly ReviewCase[],
): Promise<void> {
  const { id, areaName: area, meetsOn: day } = review
  await tellOwn(tx, ctx, {
    purpose: `review:${id}:voided`,
    cases,
    saying: (head) => say('review.called_off', { head, area, day }),
  })
  const message = say('review.called_off_staff', { area, day })
  await tellStaffOf(tx, ctx, review, { purpose: `review:${id}:voided`, say: message })
}

interface Own {
  purpose: string
  cases: readonly Pick<ReviewCase, 'householdId' | 'name'>[]
  saying: (head: string) => Say
  /** Nobody can go to a meeting that is over. */
  notAfter?: Date
}

/** The household of each case, and nobody else's name. */
export function tellOwn(tx: Db, ctx: RequestContext, { purpose, cases, saying, ...when }: Own) {
  const told = cases.flatMap(({ householdId, name }) =>
    householdId
      ? { householdId, purpose: `${purpose}:${householdId}`, say: saying(name), ...when }
      : [],
  )
  return tellHouseholds(tx, ctx, told)
}

const VILLAGE_TEAM: readonly StaffRole[] = [
  'group_cadre',
  'village_cadre',
  'village_secretary',
  'resident_cadre',
  'first_secretary',
]
/** Who is told of the meetings of a level. */
const CONCERNED: Record<NoticeLevel, readonly StaffRole[]> = {
  group: VILLAGE_TEAM,
  village: VILLAGE_TEAM,
  township: [
    'township_clerk',
    'township_committee',
    'township_secretary',
    'township_head',
    'village_secretary',
    'first_secretary',
  ],
}

async function tellStaffOf(
  tx: Db,
  ctx: RequestContext,
  { level, areaPath }: Review,
  { purpose, ...message }: { purpose: string; say: Say; notAfter?: Date },
): Promise<void> {
  const { county } = ctx
  const { staffId: self } = requireStaff(ctx)
  const village = areaAt(areaPath, 'village')
  const around =
    level === 'group'
      ? inArray(staffRoles.areaPath, [areaPath, village])
      : or(eq(staffRoles.areaPath, areaPath), like(staffRoles.areaPath, `${areaPath}.%`))
  const rows = await tx
    .selectDistinct({ staffId: staff.id })
    .from(staffRoles)
    .innerJoin(staff, and(eq(staff.county, county), eq(staff.id, staffRoles.staffId)))
    .where(
      and(
        eq(staffRoles.county, county),
        inArray(staffRoles.role, [...CONCERNED[level]]),
        around,
        staff.isActive,
      ),
    )
    .orderBy(staff.id)
  for (const { staffId } of rows) {
    if (staffId === self) continue
    const told = { staffId, asker: ANYWHERE, purpose: `${purpose}:${staffId}`, ...message }
    await tellStaff(tx, ctx, told)
  }
}
