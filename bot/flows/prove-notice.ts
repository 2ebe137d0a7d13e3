import { type Attachments, say } from '../../api/client'
import type { Flow, Move, StepContext } from '../conversation/flow'
import { endSorry, endWith } from '../conversation/say'
import { understand } from '../conversation/understand'
import { findOwnNotice } from './look-up-notice'

/** Hands photos of a sheet on the wall in: what they prove the sender hears once they are fetched. */
export function prove(
  { hotline }: StepContext,
  { code, day, photos }: { code: string; day: string; photos: Attachments['photos'] },
): Exclude<Move, 'not_mine'> {
  return {
    do: { type: 'prove_notice', code, photos },
    outcomes: {
      sent: endWith('posting.sent'),
      proof_early: endWith('posting.proof_early', { code, day }),
      proof_there: endWith('posting.proof_there', { code }),
      notice_void: endWith('posting.notice_void', { code }),
      already_advanced: endWith('posting.already_advanced', { code }),
      not_found: endWith('notice.not_yours'),
      forbidden: endWith('staff.refused', { hotline }),
      refused: endSorry(hotline),
    },
  }
}

/** 张贴 482163 with a photo, or asked for it: the sheet hangs, or still does on its last day. */
export const proveNotice: Flow = {
  name: 'prove-notice',
  first: 'begin',
  steps: {
    begin: {
      async ask(ctx, { code = '' }) {
        const { contact, hotline, attachments } = ctx
        if (!contact.staffId) return { say: [say('staff.refused', { hotline })] }
        const notice = await findOwnNotice(ctx, code)
        if (!notice) return { say: [say('notice.not_yours', {})] }
        const known = { code: notice.code, day: notice.closesOn }
        const photos = attachments?.photos ?? []
        return photos.length > 0 ? prove(ctx, { ...known, photos }) : { to: 'photo', data: known }
      },
      answer: () => 'not_mine',
    },
    photo: {
      ask: (_ctx, { code = '' }) => ({
        ask: say('posting.ask_photo', { code }),
        kind: 'menu',
        takesAttachments: true,
      }),
      answer(ctx, { code = '', day = '' }, { text }) {
        const photos = ctx.attachments?.photos ?? []
        if (photos.length > 0) return prove(ctx, { code, day, photos })
        const { intent, isBare } = understand(text)
        if (isBare && intent === 'no') return { say: [say('posting.photo_dropped', {})] }
        return 'not_mine'
      },
    },
  },
}
