import { parseResponse, type Reply, say } from '../../api/client'
import type { Ask, Flow, StepContext } from '../conversation/flow'
import { leftBehind } from '../conversation/say'
import { isForbidden } from './allowed'
import { placeMeant } from './show-village'

/** Nobody reads more of it by message. */
const MOST = '30'

type Lead = Awaited<ReturnType<typeof listOpen>>[number]
async function listOpen({ api }: StepContext, of: { areaPath?: string }) {
  const query = { ...of, isOpen: 'true', limit: MOST } as const
  return (await parseResponse(api.leads.index.$get({ query }))).items
}

const lineOf = ({ class: leadClass, head, area, status, isLate, code, ...lead }: Lead) => ({
  leadClass,
  head,
  area,
  status,
  due: lead.dueOn ?? lead.decideDueOn,
  late: isLate ? 1 : 0,
  code,
})

/** Of others, with who is sent where nobody has been yet. */
const linesOfOthers = (items: readonly Lead[]): Reply[] =>
  items.map((lead, i) =>
    say('lead.in_area', {
      ...lineOf(lead),
      name: lead.status === 'open' ? (lead.holder?.name ?? '') : '',
      left: leftBehind(i + 1, items.length + 1),
    }),
  )

async function listOf(ctx: StepContext, text: string): Promise<Ask> {
  const place = await placeMeant(ctx, text)
  if (place.state !== 'found') return { say: [say('list.place_unknown', {})] }
  const { area, areaPath } = place
  const items = await listOpen(ctx, { areaPath })
  if (items.length === 0) return { say: [say('lead.of_area_none', { area })] }
  return { say: [say('lead.of_area', { area, count: items.length }), ...linesOfOthers(items)] }
}

/**
 * 线索: what the actor has to visit or to decide, the most urgent first; where nothing waits for them, what
 * waits for others of their area. 线索 宝坪村: what is undecided there.
 */
export const ownLeads: Flow = {
  name: 'own-leads',
  first: 'list',
  steps: {
    list: {
      async ask(ctx, { text = '' }) {
        const { api, contact, hotline } = ctx
        if (!contact.staffId) return { say: [say('staff.refused', { hotline })] }
        const response = await api.leads.own.$get()
        if (isForbidden(response)) return { say: [say('staff.refused', { hotline })] }
        if (text !== '') return listOf(ctx, text)
        const { items } = await parseResponse(Promise.resolve(response))
        if (items.length > 0)
          return {
            say: items.map((lead, i) =>
              say('lead.own', { ...lineOf(lead), left: leftBehind(i, items.length) }),
            ),
          }
        const others = await listOpen(ctx, {})
        if (others.length === 0) return { say: [say('lead.own_none', {})] }
        return { say: [say('lead.of_others', { count: others.length }), ...linesOfOthers(others)] }
      },
      answer: () => 'not_mine',
    },
  },
}
