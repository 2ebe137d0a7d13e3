import { type LeaveDraft, parseResponse, say } from '../../api/client'
import type { Ask, Data, Flow, Move, StepContext } from '../conversation/flow'
import { endWith, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import { JUDGE_WHYS, LONGEST_REASON, residencyRefusals } from './residency-refusals'
import { isNo, STORY } from './visit-note'

const dropped: Move = { say: [say('leave.dropped', {})] }
const TOLD = [...STORY] as const

async function readDraft({ api }: StepContext, data: Data): Promise<LeaveDraft | null> {
  const response = await api.residency.leaves.drafts.$post({
    json: {
      text: (data['text'] ?? '').slice(0, 1000),
      dayWords: data['days']?.slice(0, 200) || null,
      reasonWords: data['reason']?.slice(0, 200) || null,
    },
  })
  if (isForbidden(response)) return null
  return (await parseResponse(Promise.resolve(response))) as LeaveDraft
}

const takes =
  (name: string) =>
  (_ctx: StepContext, _data: Data, { text }: { text: string }): Move =>
    isNo(text) ? dropped : { to: 'plan', data: { [name]: text } }

/** 请假 3天 12月5日到7日 事由: asked of the township after one confirmation. */
export const askLeave: Flow = {
  name: 'ask-leave',
  first: 'plan',
  steps: {
    plan: {
      async ask(ctx, data): Promise<Ask> {
        const draft = ctx.contact.staffId ? await readDraft(ctx, data) : null
        if (!draft) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
        return { to: draft.missing ?? 'confirm' }
      },
      answer: () => 'not_mine',
    },
    days: {
      ask: () => ({ ask: say('leave.ask_days', {}), kind: 'menu' }),
      answer: takes('days'),
    },
    reason: {
      ask: () => ({ ask: say('leave.ask_reason', {}), kind: 'menu', takes: TOLD }),
      answer: takes('reason'),
    },
    confirm: {
      async ask(ctx, data): Promise<Ask> {
        const draft = await readDraft(ctx, data)
        if (!draft?.fromDay || !draft.toDay) return { to: 'plan' }
        const { fromDay: from, toDay: to, reason } = draft
        const ask = say('leave.confirm', { from, to, reason })
        return { ask: { ...ask, choices: YES_NO }, kind: 'confirm' }
      },
      async answer(ctx, data, { choiceId }) {
        if (choiceId === 'no') return dropped
        if (choiceId !== 'yes') return 'not_mine'
        const draft = await readDraft(ctx, data)
        if (!draft?.fromDay || !draft.toDay) return { to: 'plan' }
        const { fromDay, toDay } = draft
        const reason = draft.reason.slice(0, LONGEST_REASON)
        return {
          do: { type: 'ask_leave', fromDay, toDay, reason },
          outcomes: {
            ...residencyRefusals(ctx.hotline, [
              'not_resident',
              'in_past',
              'turned_round',
              'too_long',
              'overlaps',
              'no_reason',
              'id_number',
              'phone',
              'figure_missing',
            ]),
            asked: endWith('leave.asked'),
          },
        }
      },
    },
  },
}

/** 销假: back from leave, or not gone. */
export const endLeave: Flow = {
  name: 'end-leave',
  first: 'end',
  steps: {
    end: {
      ask: ({ hotline }) => ({
        do: { type: 'end_leave' },
        outcomes: {
          ...residencyRefusals(hotline, ['no_leave']),
          ended: endWith('leave.ended'),
        },
      }),
      answer: () => 'not_mine',
    },
  },
}

async function findLeave({ api }: StepContext, code: string) {
  const response = await api.residency.leaves['by-code'][':code'].$get({ param: { code } })
  if (isForbidden(response)) return 'forbidden' as const
  return response.ok ? response.json() : null
}

/** 准假 CODE, 不准 CODE 原因: the township decides. */
export const judgeLeave: Flow = {
  name: 'judge-leave',
  first: 'begin',
  steps: {
    begin: {
      async ask(ctx, { code = '', text = '', isNo: no = '' }): Promise<Ask> {
        const refused: Ask = { say: [say('staff.refused', { hotline: ctx.hotline })] }
        if (!ctx.contact.staffId) return refused
        if (code === '') return { say: [say('leave.judge_format', {})] }
        const leave = await findLeave(ctx, code)
        if (leave === 'forbidden') return refused
        if (!leave) return { say: [say('residency.refused', { residencyWhy: 'unknown_code' })] }
        if (leave.status !== 'asked')
          return { say: [say('residency.refused', { residencyWhy: 'already_judged' })] }
        const { name, fromDay: from, toDay: to, reason: about } = leave
        const data = { name, from, to, about, reason: no ? text : '' }
        return { to: no && text === '' ? 'why' : 'confirm', data }
      },
      answer: () => 'not_mine',
    },
    why: {
      ask: (_ctx, { name = '' }) => ({
        ask: say('leave.ask_why_not', { name }),
        kind: 'menu',
        takes: TOLD,
      }),
      answer: (_ctx, _data, { text }) =>
        isNo(text) ? { say: [say('notice.kept', {})] } : { to: 'confirm', data: { reason: text } },
    },
    confirm: {
      ask: (_ctx, { name = '', from = '', to = '', about = '', reason = '', isNo: no }) => ({
        ask: {
          ...(no
            ? say('leave.refuse_confirm', { name, from, to, reason })
            : say('leave.grant_confirm', { name, from, to, reason: about })),
          choices: YES_NO,
        },
        kind: 'confirm',
      }),
      answer({ hotline }, { code = '', reason = '', isNo: no }, { choiceId }) {
        if (choiceId === 'no') return { say: [say('notice.kept', {})] }
        if (choiceId !== 'yes') return 'not_mine'
        return {
          do: {
            type: 'judge_leave',
            code,
            isGranted: !no,
            reason: no ? reason.slice(0, LONGEST_REASON) : '',
          },
          outcomes: {
            ...residencyRefusals(hotline, JUDGE_WHYS),
            granted: endWith('leave.granted'),
            refused_leave: endWith('leave.refused'),
          },
        }
      },
    },
  },
}
