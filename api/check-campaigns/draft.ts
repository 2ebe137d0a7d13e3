import type { CampaignScope } from '../../db/values/check-campaigns'
import { listPlaces, mayReach } from '../areas/places'
import { readPlace, skip } from '../areas/read-place'
import { findArea } from '../areas/words'
import type { RequestContext } from '../http/context'
import { dueIn } from '../measures/due-day'
import { type Day, dayOf } from '../shared/day'
import { isUnderWay } from './find'
import type { CampaignDraftInput } from './input'
import { countByChecker, planChecks } from './open'
import { openingRefusal } from './rules'

/** A campaign as it was worded, for its opener to look at before anything is kept. */
export interface CampaignDraft {
  areaPath: string | null
  area: string
  scope: CampaignScope | null
  dueOn: Day | null
  households: number
  checkers: number
  /** Households for whom nobody could be named. */
  unassigned: number
  missing: 'area' | 'scope' | 'due' | null
  /** Why it could not be opened as it stands. */
  refusal: ReturnType<typeof openingRefusal>
}

const SCOPE_WORDS: readonly (readonly [CampaignScope, RegExp])[] = [
  ['watched', /监测/u],
  // Before 贫困户, which it ends with: 已脱贫的贫困户.
  ['exited', /(?<!未|预)脱贫户?|已脱贫|退出户?/u],
  ['registered', /未脱贫|预脱贫|贫困户?|在册|建档立卡/u],
  ['everybody', /所有|全部|全体|每一?户|家家|全覆盖|不分/u],
]

export const scopeIn = (text: string): CampaignScope | null =>
  SCOPE_WORDS.find(([, words]) => words.test(text))?.[0] ?? null

export async function readCampaignDraft(
  ctx: RequestContext,
  input: CampaignDraftInput,
): Promise<CampaignDraft> {
  const { county, deps } = ctx
  const { db } = deps.connection
  const today = dayOf(ctx.now)
  const text = input.text.normalize('NFKC').trim()
  const places = await listPlaces(db, ctx)
  const place = readPlace(text, places)
  // 脱贫户 12月31日前 alone is of the one area they work in.
  const path = input.areaPath ?? (place?.areaPath || (place ? (places.own ?? null) : null))
  const area = path && mayReach(ctx, path) ? await findArea(db, county, path) : undefined
  const said = skip(place?.rest ?? text)
  const scope = input.scope ?? scopeIn(said)
  const dueOn = input.dueOn ?? dueIn(said, today)?.day ?? null
  const none = { households: 0, checkers: 0, unassigned: 0, refusal: null }
  const known = { areaPath: area?.path ?? null, area: area?.name ?? '', scope, dueOn }
  if (!area) return { ...known, ...none, missing: 'area' }
  if (!scope) return { ...known, ...none, missing: 'scope' }
  if (!dueOn) return { ...known, ...none, missing: 'due' }
  const checks = await planChecks(db, county, area.path, scope)
  const households = checks.length
  return {
    ...known,
    households,
    checkers: countByChecker(checks).size,
    unassigned: checks.filter(({ checkerId }) => checkerId === null).length,
    missing: null,
    refusal: openingRefusal({
      today,
      dueOn,
      households,
      isUnderWay: await isUnderWay(db, ctx, area.path),
    }),
  }
}
