import { and, eq, notInArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areas, projects } from '../../db/schema'
import { getFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { requireInScope } from '../http/scope'
import { giveCode } from '../receipts/codes'
import { addDays, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import type { Outcome } from '../turns/answer'
import { addAct } from './act'
import type { Project } from './find'
import type { NewDiscussion } from './input'
import { discussRefusal } from './rules'

/** 群众讨论: what the villagers of a village want done, with who came and who was for it; the project's first step. */
export async function discussProject(
  tx: Db,
  ctx: RequestContext,
  { areaPath, name, sector, present, inFavour, photos }: NewDiscussion,
): Promise<Outcome> {
  const { county, now } = ctx
  requireInScope(ctx, areaPath, 'area')
  await holdVillage(tx, county, areaPath)
  const today = dayOf(now)
  const year = Number(today.slice(0, 4))
  const refusal =
    discussRefusal({ name, present, inFavour }) ??
    ((await hasSame(tx, { county, areaPath, year, name: name.trim() }))
      ? 'already_discussed'
      : null)
  if (refusal) throw new ApiError('refused', refusal)
  const id = newId()
  const subject = `project:${id}`
  const dueOn = addDays(today, await getFigure(tx, county, 'duty_days', today))
  const code = await giveCode(tx, { county, kind: 'project', subject, contactId: null })
  await tx.insert(projects).values({
    county,
    id,
    code,
    areaPath,
    year,
    name: name.trim(),
    sector,
    status: 'discussed',
    dueOn,
    openedOn: today,
  })
  const facts = { present, inFavour, sector }
  await addAct(tx, ctx, { id }, { act: 'discussed', text: name.trim(), facts, photos })
  return { code: 'discussed', vars: { name, code, due: dueOn } }
}

/** One after another, so that of two who bring the same project at once the second finds it. */
async function holdVillage(tx: Db, county: string, areaPath: string): Promise<void> {
  const [area] = await tx
    .select({ level: areas.level })
    .from(areas)
    .where(and(eq(areas.county, county), eq(areas.path, areaPath)))
    .for('no key update')
  if (area?.level !== 'village') throw new ApiError('not_found', 'area')
}

/** Of one name there is one project in a village's year; what was given up or rejected may be brought anew. */
async function hasSame(
  tx: Db,
  { county, areaPath, year, name }: Pick<Project, 'county' | 'areaPath' | 'year' | 'name'>,
): Promise<boolean> {
  const same = and(
    eq(projects.county, county),
    eq(projects.areaPath, areaPath),
    eq(projects.year, year),
    eq(projects.name, name),
    notInArray(projects.status, ['rejected', 'cancelled']),
  )
  return (await tx.$count(projects, same)) > 0
}
