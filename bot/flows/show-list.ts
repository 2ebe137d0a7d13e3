import { parseResponse, type Reply, say, type VillageListKind } from '../../api/client'
import type { Ask, Data, Flow, StepContext } from '../conversation/flow'
import { leftBehind } from '../conversation/say'
import { isForbidden } from './allowed'
import { itemLine } from './list-item'
import { placeMeant } from './show-village'

const MOST = '100'

/** What one answers for: all a department or unit sees. */
async function showOwn({ api, hotline }: StepContext): Promise<Ask> {
  const response = await api.villageLists.owned.$get()
  if (isForbidden(response)) return { say: [say('staff.refused', { hotline })] }
  const { items } = await parseResponse(Promise.resolve(response))
  if (items.length === 0) return { say: [say('staff.nothing_open', {})] }
  return { say: items.map((item, i) => itemLine(item, leftBehind(i, items.length))) }
}

async function show(ctx: StepContext, { text = '', kind: said }: Data): Promise<Ask> {
  const { api } = ctx
  const place = await placeMeant(ctx, text)
  if (place.state !== 'found') return { say: [say('list.place_unknown', {})] }
  const kind = said as VillageListKind | undefined
  // Without a place all of one's own areas, of which the first is named.
  const of = { ...(text !== '' && { areaPath: place.areaPath }), ...(kind && { kind }) }
  const query = { ...of, isOpen: 'true', limit: MOST } as const
  const response = await api.villageLists.index.$get({ query })
  if (isForbidden(response)) return showOwn(ctx)
  if (!response.ok) return { say: [say('list.place_unknown', {})] }
  const { items } = await response.json()
  if (items.length === 0) return { say: [say('list.none', { area: place.area })] }
  const counts = await parseResponse(api.villageLists.counts.$get({ query: of }))
  const head = say('list.head', { area: place.area, ...counts })
  const all = items.length + 1
  const lines: Reply[] = items.map((item, i) => itemLine(item, leftBehind(i + 1, all)))
  return { say: [head, ...lines] }
}

/** 清单, 清单 问题, 清单 宝坪村: what is to be done in a village, the most urgent first. */
export const showList: Flow = {
  name: 'show-list',
  first: 'show',
  steps: {
    show: {
      // A villager asks what their own household gets.
      ask: (ctx, data): Ask | Promise<Ask> =>
        ctx.contact.staffId ? show(ctx, data) : { begin: 'own-measures' },
      answer: () => 'not_mine',
    },
  },
}
