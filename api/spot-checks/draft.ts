import { type InspectionDraft, readInspection } from '../acceptances/draft'
import { listPlaces, mayReach } from '../areas/places'
import { readPlace } from '../areas/read-place'
import { findArea } from '../areas/words'
import { getFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { dayOf } from '../shared/day'
import { countDrawn } from './draw-lots'
import { findDrawn, listUndrawn } from './find'
import { requireStaff } from '../http/scope'
import { findProject, whoDid } from '../projects/find'

/** A draw before it is made: among how many, and how many of them will be drawn. */
export interface DrawDraft {
  areaPath: string | null
  area: string
  among: number
  count: number
}

/** Reads 抽查 天元乡; nothing of it is kept, and nobody knows yet which it will be. */
export async function readDraw(
  ctx: RequestContext,
  { text }: { text: string },
): Promise<DrawDraft> {
  const { county, deps, now } = ctx
  const { db } = deps.connection
  const places = await listPlaces(db, ctx)
  const said = readPlace(text.normalize('NFKC').trim(), places)
  const areaPath = said?.areaPath && mayReach(ctx, said.areaPath) ? said.areaPath : null
  if (areaPath === null) return { areaPath, area: '', among: 0, count: 0 }
  const undrawn = await listUndrawn(db, county, areaPath)
  const must = undrawn.filter(({ mustBe }) => mustBe).length
  const lots = undrawn.length - must
  const permille = await getFigure(db, county, 'spot_check_permille', dayOf(now))
  const area = (await findArea(db, county, areaPath))?.name ?? ''
  const count = must + (lots === 0 ? 0 : countDrawn(lots, permille))
  return { areaPath, area, among: undrawn.length, count }
}

export interface CheckDraft extends InspectionDraft {
  isDrawn: boolean
  /** The actor approved or accepted it. */
  hasDecided: boolean
}

/** Reads 抽查 CODE 合格 and what was seen; nothing of it is kept. */
export async function readCheck(
  ctx: RequestContext,
  input: { code: string; text: string },
): Promise<CheckDraft> {
  const draft = await readInspection(ctx, input)
  const { db } = ctx.deps.connection
  const project = await findProject(db, ctx.county, { code: input.code })
  const drawn = project && (await findDrawn(db, ctx.county, project.id))
  const { staffId } = requireStaff(ctx)
  const decided = project ? await whoDid(db, project, ['approved', 'accepted']) : []
  return { ...draft, isDrawn: drawn !== undefined, hasDecided: decided.includes(staffId) }
}
