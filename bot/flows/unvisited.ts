import { type Reply, say } from '../../api/client'
import type { Ask, Flow, StepContext } from '../conversation/flow'
import { leftBehind } from '../conversation/say'
import { isForbidden } from './allowed'
import { placeMeant } from './show-village'

const MOST = '100'

type Answer = Awaited<ReturnType<typeof ask>>
const ask = ({ api }: StepContext, query: { areaPath?: string; isMine?: 'true' }) =>
  api.visitDuties.index.$get({ query: { ...query, limit: MOST } })
type Due = Extract<Awaited<ReturnType<Answer['json']>>, { items: unknown }>['items'][number]

function lineOf({ head, area, days, dueOn: due, isLate }: Due, left: number): Reply {
  const known = { head, area, due, late: isLate ? 1 : 0, left }
  return days === null ? say('visit_duty.never', known) : say('visit_duty.line', { ...known, days })
}

async function listDue(
  ctx: StepContext,
  query: { areaPath?: string; isMine?: 'true' },
): Promise<Ask> {
  const { hotline } = ctx
  const response = await ask(ctx, query)
  if (isForbidden(response)) return { say: [say('staff.refused', { hotline })] }
  if (response.status === 404) return { say: [say('visit_duty.place_unknown', {})] }
  if (!response.ok) return { say: [say('visit_duty.not_set', { hotline })] }
  const { items, total } = await response.json()
  if (items.length === 0) return { say: [say('visit_duty.none', {})] }
  return { say: items.map((due, i) => lineOf(due, leftBehind(i, total))) }
}

/** Of a township or the county the villages, those with the longest overdue first. */
async function listVillages(ctx: StepContext, areaPath: string): Promise<Ask> {
  const { api, hotline } = ctx
  const response = await api.visitDuties['by-village'].$get({ query: { areaPath } })
  if (isForbidden(response)) return { say: [say('staff.refused', { hotline })] }
  // As of one village: why not, or that there is none.
  if (!response.ok) return listDue(ctx, { areaPath })
  const { items } = await response.json()
  if (items.length === 0) return { say: [say('visit_duty.none', {})] }
  return {
    say: items.map(({ area, late, soon }, i) =>
      say('visit_duty.village', { area, late, soon, left: leftBehind(i, items.length) }),
    ),
  }
}

/** 未走访: the households that are the actor's own to visit; with a place, or for leaders, all there. */
export const unvisited: Flow = {
  name: 'unvisited',
  first: 'show',
  steps: {
    show: {
      async ask(ctx, { text = '' }): Promise<Ask> {
        // Nobody came: who should have is what a villager wants to know.
        if (!ctx.contact.staffId) return { begin: 'who-helps' }
        if (text === '') {
          const own = await ask(ctx, { isMine: 'true' })
          if (!own.ok || (await own.json()).items.length > 0)
            return listDue(ctx, { isMine: 'true' })
        }
        const place = await placeMeant(ctx, text)
        if (place.state !== 'found') return { say: [say('visit_duty.place_unknown', {})] }
        return place.level === 'village'
          ? listDue(ctx, { areaPath: place.areaPath })
          : listVillages(ctx, place.areaPath)
      },
      answer: () => 'not_mine',
    },
  },
}
