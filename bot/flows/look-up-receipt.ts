import { type ReceiptState, type Reply, say } from '../../api/client'
import type { Flow, StepContext } from '../conversation/flow'
import { onceTo } from './link-household'
import { findChange } from './check-change'
import { changeReply } from './list-changes'
import { findSlip } from './act-words'
import { findLead } from './check-lead'
import { broadcastReport } from './broadcast-report'
import { toCheck } from './decide-objection'
import { findItemLine } from './list-item'
import { findLoanLine } from './show-loans'
import { findCadresMeasure, findOwnMeasure } from './own-measures'

/** What was asked last under a receipt, from where, and how to answer it; null to all but those who may. */
async function toAnswer({ api, contact }: StepContext, code: string): Promise<Reply | null> {
  if (!contact.staffId) return null
  const response = await api.help['by-code'][':code'].$get({ param: { code } })
  if (!response.ok) return null
  const { kind, status, area, messages } = await response.json()
  const text = messages.findLast(({ side }) => side === 'contact')?.text ?? ''
  return say('staff.asked', { kind, status, area, text, code })
}

/** What somebody asked or said about a project, to staff of its area: to be answered, or with its answer. */
async function commentToAnswer({ api, contact }: StepContext, code: string): Promise<Reply | null> {
  if (!contact.staffId) return null
  const response = await api.projectComments['by-code'][':code'].$get({ param: { code } })
  if (!response.ok) return null
  const { area, kind, text, dueOn: due, answer, answeredBy, ...comment } = await response.json()
  const project = comment.project.name
  if (answer !== null)
    return say('project_comment.answered_by', { project, text, name: answeredBy ?? '', answer })
  return say('project_comment.to_answer', { area, project, kind, text, due, code })
}

/**
 * A receipt's state; null where it is not known or not this contact's to see. Whoever may answer a call for help,
 * or is to check an objection, sees what it is about.
 */
async function find(ctx: StepContext, code: string, last4?: string): Promise<Reply | null> {
  const { api } = ctx
  const query = last4 ? { last4 } : {}
  const response = await api.receipts[':code'].$get({ param: { code }, query })
  if (!response.ok)
    return last4
      ? null
      : ((await toAnswer(ctx, code)) ?? (await commentToAnswer(ctx, code)) ?? toCheck(ctx, code))
  const receipt = await response.json()
  switch (receipt.kind) {
    case 'application':
      return say('receipt.application', receipt.vars)
    case 'help':
      return say('receipt.help', receipt.vars)
    case 'change':
      return say('receipt.change', receipt.vars)
    case 'objection':
      return objectionState(receipt)
    case 'lead':
      return receipt.decided
        ? say('receipt.lead_decided', receipt.decided)
        : say('receipt.lead', receipt.vars)
    case 'project_comment':
      return receipt.answered
        ? say('project_comment.was_answered', receipt.answered)
        : say('project_comment.waits', receipt.vars)
  }
}

type ObjectionReceipt = Extract<ReceiptState, { kind: 'objection' }>

/** With what the next level was asked about it, or until when it still can be. */
function objectionState({ code, vars, isAppeal, appeal, appealUntil: until }: ObjectionReceipt) {
  if (appeal) return say('receipt.appealed', appeal)
  if (isAppeal) return say('receipt.appeal', vars)
  const { ground, filedOn, reason } = vars
  return until && reason !== ''
    ? say('receipt.rejected', { ground, filedOn, reason, code, until })
    : say('receipt.objection', vars)
}

/**
 * A code of 10 digits: to its filer and whoever may answer it at once, to others with the last four of the
 * filer's phone.
 */
export const lookUpReceipt: Flow = {
  name: 'look-up-receipt',
  first: 'look',
  steps: {
    look: {
      async ask(ctx, { code = '' }) {
        const receipt = await find(ctx, code)
        if (receipt) return { say: [receipt] }
        const report = await broadcastReport(ctx, code)
        if (report) return { say: report }
        const measure = (await findOwnMeasure(ctx, code)) ?? (await findCadresMeasure(ctx, code))
        if (measure) return { say: [measure] }
        const item = await findItemLine(ctx, code)
        if (item) return { say: [item] }
        const loan = await findLoanLine(ctx, code)
        if (loan) return { say: [loan] }
        const lead = await findLead(ctx, code)
        if (typeof lead !== 'string') return { begin: 'decide-lead', data: { code } }
        const change = await findChange(ctx, code)
        if (change) return { say: [changeReply(change, 0)] }
        const slip = await findSlip(ctx, code)
        return slip ? { say: [slip] } : { to: 'last4' }
      },
      answer: () => 'not_mine',
    },
    last4: {
      ask: ({ contact }) => ({
        ask: say('receipt.ask_phone', {}),
        kind: 'menu',
        isNumeric: true,
        ...onceTo(contact),
      }),
      async answer(ctx, { code = '' }, { plain }) {
        if (!/^\d{4}$/.test(plain)) return 'not_mine'
        const receipt = await find(ctx, code, plain)
        return { say: [receipt ?? say('receipt.not_found', { hotline: ctx.hotline })] }
      },
    },
  },
}

/** A code whose check digit is wrong, or of a kind nothing is filed under yet. */
export const oddCode: Flow = {
  name: 'odd-code',
  first: 'tell',
  steps: {
    tell: {
      ask: (_ctx, { isWrong }) => ({
        say: [isWrong ? say('receipt.wrong_digit', {}) : say('receipt.kind_unknown', {})],
      }),
      answer: () => 'not_mine',
    },
  },
}
