import { type Reply, say } from '../../api/client'
import type { Ask, Flow, StepContext } from '../conversation/flow'
import { leftBehind } from '../conversation/say'

async function show({ api, contact, hotline }: StepContext): Promise<Ask> {
  const refused: Ask = { say: [say('staff.refused', { hotline })] }
  if (!contact.staffId) return refused
  const response = await api.supervisions.checks.mine.$get({ query: {} })
  if (!response.ok) return refused
  const { items } = await response.json()
  if (items.length === 0) return { say: [say('supervision.none', {})] }
  const lines = items.map(({ area, kind, dueOn: due, isLate }, i): Reply =>
    say('supervision.line', {
      area,
      kind,
      due,
      late: isLate ? 1 : 0,
      left: leftBehind(i, items.length),
    }),
  )
  return { say: lines }
}

/** 督查: what is to be inspected by the one who asks. */
export const showSupervisions: Flow = {
  name: 'show-supervisions',
  first: 'show',
  steps: { show: { ask: show, answer: () => 'not_mine' } },
}
