import type { AreaPath } from '../../db/values/areas'
import type { MisconductKind } from '../../db/values/integrity'
import { listPlaces, mayReach } from '../areas/places'
import { readPlace } from '../areas/read-place'
import { findArea } from '../areas/words'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { dueIn } from '../measures/due-day'
import { type Day, dayOf } from '../shared/day'
import type { SupervisionDraftInput } from './input'
import { assign } from './rules'
import { listPlacesToInspect, listVillagesOf } from './villages'
import { halfWidth, kindsIn, kindsInWords } from './wording'

/** A plan as it was understood, with whom it would send; nothing of it is kept. */
export interface SupervisionDraft {
  areaPath: AreaPath | null
  area: string
  kinds: MisconductKind[]
  kindsInWords: string
  dueOn: Day | null
  villages: number
  checks: number
  inspectors: number
  missing: 'area' | 'kinds' | 'due' | null
}

/** Reads 天元乡 优亲厚友、违规用钱 12月20日前; what it lacks is named in the order in which it is asked for. */
export async function readSupervisionDraft(
  ctx: RequestContext,
  input: SupervisionDraftInput,
): Promise<SupervisionDraft> {
  const { county, deps, now } = ctx
  const { db } = deps.connection
  const { staffId } = requireStaff(ctx)
  const today = dayOf(now)
  const { areaPath, rest } = await placeIn(ctx, input.text, input.areaWords)
  const named = kindsIn(rest).kinds
  const kinds = named.length > 0 ? named : kindsIn(input.kindWords ?? '').kinds
  const due = dueIn((input.dueWords ?? rest).normalize('NFKC'), today)?.day ?? null
  const dueOn = due !== null && due >= today ? due : null
  const villages = areaPath ? await listVillagesOf(db, county, areaPath) : []
  const paths = villages.map(({ path }) => path)
  const chosen = assign(await listPlacesToInspect(db, county, paths), staffId)
  const sent = new Set([...chosen.values()].filter((id) => id !== null))
  return {
    areaPath,
    area: areaPath ? ((await findArea(db, county, areaPath))?.name ?? '') : '',
    kinds,
    kindsInWords: kindsInWords(kinds),
    dueOn,
    villages: villages.length,
    checks: villages.length * kinds.length,
    inspectors: sent.size,
    missing: !areaPath ? 'area' : kinds.length === 0 ? 'kinds' : dueOn ? null : 'due',
  }
}

/** The area a text begins with, or that was asked for, within the actor's reach. */
export async function placeIn(
  ctx: RequestContext,
  text: string,
  areaWords: string | null,
): Promise<{ areaPath: AreaPath | null; rest: string }> {
  const places = await listPlaces(ctx.deps.connection.db, ctx)
  const said = halfWidth(text).trim()
  const named = readPlace(said, places)
  const asked = areaWords === null ? null : readPlace(areaWords.normalize('NFKC').trim(), places)
  const rest = named?.areaPath ? named.rest : said
  for (const path of [asked?.areaPath, named?.areaPath])
    if (path && mayReach(ctx, path)) return { areaPath: path, rest }
  return { areaPath: null, rest }
}
