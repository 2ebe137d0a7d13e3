import { say } from '../../api/client'
import type { Flow } from '../conversation/flow'
import { endWith, YES_NO } from '../conversation/say'
import { wayOf } from './enter-objection'

const LONGEST = 1000

/** 记不服: a cadre writes down that somebody without a phone asks the next level about a decision. */
export const enterAppeal: Flow = {
  name: 'enter-appeal',
  first: 'begin',
  steps: {
    begin: {
      ask({ contact, hotline }, { code }) {
        if (!contact.staffId) return { say: [say('staff.refused', { hotline })] }
        return code ? { to: 'confirm' } : { say: [say('appeal.enter_format', {})] }
      },
      answer: () => 'not_mine',
    },
    confirm: {
      ask: (_ctx, { code = '', text = '' }) => ({
        ask: { ...say('appeal.enter_confirm', { code, text }), choices: YES_NO },
        kind: 'confirm',
      }),
      answer({ hotline }, { code = '', text = '' }, { choiceId }) {
        if (choiceId === 'no') return { say: [say('appeal.dropped', {})] }
        if (choiceId !== 'yes') return 'not_mine'
        return {
          do: { type: 'enter_appeal', code, way: wayOf(text), text: text.slice(0, LONGEST) },
          outcomes: {
            filed: endWith('appeal.entered'),
            by_filer: endWith('appeal.by_filer'),
            not_found: endWith('objection.unknown_receipt'),
            not_rejected: endWith('appeal.not_rejected'),
            already_appealed: endWith('appeal.already_appealed'),
            appeal_late: endWith('appeal.late'),
            forbidden: endWith('staff.refused', { hotline }),
            refused: endWith('objection.not_now', { hotline }),
          },
        }
      },
    },
  },
}
