import type { Db } from '../../db/client'
import type { StaffRole } from '../../db/values/staff'
import { listAnswerers } from '../help/denial'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { type Say, say } from '../messages/templates'
import { type Project, whoDid } from '../projects/find'
import { listTied } from '../projects/neutral'
import { CLAIMING_ROLES } from './rules'

interface Next {
  /** The first role that anybody free plays there. */
  roles: readonly StaffRole[]
  /** Who must not take the next step; nor does whoever is tied to a household it is for. */
  barred: readonly string[]
  project: Pick<Project, 'county' | 'id' | 'areaPath'>
  purpose: string
  say: Say
}

/**
 * Tells one of those who may take a project's next step, rather one a message can reach, that it is
 * theirs: who it is, null where there is nobody.
 */
export async function tellNext(
  tx: Db,
  ctx: RequestContext,
  { roles, barred, project, purpose, say: message }: Next,
): Promise<string | null> {
  const all = await listAnswerers(tx, ctx.county, project.areaPath, roles)
  const staffIds = all.map(({ staffId }) => staffId)
  const others = [...barred, ...(await listTied(tx, project, staffIds))]
  const [next] = all
    .filter(({ staffId }) => !others.includes(staffId))
    .toSorted(
      (a, b) =>
        Number(b.hasPhone) - Number(a.hasPhone) ||
        roles.indexOf(a.role) - roles.indexOf(b.role) ||
        a.openRequests - b.openRequests ||
        (a.staffId < b.staffId ? -1 : 1),
    )
  if (!next) return null
  await tellStaff(tx, ctx, { staffId: next.staffId, asker: ANYWHERE, purpose, say: message })
  return next.staffId
}

/** Tells somebody of the township who did not accept the project that it may be claimed for, and how. */
export async function tellMayClaim(
  tx: Db,
  ctx: RequestContext,
  project: Project,
  template: 'spot_check.not_drawn' | 'spot_check.passed',
): Promise<void> {
  const { name, code, acceptedFen } = project
  await tellNext(tx, ctx, {
    roles: CLAIMING_ROLES,
    barred: await whoDid(tx, project, ['accepted']),
    project,
    purpose: `project:${project.id}:may_claim:${ctx.now.getTime()}`,
    say: say(template, { name, sum: acceptedFen ?? 0, code }),
  })
}
