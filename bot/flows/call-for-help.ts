import { say } from '../../api/client'
import type { After, Flow } from '../conversation/flow'
import { yesNo } from './yes-no'

/** What the API takes of one message. */
const LONGEST = 1000

const done: After = { say: [say('help.done', { code: '', due: '', responder: '' })] }

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
      answer: (_ctx, _data, { text }) => ({ to: 'confirm', data: { text } }),
    },
    confirm: {
      ask: (_ctx, { text = '' }) => ({
        ask: { ...say('help.confirm', { text }), choices: yesNo },
        kind: 'confirm',
      }),
      answer({ hotline }, { text = '' }, heard) {
        if (heard.choiceId === 'no') return { say: [say('help.dropped', {})] }
        // What is said instead of yes or no is the better description.
        if (heard.choiceId !== 'yes') return { to: 'confirm', data: { text: heard.text } }
        return {
          do: { type: 'call_for_help', kind: 'help', text: text.slice(0, LONGEST) },
          then: { called: done, refused: { say: [say('common.sorry', { hotline })] } },
        }
      },
    },
  },
}

/** Fire, collapse, no food, self-harm, sudden illness: no confirmation, what to do comes first. */
export const urgent: Flow = {
  name: 'urgent',
  first: 'file',
  steps: {
    file: {
      ask: ({ hotline }, { text = '' }) => ({
        do: { type: 'call_for_help', kind: 'help', text: text.slice(0, LONGEST) },
        then: {
          called: { say: [say('urgent.now', { responder: '', code: '' })] },
          refused: { say: [say('urgent.unfiled', { hotline })] },
        },
      }),
      answer: () => 'not_mine',
    },
  },
}
