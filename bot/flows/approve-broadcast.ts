import { parseResponse, say } from '../../api/client'
import type { Flow, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'

/** An office notice by its code; null to whoever may not see it. */
export async function findBroadcast({ api }: StepContext, code: string) {
  const response = await api.broadcasts['by-code'][':code'].$get({ param: { code } })
  if (response.ok) return response.json()
  if (response.status === (404 as number)) return null
  return response.status === (403 as number) ? 'refused' : parseResponse(Promise.resolve(response))
}

/** 批准 CODE, 不批准 CODE: shows what it says and whom it reaches, one confirmation, done. */
export const approveBroadcast: Flow = {
  name: 'approve-broadcast',
  first: 'confirm',
  steps: {
    confirm: {
      async ask(ctx, { code = '', isApproved }) {
        const { hotline, contact } = ctx
        const found = contact.staffId ? await findBroadcast(ctx, code) : 'refused'
        if (found === 'refused') return { say: [say('staff.refused', { hotline })] }
        if (!found) return { say: [say('broadcast.not_found', {})] }
        const { area, audience, status, isMine, reach, body } = found
        if (status === 'cancelled') return { say: [say('broadcast.cancelled', {})] }
        const before = say('broadcast.preview', { text: body })
        if (!isApproved) {
          const ask = { ...say('broadcast.cancel', { area }), choices: YES_NO }
          return { before, ask, kind: 'confirm' }
        }
        if (status === 'approved') return { say: [say('broadcast.already_approved', { code })] }
        if (isMine) return { say: [say('broadcast.own_draft', { code })] }
        const { recipients, withoutPhone, costFen } = reach
        const counts = { area, audience, recipients, withoutPhone, costFen }
        const ask = { ...say('broadcast.approve', counts), choices: YES_NO }
        return { before, ask, kind: 'confirm' }
      },
      answer({ hotline }, { code = '', isApproved }, { choiceId }) {
        if (choiceId === 'no') return { say: [say('broadcast.kept', {})] }
        if (choiceId !== 'yes') return 'not_mine'
        return {
          do: { type: 'decide_broadcast', code, isApproved: isApproved === 'yes' },
          outcomes: {
            approved: endWith('broadcast.approved'),
            approved_later: endWith('broadcast.approved_later'),
            dropped: endWith('broadcast.dropped'),
            stopped: endWith('broadcast.stopped'),
            own_draft: endWith('broadcast.own_draft', { code }),
            already_approved: endWith('broadcast.already_approved', { code }),
            cancelled: endWith('broadcast.cancelled'),
            not_found: endWith('broadcast.not_found'),
            forbidden: endWith('staff.refused', { hotline }),
            refused: endSorry(hotline),
          },
        }
      },
    },
  },
}
