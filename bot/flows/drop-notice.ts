import { say } from '../../api/client'
import type { Flow } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { findOwnNotice } from './look-up-notice'

/** 作废 482163: a list that was drawn up and does not hang yet is dropped by whoever drew it up. */
export const dropNotice: Flow = {
  name: 'drop-notice',
  first: 'confirm',
  steps: {
    confirm: {
      async ask(ctx, { code = '' }) {
        const { contact, hotline } = ctx
        if (!contact.staffId) return { say: [say('staff.refused', { hotline })] }
        const notice = await findOwnNotice(ctx, code)
        if (!notice) return { say: [say('notice.not_yours', {})] }
        const { area, code: current } = notice
        if (notice.stage !== 'drawn_up')
          return { say: [say('posting.already_posted', { code: current })] }
        if (!notice.isMine) return { say: [say('posting.not_drawer', { code: current })] }
        const ask = say('posting.drop_confirm', { area, code: current })
        return { ask: { ...ask, choices: YES_NO }, kind: 'confirm' }
      },
      answer({ hotline }, { code = '' }, { choiceId }) {
        if (choiceId === 'no') return { say: [say('notice.kept', {})] }
        if (choiceId !== 'yes') return 'not_mine'
        return {
          do: { type: 'drop_notice', code },
          outcomes: {
            dropped: endWith('posting.dropped'),
            already_posted: endWith('posting.already_posted', { code }),
            not_drawer: endWith('posting.not_drawer', { code }),
            not_found: endWith('notice.not_yours'),
            forbidden: endWith('staff.refused', { hotline }),
            refused: endSorry(hotline),
          },
        }
      },
    },
  },
}
