import { parseResponse, say } from '../../api/client'
import type { Ask, Flow, StepContext } from '../conversation/flow'
import { isForbidden } from './allowed'

async function show({ api, contact, hotline }: StepContext): Promise<Ask> {
  if (!contact.staffId) return { say: [say('staff.refused', { hotline })] }
  const response = await api.monitoring.weekly.$get()
  if (isForbidden(response)) return { say: [say('staff.refused', { hotline })] }
  const week = await parseResponse(Promise.resolve(response))
  const { area, parts, open, late, fresh, watched, ledger, due } = week
  if ([open, fresh, watched, ledger, due].every((count) => count === 0))
    return { say: [say('weekly.quiet', { area })] }
  const counts = { area, open, late, fresh, watched, ledger, due }
  return {
    say: [parts === '' ? say('weekly.village', counts) : say('weekly.above', { ...counts, parts })],
  }
}

/** 周报: the week of one's village, township or county, as Monday's message tells it. */
export const showWeekly: Flow = {
  name: 'show-weekly',
  first: 'show',
  steps: { show: { ask: (ctx) => show(ctx), answer: () => 'not_mine' } },
}
