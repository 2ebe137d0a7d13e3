import type { Db } from '../../db/client'
import type { AreaPath } from '../../db/values/areas'
import type { RoundKind } from '../../db/values/rounds'
import { listPlaces, mayReach } from '../areas/places'
import { readPlace, skip } from '../areas/read-place'
import { findArea } from '../areas/words'
import type { RequestContext } from '../http/context'
import { dayOf } from '../shared/day'
import { findOpenRound, listOpenRounds } from './find'
import { roundWords, saysKind } from './rules'

/** A round as somebody words it, 天元乡 脱贫 2026年 规模120户; nothing is stored. */
export type RoundDraft =
  | { state: 'area' }
  | {
      /** `open`: one of the kind is under way there. */
      state: 'ready' | 'open'
      /** Of the one that is open. */
      id: string | null
      kind: RoundKind
      year: number
      plannedSize: number | null
      areaPath: AreaPath
      area: string
      /** Those under way there, where no kind was said. */
      openKinds: RoundKind[]
    }

export interface RoundDraftInput {
  text: string
  /** Which of several, where that was asked. */
  kind: RoundKind | null
}

export async function readRoundDraft(
  tx: Db,
  ctx: RequestContext,
  { text, kind: picked }: RoundDraftInput,
): Promise<RoundDraft> {
  const said = text.normalize('NFKC').trim()
  const { rest, ...words } = roundWords(said)
  const places = await listPlaces(tx, ctx)
  const path = skip(rest) === '' ? places.own : readPlace(rest, places)?.areaPath
  const area = path && mayReach(ctx, path) ? await findArea(tx, ctx.county, path) : undefined
  if (!area) return { state: 'area' }
  const year = words.year ?? Number(dayOf(ctx.now).slice(0, 4))
  const isKindSaid = picked !== null || saysKind(said)
  const around = isKindSaid ? [] : await listOpenRounds(tx, ctx.county, area.path)
  const kind = picked ?? words.kind
  const open = await findOpenRound(tx, ctx.county, area.path, kind)
  return {
    ...words,
    kind,
    state: open ? 'open' : 'ready',
    id: open?.id ?? null,
    year,
    areaPath: area.path,
    area: area.name,
    openKinds: around.map((round) => round.kind),
  }
}
