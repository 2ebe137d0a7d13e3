import { say } from '../../api/client'
import type { Flow } from '../conversation/flow'
import { listOpenHelp } from './todo'

const CHOICES = [
  { id: 'status', say: say('menu.status', {}) },
  { id: 'objection', say: say('menu.objection', {}) },
  { id: 'question', say: say('menu.question', {}) },
  { id: 'complaint', say: say('menu.complaint', {}) },
  { id: 'help', say: say('menu.help', {}) },
  { id: 'apply', say: say('menu.apply', {}) },
]

/** What can be done, for whoever asks. Its digits are commands, understood as such. */
export const menu: Flow = {
  name: 'menu',
  first: 'show',
  steps: {
    show: {
      async ask(ctx) {
        if (ctx.contact.staffId) {
          return { say: [say('menu.staff', { open: (await listOpenHelp(ctx)).length })] }
        }
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
