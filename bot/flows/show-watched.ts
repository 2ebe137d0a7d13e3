import { parseResponse, type Reply, say, type WatchKind } from '../../api/client'
import type { Ask, Flow, StepContext } from '../conversation/flow'
import { leftBehind } from '../conversation/say'
import { isForbidden } from './allowed'
import { partsInWords, queryOf } from './show-ledger'

async function list(ctx: StepContext, text: string): Promise<Ask> {
  const { api, contact, hotline } = ctx
  if (!contact.staffId) return { say: [say('staff.refused', { hotline })] }
  const response = await api.monitoring.watched.$get(queryOf(text))
  if (isForbidden(response)) return { say: [say('staff.refused', { hotline })] }
  if (response.status === (404 as number)) return { say: [say('monitoring.unknown_area', {})] }
  const { area, total, parts, items } = await parseResponse(response)
  if (total === 0) return { say: [say('watched.none', { area })] }
  if (parts.length > 1)
    return { say: [say('watched.summary', { area, households: total, text: partsInWords(parts) })] }
  return { say: items.map((each, i): Reply => entry(each, leftBehind(i, items.length))) }
}

interface Watched {
  head: string
  area: string
  watch: WatchKind
  since: string | null
  measures: number
  /** Of these, not delivered. */
  open: number
  nextDueOn: string | null
}

function entry({ head, area, watch, since, measures, open, nextDueOn }: Watched, left: number) {
  const about = { head, area, watch, day: since ?? '', left }
  if (measures === 0) return say('watched.without_measure', about)
  if (open === 0) return say('watched.delivered', { ...about, count: measures })
  return say('watched.entry', { ...about, count: open, due: nextDueOn ?? '' })
}

/** 监测 宝坪村: who is watched, as what and since when, and what is planned for it. */
export const showWatched: Flow = {
  name: 'show-watched',
  first: 'list',
  steps: {
    list: { ask: (ctx, { text = '' }) => list(ctx, text), answer: () => 'not_mine' },
  },
}
