import { say } from '../../api/client'
import type { Flow } from '../conversation/flow'
import { inPassing } from '../conversation/say'

/** What the number does not do by itself yet: said honestly, with a person who does. */
export const notYet: Flow = {
  name: 'not-yet',
  first: 'tell',
  steps: {
    tell: {
      ask({ hotline }, { what }) {
        if (what === 'act_for') return { say: [say('not_yet.act_for', {})] }
        if (what === 'staff_work') return { say: [say('not_yet.staff_work', {})] }
        // No cadre is offered: it may be the one who is complained of.
        if (what === 'complaint') return { say: [say('not_yet.complaint', { hotline })] }
        return { to: 'offer' }
      },
      answer: () => 'not_mine',
    },
    offer: {
      ask(ctx, data) {
        const { hotline } = ctx
        const isObjection = data['what'] === 'objection'
        const told = isObjection
          ? say('not_yet.objection', { hotline })
          : say('not_yet.question', { hotline })
        const choices = [{ id: 'person', say: say('not_yet.to_person', {}) }]
        return inPassing(ctx, data, 'offer', { ask: { ...told, choices }, kind: 'menu' })
      },
      answer(_ctx, { text }, { choiceId }) {
        if (choiceId !== 'person') return 'not_mine'
        return { begin: 'talk-to-person', data: text ? { text } : {} }
      },
    },
  },
}
