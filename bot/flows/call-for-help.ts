import { say } from '../../api/client'
import type { Flow } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { understand } from '../conversation/understand'
import { dangerIn } from '../conversation/urgent'
import { isAnswered } from './ask-question'
import { isCry } from '../understanding/reading'

/** What the API takes of one message. */
const LONGEST = 1000

const call = (text: string) => ({
  type: 'call_for_help' as const,
  kind: 'help' as const,
  text: text.slice(0, LONGEST),
})

/** 求助: in their own words, one confirmation, then somebody is named who answers. */
export const callForHelp: Flow = {
  name: 'call-for-help',
  first: 'begin',
  steps: {
    begin: {
      ask: (_ctx, { text }) => (text ? { to: 'confirm' } : { to: 'text' }),
      answer: () => 'not_mine',
    },
    text: {
      ask: () => ({ ask: say('help.ask', {}), kind: 'menu' }),
      answer(_ctx, _data, { text }) {
        if (isCry(text)) return { begin: 'urgent', data: { text } }
        const { intent, isBare } = understand(text)
        if (isBare && intent === 'no') return { say: [say('help.dropped', {})] }
        return isBare && intent === 'yes' ? { to: 'text' } : { to: 'confirm', data: { text } }
      },
    },
    confirm: {
      ask: (_ctx, { text = '' }) => ({
        ask: { ...say('help.confirm', { text }), choices: YES_NO },
        kind: 'confirm',
      }),
      async answer(ctx, { text = '' }, heard) {
        const { hotline } = ctx
        if (heard.choiceId === 'no') return { say: [say('help.dropped', {})] }
        // What is said instead of yes or no belongs to the description.
        if (heard.choiceId !== 'yes') {
          if (isCry(heard.text)) return { begin: 'urgent', data: { text: heard.text } }
          // A question we know is one, and is answered in between.
          if (await isAnswered(ctx, heard.text, true)) return 'not_mine'
          return { to: 'confirm', data: { text: `${text} ${heard.text}`.slice(0, LONGEST) } }
        }
        return {
          do: call(text),
          outcomes: { called: endWith('help.done'), refused: endSorry(hotline) },
        }
      },
    },
  },
}

/** 没得事了: whoever was called is told that it is over. */
export const allWell: Flow = {
  name: 'all-well',
  first: 'tell',
  ends: ['call-for-help'],
  steps: {
    tell: {
      ask: ({ hotline }, { text = '' }) => ({
        do: { ...call(text), isUrgent: true, isOver: true },
        outcomes: {
          called: endWith('help.over'),
          nothing_open: endWith('help.well'),
          refused: endSorry(hotline),
        },
      }),
      answer: () => 'not_mine',
    },
  },
}

/** Fire, collapse, no food, self-harm, sudden illness: no confirmation, what to do comes first. */
export const urgent: Flow = {
  name: 'urgent',
  first: 'file',
  ends: ['call-for-help'],
  steps: {
    file: {
      ask: ({ hotline }, { text = '' }) => ({
        do: { ...call(text), isUrgent: true },
        outcomes: {
          called: endWith('urgent.now', { danger: dangerIn(text), hotline }),
          refused: endWith('urgent.unfiled', { danger: dangerIn(text), hotline }),
        },
      }),
      answer: () => 'not_mine',
    },
  },
}
