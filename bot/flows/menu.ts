import { type Reply, say } from '../../api/client'
import type { Ask, Flow, StepContext } from '../conversation/flow'
import { desksOf, isInRounds } from './desks'
import { listOpenHelp } from './todo'

const CHOICES = [
  { id: 'status', say: say('menu.status', {}) },
  { id: 'objection', say: say('menu.objection', {}) },
  { id: 'question', say: say('menu.question', {}) },
  { id: 'complaint', say: say('menu.complaint', {}) },
  { id: 'help', say: say('menu.help', {}) },
  { id: 'apply', say: say('menu.apply', {}) },
]

/** The words for what they do where they sit; those for projects and a round, and of their other desks, wait for 下. */
async function ofStaff(ctx: StepContext): Promise<Ask> {
  const desks = desksOf(ctx.contact.roles)
  const open = desks.some(isInRounds) ? (await listOpenHelp(ctx)).length : 0
  const parts = desks.flatMap((desk, at): Reply[] => [
    say('menu.staff', { desk, open: at === 0 ? open : 0 }),
    ...(isInRounds(desk) ? [say('menu.project', { desk }), say('menu.round', { desk })] : []),
  ])
  return { say: parts.slice(0, 1), parts: parts.slice(1) }
}

/** What can be done, for whoever asks. Its digits are commands, understood as such. */
export const menu: Flow = {
  name: 'menu',
  first: 'show',
  steps: {
    show: {
      async ask(ctx) {
        if (ctx.contact.staffId) return ofStaff(ctx)
        const [household] = ctx.households
        const reply = household
          ? say('menu.linked', { head: household.head })
          : say('menu.stranger', {})
        return { ask: { ...reply, choices: CHOICES }, kind: 'menu' }
      },
      answer: () => 'not_mine',
    },
  },
}
