import type { Db } from '../../db/client'
import type { AreaPath } from '../../db/values/areas'
import type { RoundKind } from '../../db/values/rounds'
import type { RequestContext } from '../http/context'
import { listOpenRounds, type Round } from '../rounds/find'
import { type Day, dayOf } from '../shared/day'
import { isWorkingDay } from '../shared/working-days'
import { findPostingPlace, type PostingPlace } from './places'
import { isPostedAt, noticeDaysOf } from './postable'
import { closingDay } from './rules'
import { waitingCounts, type WhoWaits, whoWaits } from './who-waits'

/** What drawing a list up as it is worded would come to; nothing is stored. */
export type Posting =
  /** The words name no area of the actor's. */
  | { state: 'area' }
  | { state: 'no_round' | 'no_notice_here' | 'nobody'; area: string }
  /** Rounds of several kinds have somebody waiting there. */
  | { state: 'which'; area: string; areaPath: AreaPath; kinds: RoundKind[] }
  | {
      state: 'ready'
      area: string
      areaPath: AreaPath
      kind: RoundKind
      /** One of the two: rounds are of households or of villages. */
      households: number
      villages: number
      /** Last day of the window if it is posted today. */
      closesOn: Day
    }

export async function draftNotice(
  tx: Db,
  ctx: RequestContext,
  { text, kind }: { text: string; kind: RoundKind | null },
): Promise<Posting> {
  const place = await findPostingPlace(tx, ctx, text)
  if (!place) return { state: 'area' }
  const { name: area, path: areaPath, noticeLevel } = place
  const open = await listOpenRounds(tx, ctx.county, areaPath)
  const found = await pickRound(tx, ctx, open, place, kind)
  if ('refusal' in found) return { state: found.refusal, area }
  if ('kinds' in found) return { state: 'which', area, areaPath, kinds: found.kinds }
  const { round, listed } = found
  const days = noticeDaysOf(round, noticeLevel)
  const closesOn = closingDay(dayOf(ctx.now), days, isWorkingDay)
  const { kind: ofRound } = round
  return { state: 'ready', area, areaPath, kind: ofRound, ...waitingCounts(listed), closesOn }
}

type Picked =
  | { round: Round; listed: WhoWaits }
  | { refusal: 'no_round' | 'no_notice_here' | 'nobody' }
  | { kinds: RoundKind[] }

/** The round whose list is meant: the one somebody waits in, unless a kind was said. */
export async function pickRound(
  tx: Db,
  ctx: RequestContext,
  open: readonly Round[],
  { noticeLevel: level, path: areaPath }: PostingPlace,
  kind: RoundKind | null,
): Promise<Picked> {
  const meant = open.filter((round) => kind === null || round.kind === kind)
  if (meant.length === 0) return { refusal: 'no_round' }
  const posting = meant.filter((round) => isPostedAt(round.kind, level))
  if (posting.length === 0) return { refusal: 'no_notice_here' }
  const waited = []
  for (const round of posting) {
    const listed = await whoWaits(tx, ctx, round, { level, areaPath })
    if (listed.waiting.length > 0) waited.push({ round, listed })
  }
  const [only, ...others] = waited
  if (!only) return { refusal: 'nobody' }
  return others.length > 0 ? { kinds: waited.map(({ round }) => round.kind) } : only
}
