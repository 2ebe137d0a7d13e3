import { parseResponse, type Reply, say } from '../../api/client'
import type { Ask, Flow, StepContext } from '../conversation/flow'
import { leftBehind } from '../conversation/say'
import { isForbidden } from './allowed'

/** Nobody reads more of it by message. */
export const MOST_SHOWN = 20
const LONGEST = 200

/** 宝坪村5、新华村3: of a county or a township how many in each part. */
export const partsInWords = (parts: readonly { area: string; households: number }[]): string =>
  parts.map(({ area, households }) => `${area}${households}`).join('、')

export const queryOf = (text: string) => ({
  query: { text: text.slice(0, LONGEST), limit: String(MOST_SHOWN) },
})

async function list(ctx: StepContext, text: string): Promise<Ask> {
  const { api, contact, hotline } = ctx
  if (!contact.staffId) return { say: [say('staff.refused', { hotline })] }
  const response = await api.monitoring.ledger.$get(queryOf(text))
  if (isForbidden(response)) return { say: [say('staff.refused', { hotline })] }
  if (response.status === (404 as number)) return { say: [say('monitoring.unknown_area', {})] }
  const { area, total, parts, items } = await parseResponse(response)
  if (total === 0) return { say: [say('ledger.none', { area })] }
  if (parts.length > 1)
    return { say: [say('ledger.summary', { area, households: total, text: partsInWords(parts) })] }
  return { say: items.map((each, i): Reply => entry(each, leftBehind(i, items.length))) }
}

interface Entry {
  head: string
  area: string
  class: 'call_for_help'
  enteredOn: string
  visitedOn: string | null
}

function entry(each: Omit<Entry, 'class'> & { class: string }, left: number): Reply {
  const { head, area, enteredOn: day, visitedOn } = each
  const leadClass = each.class as Entry['class']
  const about = { head, area, leadClass, day, left }
  return visitedOn === null || visitedOn < day
    ? say('ledger.entry_unvisited', about)
    : say('ledger.entry', { ...about, visited: visitedOn })
}

/** 台账 宝坪村: who stands in the off-register ledger; of a township or the county how many in each part. */
export const showLedger: Flow = {
  name: 'show-ledger',
  first: 'list',
  steps: {
    list: { ask: (ctx, { text = '' }) => list(ctx, text), answer: () => 'not_mine' },
  },
}
