import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { staff, staffRoles } from '../../db/schema'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { say } from '../messages/templates'
import { contains } from '../shared/area-path'
import { listTiedTo } from '../supervisions/tied'
import { type Accountability, findMembers, type Member } from './find'
import { levelOf } from './rules'

/** Inspectors who may decide about somebody: of their area, untied, not below them, and none of `barred`. */
export async function listDeciders(
  tx: Db,
  county: string,
  person: Member,
  barred: readonly string[],
): Promise<string[]> {
  const inspectors = await tx
    .selectDistinct({ id: staffRoles.staffId })
    .from(staffRoles)
    .innerJoin(
      staff,
      and(eq(staff.county, county), eq(staff.id, staffRoles.staffId), eq(staff.isActive, true)),
    )
    .where(
      and(
        eq(staffRoles.county, county),
        inArray(staffRoles.role, ['discipline_inspector', 'superior_inspector']),
      ),
    )
    .orderBy(staffRoles.staffId)
  const ids = inspectors.map(({ id }) => id).filter((id) => !barred.includes(id))
  const tied = await listTiedTo(tx, county, person.staffId, ids)
  const members = await findMembers(tx, county, ids)
  return members
    .filter(({ staffId }) => staffId !== person.staffId && !tied.has(staffId))
    .filter(({ roles }) => levelOf(roles) >= levelOf(person.roles))
    .filter(({ roles }) => roles.some((held) => reaches(held, person)))
    .map(({ staffId }) => staffId)
}

const reaches = ({ role, areaPath }: Member['roles'][number], { roles }: Member): boolean =>
  role === 'superior_inspector' ||
  (role === 'discipline_inspector' && roles.some((held) => contains(areaPath, held.areaPath)))

/** Tells all who may decide a case that it waits; how many there are. */
export async function tellDeciders(
  tx: Db,
  ctx: RequestContext,
  row: Pick<Accountability, 'id' | 'code' | 'kind'>,
  person: Member,
  { barred, template }: { barred: readonly string[]; template: DeciderTemplate },
): Promise<number> {
  const deciders = await listDeciders(tx, ctx.county, person, barred)
  for (const staffId of deciders)
    await tellStaff(tx, ctx, {
      staffId,
      asker: ANYWHERE,
      purpose: `accountability:${row.id}:${template}:${staffId}`,
      say: say(template, { name: person.name, kind: row.kind, code: row.code }),
      guard: { kind: 'accountability_undecided', id: row.id },
    })
  return deciders.length
}

type DeciderTemplate = 'accountability.to_decide' | 'accountability.to_decide_again'
