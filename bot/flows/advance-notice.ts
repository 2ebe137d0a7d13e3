import { parseResponse, type Reply, say } from '../../api/client'
import type { Ask, Flow, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import { findOwnNotice } from './look-up-notice'
import { counted, listReady } from './todo'

type Own = NonNullable<Awaited<ReturnType<typeof findOwnNotice>>>

/** Why it cannot go on, in words with the one thing to do. */
function refusal(reason: NonNullable<Own['advanceRefusal']>, notice: Own): Reply {
  switch (reason) {
    case 'window_open':
      return say('notice.window_open', { day: notice.closesOn })
    case 'entries_contested':
      return say('notice.entries_contested', {
        kind: notice.kind,
        contested: notice.contested,
        code: notice.code,
      })
    case 'notice_void':
      return say('notice.void', {})
    case 'not_posted':
      return say('notice.not_proved', { code: notice.code })
    case 'proof_missing':
      return say('notice.proof_missing', { code: notice.code })
    default:
      return say(`notice.${reason}`, {})
  }
}

const notYours = ({ contact, hotline }: StepContext): Reply =>
  contact.staffId ? say('notice.not_yours', {}) : say('staff.refused', { hotline })

/** What every refusal of the command comes to, where things changed after the question. */
const REFUSED = {
  procedure_contested: endWith('notice.procedure_contested'),
  unplaced_contested: endWith('notice.unplaced_contested'),
  nothing_ready: endWith('notice.nothing_ready'),
  already_advanced: endWith('notice.already_advanced'),
  notice_void: endWith('notice.void'),
  not_found: endWith('notice.not_yours'),
}

/** 推进 482163: who stood the window uncontested goes on to the next level, or onto the register. */
export const advanceNotice: Flow = {
  name: 'advance-notice',
  first: 'begin',
  steps: {
    begin: {
      async ask(ctx, { code }) {
        if (code || !ctx.contact.staffId) return { to: 'confirm' }
        const ready = await listReady(ctx)
        const [only, ...others] = ready
        if (!only) return { say: [say('notice.none_ready', {})] }
        if (others.length > 0) return { say: [say('notice.todo', counted(ready))] }
        return { to: 'confirm', data: { code: only.code } }
      },
      answer: () => 'not_mine',
    },
    confirm: {
      async ask(ctx, { code = '' }) {
        const notice = code ? await findOwnNotice(ctx, code) : null
        if (!notice) return { say: [notYours(ctx)] }
        if (notice.advanceRefusal) return { say: [refusal(notice.advanceRefusal, notice)] }
        const { area, kind, next: level, ready, severed } = notice
        const ask = say('notice.advance_confirm', { area, kind, level, ready, severed })
        return { ask: { ...ask, choices: YES_NO }, kind: 'confirm' }
      },
      async answer(ctx, { code = '' }, { choiceId }) {
        if (choiceId === 'no') return { say: [say('notice.kept', {})] }
        if (choiceId !== 'yes') return 'not_mine'
        const { hotline } = ctx
        const { contested = 0, kind = 'identification' } = (await findOwnNotice(ctx, code)) ?? {}
        return {
          do: { type: 'advance_notice', code },
          outcomes: {
            advanced: endWith('notice.advance_done'),
            entries_contested: endWith('notice.entries_contested', { kind, contested, code }),
            not_posted: endWith('notice.not_proved', { code }),
            proof_missing: endWith('notice.proof_missing', { code }),
            ...REFUSED,
            forbidden: endWith('staff.refused', { hotline }),
            refused: endSorry(hotline),
          },
        }
      },
    },
  },
}

/** What is longer is no name but a story. */
const LONGEST_NAME = 50

/** Who is not there or not contested is told so before anybody is asked whether they mean it. */
async function askToSever(ctx: StepContext, { code, kind }: Own, head: string): Promise<Ask> {
  const { drafts } = ctx.api.notices['by-code'][':code'].severings
  const response = await drafts.$post({ param: { code }, json: { head } })
  if (isForbidden(response)) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
  const { refusal } = await parseResponse(Promise.resolve(response))
  if (refusal) return { say: [say(`notice.${refusal}`, { kind })] }
  const isVillage = kind === 'village_entry' || kind === 'village_exit'
  const ask = isVillage
    ? say('village.sever_confirm', { village: head })
    : say('notice.sever_confirm', { head })
  return { ask: { ...ask, choices: YES_NO }, kind: 'confirm' }
}

/** 暂缓 482163 张三: a contested household is set apart, so that the others need not wait for it. */
export const severEntry: Flow = {
  name: 'sever-entry',
  first: 'confirm',
  steps: {
    confirm: {
      async ask(ctx, { code = '', head = '' }) {
        const notice = code ? await findOwnNotice(ctx, code) : null
        const isName = head !== '' && head.length <= LONGEST_NAME
        if (ctx.contact.staffId && (code === '' || !isName))
          return { say: [say('notice.sever_format', {})] }
        if (!notice) return { say: [notYours(ctx)] }
        return askToSever(ctx, notice, head)
      },
      async answer(ctx, { code = '', head = '' }, { choiceId }) {
        if (choiceId === 'no') return { say: [say('notice.kept', {})] }
        if (choiceId !== 'yes') return 'not_mine'
        const { hotline } = ctx
        const { kind = 'identification' } = (await findOwnNotice(ctx, code)) ?? {}
        return {
          do: { type: 'sever_entry', code, head },
          outcomes: {
            severed: endWith('notice.sever_done'),
            village_severed: endWith('village.sever_done'),
            not_listed: endWith('notice.not_listed', { kind }),
            not_contested: endWith('notice.not_contested', { kind }),
            already_severed: endWith('notice.already_severed', { kind }),
            not_found: endWith('notice.not_yours'),
            forbidden: endWith('staff.refused', { hotline }),
            refused: endSorry(hotline),
          },
        }
      },
    },
  },
}
