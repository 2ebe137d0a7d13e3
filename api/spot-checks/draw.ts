import { randomBytes } from 'node:crypto'
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { spotCheckDraws, spotChecks, staff } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import { workersOf } from '../acceptances/find'
import { findArea } from '../areas/words'
import { record } from '../audit/record'
import { tellMayClaim, tellNext } from '../claims/tell'
import { getFigure } from '../figures/service'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { requireInScope, requireStaff } from '../http/scope'
import { say } from '../messages/templates'
import { addAct } from '../projects/act'
import { type Project, setProject, whoDid } from '../projects/find'
import { addDays, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import type { Outcome } from '../turns/answer'
import { drawLots } from './draw-lots'
import { holdDraws, listUndrawn } from './find'

/**
 * 县级抽查: draws among the projects of an area that were accepted since the last draw. The seed is made and
 * written down here, so nobody knows it before; whoever is not drawn may claim at once.
 */
export async function drawSpotChecks(
  tx: Db,
  ctx: RequestContext,
  { areaPath }: { areaPath: AreaPath },
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  requireInScope(ctx, areaPath, 'area')
  const area = await findArea(tx, county, areaPath)
  if (!area) throw new ApiError('not_found', 'area')
  await holdDraws(tx, county, areaPath)
  const undrawn = await listUndrawn(tx, county, areaPath)
  if (undrawn.length === 0) throw new ApiError('refused', 'none_accepted')

  const today = dayOf(now)
  const permille = await getFigure(tx, county, 'spot_check_permille', today)
  const checkDays = await getFigure(tx, county, 'spot_check_days', today)
  const seed = randomBytes(16).toString('hex')
  const id = newId()
  await tx
    .insert(spotCheckDraws)
    .values({ county, id, areaPath, seed, permille, drawnBy: staffId, drawnOn: today })
  const mustBe = undrawn.flatMap((each) => (each.mustBe ? each.project.id : []))
  const ids = undrawn.map(({ project }) => project.id)
  const drawn = new Set(drawLots(ids, { seed, permille }, mustBe))
  const details = { areaPath, seed, permille, among: ids, drawn: [...drawn], mustBe }
  await record(tx, ctx, { subject: `spot_check_draw:${id}`, type: 'spot_check.drawn', details })

  const dueOn = addDays(today, checkDays)
  const inspectorIds = new Set<string>()
  for (const { project } of undrawn) {
    const isDrawn = drawn.has(project.id)
    await tx.insert(spotChecks).values({
      county,
      id: newId(),
      drawId: id,
      projectId: project.id,
      status: isDrawn ? 'drawn' : 'not_drawn',
      dueOn: isDrawn ? dueOn : null,
    })
    await addAct(tx, ctx, project, {
      act: isDrawn ? 'drawn' : 'not_drawn',
      facts: { drawId: id },
    })
    if (!isDrawn) await letClaim(tx, ctx, project)
    const inspectorId = isDrawn && (await askForCheck(tx, ctx, project, dueOn))
    if (inspectorId) inspectorIds.add(inspectorId)
  }
  const to = await namesOf(tx, county, [...inspectorIds])
  return { code: 'drawn', vars: { area: area.name, count: drawn.size, among: ids.length, to } }
}

/** Who is to look is somebody of the county office that had no part in it; the township hears as well. */
async function askForCheck(tx: Db, ctx: RequestContext, project: Project, dueOn: string) {
  const { name, code } = project
  await setProject(tx, project, { dueOn })
  const purpose = `project:${project.id}:drawn:${ctx.now.getTime()}`
  const inspectorId = await tellNext(tx, ctx, {
    roles: ['county_office'],
    barred: [
      ...(await whoDid(tx, project, ['approved', 'accepted'])),
      ...(await workersOf(tx, project)),
    ],
    project,
    purpose: `${purpose}:inspector`,
    say: say('spot_check.to_inspector', { name, due: dueOn, code }),
  })
  for (const staffId of await whoDid(tx, project, ['accepted']))
    await tellStaff(tx, ctx, {
      staffId,
      asker: ANYWHERE,
      purpose: `${purpose}:${staffId}`,
      say: say('spot_check.to_township', { name, due: dueOn }),
    })
  return inspectorId
}

/** Who is to look; the office where there is nobody who may. */
async function namesOf(tx: Db, county: string, staffIds: string[]): Promise<string> {
  if (staffIds.length === 0) return '县扶贫办'
  const rows = await tx
    .select({ name: staff.name })
    .from(staff)
    .where(and(eq(staff.county, county), inArray(staff.id, staffIds)))
    .orderBy(asc(staff.name))
  return rows.map(({ name }) => name).join('、')
}

async function letClaim(tx: Db, ctx: RequestContext, project: Project) {
  const today = dayOf(ctx.now)
  const claimDays = await getFigure(tx, ctx.county, 'project_claim_days', today)
  await setProject(tx, project, { status: 'checked', dueOn: addDays(today, claimDays) })
  await tellMayClaim(tx, ctx, project, 'spot_check.not_drawn')
}
