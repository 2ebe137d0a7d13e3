import { parseResponse, type Reply, say } from '../../api/client'
import type { Flow, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import { wordsShown } from './draft-broadcast'
import { counted, listToApprove } from './todo'

/** An office notice by its code; null to whoever may not see it. */
export async function findBroadcast({ api }: StepContext, code: string) {
  const response = await api.broadcasts['by-code'][':code'].$get({ param: { code } })
  if (response.ok) return response.json()
  if (response.status === (404 as number)) return null
  return isForbidden(response) ? 'refused' : parseResponse(Promise.resolve(response))
}

/** Since it was drafted all of them have stopped us, or have no phone any more. */
const nobodyLeft = ({ area, audience }: Pick<Found, 'area' | 'audience'>) =>
  endWith('broadcast.nobody', { area, audience })
type Found = Exclude<Awaited<ReturnType<typeof findBroadcast>>, 'refused' | null>

/** Whether a code is an office notice's; staff, too, act for others and withdraw what they filed. */
export async function isNotice(ctx: StepContext, code: string): Promise<boolean> {
  const found = ctx.contact.staffId ? await findBroadcast(ctx, code) : null
  return found !== null && found !== 'refused'
}

/** The words of a draft; where they name each household as the longest will be read. */
async function wordsOf({ api }: StepContext, { id, body }: Found): Promise<Reply> {
  if (!body.includes('{')) return say('broadcast.preview', { text: body })
  const answer = api.broadcasts[':id'].preview.$get({ param: { id } })
  return wordsShown(body, (await parseResponse(answer)).samples)
}

/** 批准 CODE, 不批准 CODE: shows what it says and whom it reaches, one confirmation, done. */
export const approveBroadcast: Flow = {
  name: 'approve-broadcast',
  first: 'begin',
  steps: {
    begin: {
      async ask(ctx, { code, isApproved, orElse }) {
        if (orElse && code && !(await isNotice(ctx, code))) return { begin: orElse, data: { code } }
        if (code || !isApproved || !ctx.contact.staffId) return { to: 'confirm' }
        const drafts = await listToApprove(ctx)
        const [only, ...others] = drafts
        if (!only) return { say: [say('broadcast.none_to_approve', {})] }
        if (others.length > 0) return { say: [say('broadcast.todo', counted(drafts))] }
        return { to: 'confirm', data: { code: only.code } }
      },
      answer: () => 'not_mine',
    },
    confirm: {
      async ask(ctx, { code = '', isApproved }) {
        const { hotline, contact } = ctx
        const found = contact.staffId ? await findBroadcast(ctx, code) : 'refused'
        if (found === 'refused') return { say: [say('staff.refused', { hotline })] }
        if (!found) return { say: [say('broadcast.not_found', {})] }
        const { area, audience, status, isMine, isDayUnclear, reach, sendAt } = found
        if (status === 'cancelled') return { say: [say('broadcast.cancelled', {})] }
        const before = await wordsOf(ctx, found)
        if (!isApproved) {
          const ask = { ...say('broadcast.cancel', { area }), choices: YES_NO }
          return { before, ask, kind: 'confirm' }
        }
        if (status !== 'draft') return { say: [say('broadcast.already_approved', { code })] }
        if (isMine) return { say: [say('broadcast.own_draft', { code })] }
        if (isDayUnclear) return { say: [say('broadcast.day_unclear', { code })] }
        const { recipients, withoutPhone, costFen } = reach
        const counts = { area, audience, recipients, withoutPhone, costFen }
        const asked = sendAt
          ? say('broadcast.approve_later', { ...counts, from: sendAt })
          : say('broadcast.approve', counts)
        const ask = { ...asked, choices: YES_NO }
        return { before, ask, kind: 'confirm' }
      },
      async answer(ctx, { code = '', isApproved }, { choiceId }) {
        if (choiceId === 'no') return { say: [say('broadcast.kept', {})] }
        if (choiceId !== 'yes') return 'not_mine'
        const { hotline } = ctx
        const found = await findBroadcast(ctx, code)
        return {
          do: { type: 'decide_broadcast', code, act: isApproved === 'yes' ? 'approve' : 'cancel' },
          outcomes: {
            approved: endWith('broadcast.approved'),
            approved_later: endWith('broadcast.approved_later'),
            dropped: endWith('broadcast.dropped'),
            stopped: endWith('broadcast.stopped'),
            all_sent: endWith('broadcast.all_sent'),
            own_draft: endWith('broadcast.own_draft', { code }),
            day_unclear: endWith('broadcast.day_unclear', { code }),
            too_late: endWith('broadcast.past'),
            already_approved: endWith('broadcast.already_approved', { code }),
            cancelled: endWith('broadcast.cancelled'),
            ...(found && found !== 'refused' && { nobody: nobodyLeft(found) }),
            not_found: endWith('broadcast.not_found'),
            forbidden: endWith('staff.refused', { hotline }),
            refused: endSorry(hotline),
          },
        }
      },
    },
  },
}
