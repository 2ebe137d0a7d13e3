import { parseResponse, say } from '../../api/client'
import type { Flow, StepContext } from '../conversation/flow'

interface Part {
  name: string
  households: number
  screened: number
}

/** Those with most left first: the end of a long row may not fit. */
const partsLine = (parts: readonly Part[]): string =>
  parts
    .toSorted((a, b) => b.households - b.screened - (a.households - a.screened))
    .map(({ name, households, screened }) => `${name}=${screened}/${households}`)
    .join(';')

async function readProgress({ api }: StepContext, area: string) {
  const query = area === '' ? {} : { areaPath: area }
  const response = await api.entryVisits.progress.$get({ query })
  if (response.status === (404 as number)) return undefined
  return response.ok ? await parseResponse(Promise.resolve(response)) : null
}

/** 排查进度 宝坪村: how far the entries of an area have come. */
export const checkProgress: Flow = {
  name: 'check-progress',
  first: 'show',
  steps: {
    show: {
      async ask(ctx, { text = '' }) {
        const progress = ctx.contact.staffId ? await readProgress(ctx, text.slice(0, 200)) : null
        if (progress === null) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
        if (!progress || progress.total.households === 0) {
          return { say: [say('screening.progress_unknown', {})] }
        }
        const { area, total, parts } = progress
        const { screened: done, households, eligible, unclear } = total
        const counts = { done, total: households, eligible, unclear }
        return { say: [say('screening.progress', { area, ...counts, parts: partsLine(parts) })] }
      },
      answer: () => 'not_mine',
    },
  },
}
