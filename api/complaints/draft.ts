import type { Db } from '../../db/client'
import type { MisconductKind } from '../../db/values/integrity'
import { findArea } from '../areas/words'
import type { RequestContext } from '../http/context'
import { areaAt } from '../shared/area-path'
import { randomCode } from '../shared/codes'
import type { ComplaintDraftInput } from './input'
import { findHandler } from './route-to'
import { inspectorsIn } from './levels'
import { commonArea, kindIn } from './rules'
import { listNamed, listSpokenOf, type Named, pathsOf, placeMeant } from './whom'

/** How a complaint is understood. Nothing of it is kept. */
export interface ComplaintDraft {
  /** `which`: several are called so. `handler`: nobody here may hear it. */
  missing: 'whom' | 'which' | 'handler' | null
  candidates: { id: string; unit: string }[]
  /** Of the candidates. */
  name: string | null
  accusedIds: string[]
  aboutPath: string | null
  /** Whom it is about, in words. */
  whom: string
  kind: MisconductKind | null
  /** Under which it is filed, if it is; drawn anew each time. */
  code: string
}

export async function readComplaintDraft(
  ctx: RequestContext,
  { text, whom, chosenIds }: ComplaintDraftInput,
): Promise<ComplaintDraft> {
  const { county, deps } = ctx
  const { db } = deps.connection
  const draft: ComplaintDraft = {
    missing: null,
    candidates: [],
    name: null,
    accusedIds: [],
    aboutPath: null,
    whom: '',
    kind: kindIn(text),
    code: randomCode('complaint'),
  }
  const said = `${whom ?? ''} ${text}`
  // Whom they name when they are asked is whom they mean, whoever else stands in the story.
  const named = (whom && (await listNamed(db, county, whom))) || []
  const all = named.length > 0 ? named : await listNamed(db, county, said)
  for (const [name, same] of Map.groupBy(all, (each) => each.name)) {
    const meant =
      same.length === 1 ? same : same.filter(({ staffId }) => chosenIds.includes(staffId))
    if (meant.length === 0) {
      const candidates = same.map(({ staffId, unit }) => ({ id: staffId, unit }))
      return { ...draft, missing: 'which', name, candidates }
    }
    draft.accusedIds.push(...meant.map(({ staffId }) => staffId))
  }
  const accused = all.filter(({ staffId }) => draft.accusedIds.includes(staffId))
  draft.aboutPath = await aboutOf(db, ctx, accused, said)
  if (draft.aboutPath === null) return { ...draft, missing: 'whom' }
  draft.whom =
    accused.map(({ name }) => name).join('、') ||
    ((await findArea(db, county, draft.aboutPath))?.name ?? '')
  const { aboutPath, accusedIds } = draft
  const barredIds = await listSpokenOf(db, county, text)
  const handlerId = await findHandler(db, county, { aboutPath, accusedIds, barredIds })
  return handlerId === null ? { ...draft, missing: 'handler' } : draft
}

async function aboutOf(tx: Db, ctx: RequestContext, accused: readonly Named[], said: string) {
  const common = commonArea(accused.flatMap(pathsOf))
  if (common === undefined) return placeMeant(tx, ctx, said)
  const level = inspectorsIn(said)
  return level === null ? common : areaAt(common, level)
}
