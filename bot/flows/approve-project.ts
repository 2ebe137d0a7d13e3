import { type ApprovalDraft, say, sumZh } from '../../api/client'
import type { Ask, Data, Flow, Move, StepContext } from '../conversation/flow'
import { endWith, YES_NO } from '../conversation/say'
import { reasonSteps } from './project-reason'
import { dropped, projectFor, projectRefusals } from './projects'
import { isNo } from './visit-note'

const LONGEST = 1000

async function readDraft({ api }: StepContext, data: Data): Promise<ApprovalDraft | null> {
  const response = await api.projects[':code'].decisions.drafts.$post({
    param: { code: data['code'] ?? '' },
    json: { text: (data['money'] ?? '').slice(0, LONGEST) },
  })
  return response.ok ? ((await response.json()) as ApprovalDraft) : null
}

async function plan(ctx: StepContext, data: Data): Promise<Ask> {
  const draft = await readDraft(ctx, data)
  if (!draft) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
  if (draft.isUnknown) return { say: [say('project.why', { why: 'no_source' })] }
  if (draft.agreedSources)
    return { say: [say('project.lines_agreed', { sources: inWords(draft.agreedSources) })] }
  return { to: draft.lines.length > 0 ? 'confirm' : 'money' }
}

const inWords = (sources: readonly { name: string; amountFen: number }[]) =>
  sources.map((source) => `${source.name} ${sumZh(source.amountFen)}`).join('、')

/** 项目审批 CODE 同意 资金 溪财发174 12万 县级2026 8万, or 退回 or 不同意 with the reason. */
export const approveProject: Flow = {
  name: 'approve-project',
  first: 'begin',
  steps: {
    begin: {
      async ask(ctx, { code = '', verdict = '', text = '' }) {
        const found = await projectFor(ctx, code, 'approve', ['submitted'])
        if ('instead' in found) return found.instead
        const { name } = found.project
        if (verdict === 'send_back' || verdict === 'reject') return { to: 'reason', data: { name } }
        if (verdict === '') return { say: [say('project.format', { task: 'approve' })] }
        return { to: 'plan', data: { name, money: text } }
      },
      answer: () => 'not_mine',
    },
    plan: { ask: plan, answer: () => 'not_mine' },
    money: {
      async ask(ctx, data) {
        const draft = await readDraft(ctx, data)
        const name = data['name'] ?? ''
        const ask = say('project.ask_money', { name, amount: draft?.plannedFen ?? 0 })
        return { ask, kind: 'menu', isNumeric: true }
      },
      answer: (_ctx, _data, { text }) =>
        isNo(text) ? dropped : { to: 'plan', data: { money: text } },
    },
    confirm: {
      async ask(ctx, data) {
        const draft = await readDraft(ctx, data)
        if (!draft || draft.lines.length === 0) return { to: 'money' }
        const { name, sumFen: amount, given, needed, isPlanned } = draft
        const sources = inWords(draft.sources)
        const counts = { given, needed, unplanned: isPlanned ? 0 : 1 }
        const ask = say('project.approve_confirm', { name, amount, sources, ...counts })
        return { ask: { ...ask, choices: YES_NO }, kind: 'confirm' }
      },
      async answer(ctx, data, { choiceId }) {
        if (choiceId === 'no') return dropped
        if (choiceId !== 'yes') return 'not_mine'
        const draft = await readDraft(ctx, data)
        return draft ? approve(ctx, data['code'] ?? '', draft) : { to: 'plan' }
      },
    },
    ...reasonSteps({
      news: ({ verdict }) => (verdict === 'reject' ? 'rejected' : 'sent_back'),
      command: ({ code = '', verdict }, reason) => ({
        type: 'refuse_project',
        code,
        reason,
        isFinal: verdict === 'reject',
      }),
      outcomes: {
        sent_back: endWith('project.sent_back'),
        rejected: endWith('project.sent_back'),
      },
    }),
  },
}

const approve = ({ hotline }: StepContext, code: string, { lines }: ApprovalDraft): Move => ({
  do: { type: 'approve_project', code, lines },
  outcomes: {
    ...projectRefusals(
      hotline,
      'own_project',
      'already_approved',
      'no_money',
      'too_much',
      'lines_differ',
    ),
    // Whatever the money itself speaks against.
    refused: endWith('project.why', { why: 'funds_refused' }),
    one_of_several: endWith('project.one_of_several'),
    approved: endWith('project.approved'),
  },
})
