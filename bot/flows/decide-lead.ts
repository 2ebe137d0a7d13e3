import { dayOf, type LeadDecision, type LeadRefusal, type Reply, say } from '../../api/client'
import type { After, Ask, Data, Flow, Move, StepContext } from '../conversation/flow'
import { simplify } from '../conversation/normalise'
import { decisionIn } from '../conversation/leads-words'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { beginsWork } from './begins-work'
import { findLead, notShown } from './check-lead'
import { isNo } from './visit-note'

/** What the API takes of a reason. */
const LONGEST = 1000

type Lead = Exclude<Awaited<ReturnType<typeof findLead>>, string>

/** What is known of a lead, part by part; first why it is not theirs to decide, or how it was. */
function shown(lead: Lead): Reply[] {
  const { class: leadClass, head, area, status, visit, decidedOn, outcome, reason, refusal } = lead
  const [first] = lead.signals
  const about = { leadClass, head, area, status, due: lead.dueOn ?? lead.decideDueOn }
  const text = lead.signals.map((signal) => signal.text).join('；') || (first?.text ?? '')
  const parts = [
    ...(outcome && decidedOn
      ? [say('lead.shown_decision', { decision: outcome, day: decidedOn, text: reason ?? '' })]
      : []),
    ...(refusal && status !== 'decided' ? [say('lead.refused', { refusal })] : []),
    ...(lead.isPossible ? [say('lead.shown_possible', {})] : []),
    ...(visit
      ? [
          say('lead.shown_visit', {
            name: visit.visitor.name,
            day: visit.visitedOn,
            text: visit.text,
          }),
        ]
      : []),
    ...lead.statements.map(({ saidAt, text: said }) =>
      say('lead.shown_statement', { day: dayOf(new Date(saidAt)), text: said }),
    ),
  ]
  // Before a question it is all that is said of it at once, and alone another part is.
  const atOnce = lead.decisions.length > 0 ? 0 : 1
  const left = Math.max(0, parts.length - atOnce)
  const opening =
    status === 'decided'
      ? say('lead.shown_decided', { leadClass, head, area, text, left })
      : say('lead.shown', { ...about, text, left })
  return [opening, ...parts]
}

async function begin(ctx: StepContext, { code = '', text = '' }: Data): Promise<Ask> {
  const lead = await findLead(ctx, code)
  if (typeof lead === 'string') return notShown(lead, ctx)
  const { head, class: leadClass, decisions, refusal } = lead
  const data = { head, leadClass, members: JSON.stringify(lead.members) }
  const said = decisionIn(text, decisions)
  // What may not be decided, or not so, is said at once, before anybody types a reason.
  if (said && refusal) return { say: [say('lead.refused', { refusal })] }
  if (said && decisions.length > 0) {
    const isPossible = decisions.includes(said.decision)
    if (!isPossible) return { say: [say('lead.refused', { refusal: 'no_such_outcome' })] }
    return { to: 'plan', data: { ...data, ...said } }
  }
  if (decisions.length === 0) return { say: shown(lead) }
  return { to: 'which', data }
}

/** What is still to be asked before it can be confirmed. */
function plan(_ctx: StepContext, { decision, reason, successor, members = '[]' }: Data): Ask {
  const needsHead = decision === 'corrected' && membersIn(members).length > 0
  if (needsHead && !successor) return { to: 'successor' }
  return { to: reason ? 'confirm' : 'reason' }
}

const membersIn = (members: string) => JSON.parse(members) as { id: string; name: string }[]

/** 谭小山, 谭小山当户主: named, and by no other's name as well. */
function memberNamed(text: string, members: ReturnType<typeof membersIn>): string | undefined {
  const said = text.replace(
    /^(?:由|让)|(?:来?(?:当|做|接)(?:着当|任)?(?:新?户主)?)?[。!！]?$/gu,
    '',
  )
  const named = members.filter(({ name }) => simplify(name) === simplify(said.trim()))
  return named.length === 1 ? named[0]?.id : undefined
}

/** 线索 CODE: one lead; 线索 CODE 不属实 理由: decided, for good, after one confirmation. */
export const decideLead: Flow = {
  name: 'decide-lead',
  first: 'begin',
  steps: {
    begin: { ask: begin, answer: () => 'not_mine' },
    plan: { ask: plan, answer: () => 'not_mine' },
    which: {
      async ask(ctx, { code = '', head = '', leadClass }) {
        const lead = await findLead(ctx, code)
        if (typeof lead === 'string') return notShown(lead, ctx)
        const [before, ...parts] = shown(lead)
        const choices = lead.decisions.map((decision) => ({
          id: decision,
          say: say('lead.choice', { decision }),
        }))
        const ask = say('lead.ask_decision', { head, leadClass: leadClass as 'vehicle' })
        return { ask: { ...ask, choices }, kind: 'menu', ...(before && { before }), parts }
      },
      answer: (_ctx, _data, { choiceId }) =>
        choiceId ? { to: 'plan', data: { decision: choiceId } } : 'not_mine',
    },
    successor: {
      ask: (_ctx, { head = '', members = '[]' }) => ({
        ask: {
          ...say('lead.ask_successor', { head }),
          choices: membersIn(members)
            .slice(0, 9)
            .map(({ id, name }) => ({
              id,
              say: say('lead.member', { name }),
            })),
        },
        kind: 'menu',
      }),
      answer(_ctx, { members = '[]' }, { choiceId, plain }) {
        const successor = choiceId ?? memberNamed(plain, membersIn(members))
        return successor ? { to: 'plan', data: { successor } } : 'not_mine'
      },
    },
    reason: {
      ask: (_ctx, { head = '', decision }) => ({
        ask: say('lead.ask_reason', { head, decision: decision as LeadDecision }),
        kind: 'menu',
      }),
      answer(_ctx, _data, { text }) {
        if (isNo(text)) return { say: [say('notice.kept', {})] }
        return beginsWork(text) ? 'not_mine' : { to: 'confirm', data: { reason: text } }
      },
    },
    confirm: {
      ask: (_ctx, { head = '', decision, reason: text = '' }) => ({
        ask: {
          ...say('lead.decide_confirm', { head, decision: decision as LeadDecision, text }),
          choices: YES_NO,
        },
        kind: 'confirm',
      }),
      answer(ctx, data, { choiceId }) {
        if (choiceId === 'no') return { say: [say('notice.kept', {})] }
        return choiceId === 'yes' ? keep(ctx, data) : 'not_mine'
      },
    },
  },
}

const REFUSALS = [
  'decided',
  'not_visited',
  'visitor',
  'not_heard',
  'no_evidence',
  'no_reason',
  'referrer',
  'with_county',
  'no_such_outcome',
  'contested',
  'needs_successor',
  'successor_minor',
  'no_round',
  'watched',
  'already_filed',
] as const satisfies readonly LeadRefusal[]

const refusals: Record<string, After> = Object.fromEntries(
  REFUSALS.map((refusal) => [refusal, endWith('lead.refused', { refusal })]),
)

function keep({ hotline }: StepContext, data: Data): Move {
  const { code = '', head = '', reason = '', successor } = data
  const decision = data['decision'] as LeadDecision
  const done = endWith('lead.done', { head, decision })
  return {
    do: {
      type: 'decide_lead',
      code,
      decision,
      reason: reason.slice(0, LONGEST),
      successorId: successor ?? null,
    },
    outcomes: {
      ...refusals,
      [decision]: done,
      figure_missing: endSorry(hotline),
      stale: endWith('lead.refused', { refusal: 'changed' }),
      not_a_member: endWith('lead.refused', { refusal: 'changed' }),
      no_head: endWith('lead.refused', { refusal: 'changed' }),
      tied: endWith('staff.tied'),
      not_found: endWith('lead.unknown'),
      forbidden: endWith('staff.refused', { hotline }),
      refused: endSorry(hotline),
    },
  }
}
