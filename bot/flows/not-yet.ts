import { say } from '../../api/client'
import type { Flow } from '../conversation/flow'

/** What the number does not do by itself yet: said honestly, with a person who does. */
export const notYet: Flow = {
  name: 'not-yet',
  first: 'tell',
  steps: {
    tell: {
      ask({ hotline }, { what }) {
        if (what === 'act_for') return { say: [say('not_yet.act_for', {})] }
        if (what === 'staff_work') return { say: [say('not_yet.staff_work', {})] }
        if (what === 'objection') return { ask: offer(say('not_yet.objection', { hotline })), kind }
        if (what === 'complaint') return { ask: offer(say('not_yet.complaint', { hotline })), kind }
        return { ask: offer(say('not_yet.question', { hotline })), kind }
      },
      answer(_ctx, { text = '' }, { choiceId }) {
        if (choiceId !== 'person') return 'not_mine'
        return { begin: 'talk-to-person', data: text === '' ? {} : { text } }
      },
    },
  },
}

const kind = 'menu'
const offer = (reply: ReturnType<typeof say>) => ({
  ...reply,
  choices: [{ id: 'person', say: say('not_yet.to_person', {}) }],
})

/** Thanks, a wrong number, a wish to leave the programme: one kind sentence each. */
export const smallTalk: Flow = {
  name: 'small-talk',
  first: 'tell',
  steps: {
    tell: {
      ask({ hotline }, { what }) {
        if (what === 'leave') return { say: [say('common.leave_programme', { hotline })] }
        if (what === 'wrong_number') return { say: [say('small_talk.wrong_number', {})] }
        return { say: what === 'automatic' ? [] : [say('small_talk.welcome', {})] }
      },
      answer: () => 'not_mine',
    },
  },
}
