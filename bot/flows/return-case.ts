import { parseResponse, type Reply, type ReturnDraft, say } from '../../api/client'
import type { Ask, Data, Flow, Move, StepContext } from '../conversation/flow'
import { endSorry, endWith } from '../conversation/say'
import { isForbidden } from './allowed'
import { isNo } from './visit-note'

const LONGEST = 1000

async function readDraft(
  { api }: StepContext,
  { text = '', application, reason }: Data,
): Promise<ReturnDraft | null> {
  const response = await api.reports.returns.drafts.$post({
    json: {
      text: text.slice(0, LONGEST),
      applicationId: application || null,
      reason: reason?.slice(0, LONGEST) || null,
    },
  })
  if (isForbidden(response)) return null
  return (await parseResponse(response)) as ReturnDraft
}

/** Where a case can go back to, and not at all. */
export const backChoices = (levels: ReturnDraft['levels']): NonNullable<Reply['choices']> => [
  ...levels.map((level) => ({ id: level, say: say('report.back_to', { level }) })),
  { id: 'no', say: say('common.no', {}) },
]

async function plan(ctx: StepContext, data: Data): Promise<Ask> {
  const { hotline, contact } = ctx
  // Somebody else who says 退回 wants to leave or to withdraw.
  if (!contact.staffId) return { begin: 'which-quit' }
  const draft = await readDraft(ctx, data)
  if (!draft) return { say: [say('staff.refused', { hotline })] }
  if ((data['text'] ?? '') === '') return { say: [say('report.return_format', {})] }
  switch (draft.missing) {
    case 'household':
      return { say: [say('report.return_unknown', {})] }
    case 'which':
      return { to: 'which' }
    case 'reason':
      return { to: 'reason', data: { application: draft.case?.applicationId ?? '' } }
    case null:
      return {
        to: 'confirm',
        data: { application: draft.case?.applicationId ?? '', reason: draft.reason },
      }
  }
}

/** 退回 张三 原因: a case goes back to its township or village after one confirmation. */
export const returnCase: Flow = {
  name: 'return-case',
  first: 'plan',
  // Its question counts what waits, which is then one less.
  ends: ['check-reports'],
  steps: {
    plan: { ask: plan, answer: () => 'not_mine' },
    which: {
      async ask(ctx, data) {
        const draft = await readDraft(ctx, data)
        const candidates = draft?.candidates ?? []
        const choices = candidates.map(({ applicationId, area }) => ({
          id: applicationId,
          say: say('common.text', { text: area }),
        }))
        const head = candidates[0]?.head ?? ''
        return { ask: { ...say('report.return_which', { head }), choices }, kind: 'menu' }
      },
      answer: (_ctx, _data, { choiceId }) =>
        choiceId ? { to: 'plan', data: { application: choiceId } } : 'not_mine',
    },
    reason: {
      async ask(ctx, data) {
        const draft = await readDraft(ctx, data)
        const head = draft?.case?.head ?? ''
        return { ask: say('report.ask_return_reason', { head }), kind: 'menu' }
      },
      answer: (_ctx, _data, heard) =>
        isNo(heard.text)
          ? { say: [say('notice.kept', {})] }
          : { to: 'plan', data: { reason: heard.text } },
    },
    confirm: {
      async ask(ctx, data) {
        const draft = await readDraft(ctx, data)
        if (!draft?.case) return { say: [say('report.return_unknown', {})] }
        const { levels, reason: text } = draft
        const ask = say('report.return_confirm', { head: draft.case.head, text })
        return { ask: { ...ask, choices: backChoices(levels) }, kind: 'confirm' }
      },
      async answer(ctx, data, { choiceId }): Promise<Move> {
        if (choiceId === 'no') return { say: [say('notice.kept', {})] }
        const draft = choiceId ? await readDraft(ctx, data) : null
        const level = draft?.levels.find((each) => each === choiceId)
        if (!draft?.case || !level) return 'not_mine'
        return sendBack(ctx, draft.case, level, draft.reason)
      },
    },
  },
}

function sendBack(
  { hotline }: StepContext,
  { reportId, applicationId }: NonNullable<ReturnDraft['case']>,
  level: ReturnDraft['levels'][number],
  reason: string,
): Move {
  return {
    do: { type: 'return_case', reportId, applicationId, level, reason },
    outcomes: {
      returned: endWith('report.returned'),
      own_report: endWith('report.own_report'),
      tied: endWith('staff.tied'),
      not_waiting: endWith('report.return_unknown'),
      level_unknown: endWith('report.return_unknown'),
      not_found: endWith('report.return_unknown'),
      forbidden: endWith('staff.refused', { hotline }),
      refused: endSorry(hotline),
    },
  }
}
