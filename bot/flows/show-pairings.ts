import { parseResponse, type Reply, say } from '../../api/client'
import type { Ask, Flow, StepContext } from '../conversation/flow'
import { leftBehind } from '../conversation/say'
import { isForbidden } from './allowed'
import { placeMeant } from './show-village'

const MOST = '100'

type Answer = Awaited<ReturnType<typeof ask>>
const ask = ({ api }: StepContext, query: { areaPath?: string; isMine?: 'true' }) =>
  api.pairings.index.$get({ query: { ...query, isOpen: 'true', limit: MOST } })
type Pair = Extract<Awaited<ReturnType<Answer['json']>>, { items: unknown }>['items'][number]

/** As its helper sees it: when they were there last, and by when they are to be there again. */
function ownLine({ head, area, phone, lastVisitOn, dueOn, isLate }: Pair, left: number): Reply {
  const known = { head, area, phone: phone ?? '', left }
  if (!dueOn) return say('pairing.own_plain', known)
  const due = { due: dueOn, late: isLate ? 1 : 0 }
  return lastVisitOn
    ? say('pairing.own', { ...known, ...due, day: lastVisitOn })
    : say('pairing.own_unvisited', { ...known, ...due })
}

function villageLine({ head, area, helper, fromDay, broken }: Pair, left: number): Reply {
  const known = { head, area, helper: helper.name, left }
  return broken
    ? say('pairing.line_broken', { ...known, by: broken })
    : say('pairing.line', { ...known, day: fromDay })
}

/** The soonest due first; what need not be visited comes last. */
const byDue = (a: Pair, b: Pair) => ((a.dueOn ?? '9') < (b.dueOn ?? '9') ? -1 : 1)

async function showOwn(ctx: StepContext): Promise<Ask | null> {
  const response = await ask(ctx, { isMine: 'true' })
  if (isForbidden(response) || !response.ok) return null
  const { items } = await response.json()
  if (items.length === 0) return null
  const pairs = items.toSorted(byDue)
  return { say: pairs.map((pair, i) => ownLine(pair, leftBehind(i, pairs.length))) }
}

/** What is broken first: somebody has to be named. */
async function showVillage(ctx: StepContext, text: string): Promise<Ask> {
  const { api, hotline } = ctx
  const place = await placeMeant(ctx, text)
  if (place.state !== 'found') return { say: [say('list.place_unknown', {})] }
  const { areaPath, area } = place
  const response = await ask(ctx, { areaPath })
  if (isForbidden(response)) return { say: [say('staff.refused', { hotline })] }
  if (!response.ok) return { say: [say('list.place_unknown', {})] }
  const { items } = await response.json()
  const counts = await parseResponse(api.pairings.counts.$get({ query: { areaPath } }))
  const pairs = items.toSorted((a, b) => Number(b.broken !== null) - Number(a.broken !== null))
  const lines = pairs.map((pair, i) => villageLine(pair, leftBehind(i + 1, pairs.length + 1)))
  return { say: [say('pairing.village', { area, ...counts }), ...lines] }
}

/** 结对: one's own households; without any, or with a place, all of the village. */
export const showPairings: Flow = {
  name: 'show-pairings',
  first: 'show',
  steps: {
    show: {
      async ask(ctx, { text = '' }): Promise<Ask> {
        if (!ctx.contact.staffId) return { begin: 'who-helps' }
        const own = text === '' ? await showOwn(ctx) : null
        return own ?? showVillage(ctx, text)
      },
      answer: () => 'not_mine',
    },
  },
}
