import { and, eq, inArray, ne } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { publishedCases, staff, staffRoles } from '../../db/schema'
import { type Member } from '../accountabilities/find'
import { standingOf } from '../accountabilities/rules'
import { record } from '../audit/record'
import { cleanBody, excessOf } from '../broadcasts/rules'
import { getCounty } from '../counties/service'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { say } from '../messages/templates'
import { contains } from '../shared/area-path'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import { listTiedTo } from '../supervisions/tied'
import { halfWidth } from '../supervisions/wording'
import type { Outcome } from '../turns/answer'
import { lockPublished, namesHousehold } from './find'
import { draftRefusal, LONGEST_CASE, quarterOf } from './rules'

/** 曝光: writes what everybody is to read of a final case; another inspector looks at it before. */
export async function draftPublishedCase(
  tx: Db,
  ctx: RequestContext,
  given: { code: string; text: string },
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const today = dayOf(now)
  const text = cleanBody(halfWidth(given.text))
  const { row, published, person } = await lockPublished(tx, ctx, given.code)
  if (!person) throw new ApiError('not_found', 'accountability')
  const refusal = draftRefusal({
    standing: standingOf(row, today),
    isPublished: published !== undefined,
    text,
    name: person.name,
    unit: person.unit,
    namesHousehold: await namesHousehold(tx, county, text, person),
  })
  if (refusal) throw new ApiError('refused', refusal)
  const { signature } = await getCounty(tx, county)
  const over = Math.max(excessOf(signature, text), text.length - LONGEST_CASE)
  if (over > 0) return { code: 'too_long', vars: { over } }
  const id = newId()
  await tx.insert(publishedCases).values({
    county,
    id,
    quarter: quarterOf(today),
    accountabilityId: row.id,
    text,
    status: 'drafted',
    draftedBy: staffId,
    draftedOn: today,
  })
  const details = { accountabilityId: row.id, text }
  await record(tx, ctx, {
    subject: `published_case:${id}`,
    type: 'published_case.drafted',
    details,
  })
  await tellOthers(tx, ctx, { id, code: row.code, text, person, staffId })
  return { code: 'drafted', vars: { code: row.code } }
}

/** Every other inspector whose reach the person is in, but for their kin and colleagues. */
async function tellOthers(
  tx: Db,
  ctx: RequestContext,
  draft: { id: string; code: string; text: string; person: Member; staffId: string },
): Promise<void> {
  const { county } = ctx
  const { id, code, text, person, staffId } = draft
  const rows = await tx
    .select({ id: staff.id, role: staffRoles.role, areaPath: staffRoles.areaPath })
    .from(staffRoles)
    .innerJoin(
      staff,
      and(eq(staff.county, county), eq(staff.id, staffRoles.staffId), eq(staff.isActive, true)),
    )
    .where(
      and(
        eq(staffRoles.county, county),
        inArray(staffRoles.role, ['discipline_inspector', 'superior_inspector']),
        ne(staffRoles.staffId, staffId),
        ne(staffRoles.staffId, person.staffId),
      ),
    )
    .orderBy(staff.id)
  const here = rows.filter(
    ({ role, areaPath }) =>
      role === 'superior_inspector' ||
      person.roles.some((held) => contains(areaPath, held.areaPath)),
  )
  const ids = [...new Set(here.map((each) => each.id))]
  const tied = await listTiedTo(tx, county, person.staffId, ids)
  for (const inspector of ids.filter((each) => !tied.has(each)))
    await tellStaff(tx, ctx, {
      staffId: inspector,
      asker: ANYWHERE,
      purpose: `published_case:${id}:to_approve:${inspector}`,
      say: say('published.to_approve', { text, code }),
    })
}
