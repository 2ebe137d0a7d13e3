import { say } from '../../api/client'
import type { Ask, Flow, Move, StepContext } from '../conversation/flow'
import { endWith, YES_NO } from '../conversation/say'
import { findFinding } from './finding-line'
import { findingRefusals, TOLD } from './supervision-refusals'
import { isNo } from './visit-note'

/** What the API takes of a reason. */
const LONGEST = 300
const kept: Move = { say: [say('notice.kept', {})] }
const REFUSALS = ['own_finding', 'tied', 'not_rectified', 'verified', 'id_number', 'phone'] as const

/** What stands in the way before anything is asked; the API looks at it again. */
async function look(
  ctx: StepContext,
  code: string,
): Promise<{ ask: Ask } | { about: string; owner: string; done: string }> {
  if (!ctx.contact.staffId)
    return { ask: { say: [say('staff.refused', { hotline: ctx.hotline })] } }
  if (code === '') return { ask: { say: [say('finding.verify_format', {})] } }
  const finding = await findFinding(ctx, code)
  if (!finding) return { ask: { say: [say('finding.unknown_code', {})] } }
  const refused = (findingWhy: (typeof REFUSALS)[number]) => ({
    ask: { say: [say('finding.refused', { findingWhy })] },
  })
  if (finding.isMine) return refused('own_finding')
  if (finding.status === 'open') return refused('not_rectified')
  if (finding.status === 'verified') return refused('verified')
  return { about: finding.text, owner: finding.owner.name, done: finding.rectifiedText ?? '' }
}

/** 整改合格 CODE: an inspector has seen what was done. */
export const verifyFinding: Flow = {
  name: 'verify-finding',
  first: 'begin',
  steps: {
    begin: {
      async ask(ctx, { code = '' }) {
        const found = await look(ctx, code)
        return 'ask' in found ? found.ask : { to: 'confirm', data: found }
      },
      answer: () => 'not_mine',
    },
    confirm: {
      ask: (_ctx, { about: text = '', owner = '', done = '' }) => ({
        ask: { ...say('finding.verify_confirm', { text, owner, done }), choices: YES_NO },
        kind: 'confirm',
      }),
      answer({ hotline }, { code = '' }, { choiceId }) {
        if (choiceId === 'no') return kept
        if (choiceId !== 'yes') return 'not_mine'
        return {
          do: { type: 'verify_finding', code },
          outcomes: {
            ...findingRefusals(hotline, REFUSALS),
            verified_now: endWith('finding.verified'),
          },
        }
      },
    },
  },
}

/** 整改退回 CODE 原因: it is not put right, and open again. */
export const returnFinding: Flow = {
  name: 'return-finding',
  first: 'begin',
  steps: {
    begin: {
      async ask(ctx, { code = '', text = '' }) {
        const found = await look(ctx, code)
        if ('ask' in found) return found.ask
        const data = { ...found, text: text.slice(0, LONGEST) }
        return { to: text === '' ? 'reason' : 'confirm', data }
      },
      answer: () => 'not_mine',
    },
    reason: {
      ask: (_ctx, { about: text = '' }) => ({
        ask: say('finding.ask_reason', { text }),
        kind: 'menu',
        takes: TOLD,
      }),
      answer: (_ctx, _data, { text }) =>
        isNo(text) ? kept : { to: 'confirm', data: { text: text.slice(0, LONGEST) } },
    },
    confirm: {
      ask: (_ctx, { about: text = '', text: reason = '' }) => ({
        ask: { ...say('finding.return_confirm', { text, reason }), choices: YES_NO },
        kind: 'confirm',
      }),
      answer({ hotline }, { code = '', text: reason = '' }, { choiceId }) {
        if (choiceId === 'no') return kept
        if (choiceId !== 'yes') return 'not_mine'
        return {
          do: { type: 'return_finding', code, reason },
          outcomes: {
            ...findingRefusals(hotline, REFUSALS),
            returned: endWith('finding.returned'),
          },
        }
      },
    },
  },
}
