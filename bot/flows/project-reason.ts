import { type Command, type ProjectNews, say } from '../../api/client'
import type { After, Data, Step } from '../conversation/flow'
import { YES_NO } from '../conversation/say'
import { dropped, LONGEST_LINE, projectRefusals } from './projects'
import { isNo, STORY } from './visit-note'

interface Back {
  news: (data: Data) => ProjectNews
  command: (data: Data, reason: string) => Command
  outcomes: Record<string, After>
}

/** Asks why, unless it was said, and confirms what is sent back or given up. */
export const reasonSteps = ({ news, command, outcomes }: Back): Record<string, Step> => ({
  reason: {
    ask: (_ctx, { name = '', text = '' }) =>
      text === ''
        ? { ask: say('project.ask_reason', { name }), kind: 'menu', takes: STORY }
        : { to: 'back' },
    answer: (_ctx, _data, { text }) => (isNo(text) ? dropped : { to: 'back', data: { text } }),
  },
  back: {
    ask(_ctx, data) {
      const { name = '', text: reason = '' } = data
      const ask = say('project.back_confirm', { news: news(data), name, reason })
      return { ask: { ...ask, choices: YES_NO }, kind: 'confirm' }
    },
    answer({ hotline }, data, { choiceId }) {
      if (choiceId === 'no') return dropped
      if (choiceId !== 'yes') return 'not_mine'
      const reason = (data['text'] ?? '').slice(0, LONGEST_LINE)
      return {
        do: command(data, reason),
        outcomes: { ...projectRefusals(hotline, 'own_application', 'own_project'), ...outcomes },
      }
    },
  },
})
