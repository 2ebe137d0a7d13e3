import { parseResponse, say } from '../../api/client'
import type { Ask, Flow, StepContext } from '../conversation/flow'
import { leftBehind } from '../conversation/say'
import { isForbidden } from './allowed'

async function show({ api, hotline }: StepContext): Promise<Ask> {
  const response = await api.complaintCounts.index.$get()
  if (isForbidden(response)) return { say: [say('staff.refused', { hotline })] }
  const { least, quarters } = await parseResponse(Promise.resolve(response))
  return {
    say: quarters.map(({ quarter, cells, total }, i) => {
      const [year, number] = quarter.split('-').map(Number)
      const told = (count: number | null) => (count === null ? `<${least}` : String(count))
      return say('complaint.counts', {
        year: year ?? 0,
        quarter: number ?? 0,
        neglect: told(cells.neglect),
        falsification: told(cells.falsification),
        misuse: told(cells.misuse_of_funds),
        favouritism: told(cells.favouritism),
        extortion: told(cells.extortion),
        total: total === null ? '—' : String(total),
        left: leftBehind(i, quarters.length),
      })
    }),
  }
}

/** 举报统计: how many complaints came in the quarters that are over, for inspectors. */
export const complaintCounts: Flow = {
  name: 'complaint-counts',
  first: 'show',
  steps: { show: { ask: (ctx) => show(ctx), answer: () => 'not_mine' } },
}
