import { type DutyKind, parseResponse, type Reply, say } from '../../api/client'
import type { Flow, StepContext } from '../conversation/flow'
import { isForbidden } from './allowed'
import { listCardsToDecide } from './decide-card'
import { listToCheck } from './decide-objection'

const MOST = '50'

/** Calls for help in the cadre's area, of danger first, then those waiting for this cadre; none where they see none. */
export async function listOpenHelp({ api, contact }: StepContext) {
  const response = await api.help.index.$get({ query: { status: 'open', limit: MOST } })
  if (isForbidden(response)) return []
  const { items } = await parseResponse(Promise.resolve(response))
  const isMine = ({ responder }: (typeof items)[number]) =>
    responder !== null && responder !== '' && responder.staffId === contact.staffId
  const danger = (item: (typeof items)[number]) => Number(item.isUrgent)
  return items.toSorted((a, b) => danger(b) - danger(a) || Number(isMine(b)) - Number(isMine(a)))
}

/** Posted lists whose days are over and which this official may send on. */
export async function listReady({ api }: StepContext) {
  const response = await api.notices.index.$get({ query: { isReady: 'true', limit: MOST } })
  return response.ok ? (await response.json()).items : []
}

/** Drafts of colleagues that wait for this one's approval. */
export async function listToApprove({ api }: StepContext) {
  const response = await api.broadcasts.index.$get({ query: { isToApprove: 'true', limit: MOST } })
  return response.ok ? (await response.json()).items : []
}

/** So many codes fit beside the rest. */
const MOST_CODES = 3

export const counted = (waiting: readonly { code: string }[]) => ({
  open: waiting.length,
  codes: waiting
    .slice(0, MOST_CODES)
    .map(({ code }) => code)
    .join(' '),
})

/** These are told with all their codes at once. */
const TOLD_TOGETHER = new Set<string>(['help', 'objection', 'advance'])

/** What is to be done in a round, the most urgent first; and what has climbed to a leader. */
async function listDuties({ api }: StepContext): Promise<{ duties: Reply[]; climbed: Reply[] }> {
  const response = await api.todo.index.$get()
  if (!response.ok) return { duties: [], climbed: [] }
  const { items, climbed } = await response.json()
  const own = items.filter(({ kind }) => !TOLD_TOGETHER.has(kind))
  const [first] = climbed
  return {
    duties: own.map((duty) => say(duty.isLate ? 'todo.late' : 'todo.duty', varsOf(duty))),
    climbed: first
      ? [
          say('todo.climbed', {
            ...varsOf(first),
            late: climbed.length,
            holder: first.holders[0]?.name ?? '',
          }),
        ]
      : [],
  }
}

interface Told {
  kind: DutyKind
  area: string
  count: number
  code: string | null
  dueOn: string
}
const varsOf = ({ kind, area, count, code, dueOn: due }: Told) => {
  return { kind, area, count, code: code ?? '', due }
}

/** What waits, whom somebody was promised an answer first; of more than two the rest is counted, and told by 下. */
async function listWaiting(ctx: StepContext): Promise<Reply[]> {
  const [help, objections, lists, drafts] = [
    await listOpenHelp(ctx),
    await listToCheck(ctx),
    await listReady(ctx),
    await listToApprove(ctx),
  ]
  const cards = (await listCardsToDecide(ctx)) ?? []
  const { duties, climbed } = await listDuties(ctx)
  const said = [
    ...climbed,
    ...(help.length > 0 ? [say('staff.todo', counted(help))] : []),
    ...(objections.length > 0 ? [say('objection.todo', counted(objections))] : []),
    ...(lists.length > 0 ? [say('notice.todo', counted(lists))] : []),
    ...duties,
    ...(drafts.length > 0 ? [say('broadcast.todo', counted(drafts))] : []),
    ...(cards.length > 0 ? [say('card.todo', counted(cards))] : []),
  ]
  const [first, ...others] = said
  if (!first) return [say('staff.nothing_open', {})]
  if (others.length < 2) return said
  const rest = {
    objections: help.length > 0 ? objections.length : 0,
    lists: help.length + objections.length > 0 ? lists.length : 0,
    drafts: drafts.length,
    duties:
      cards.length +
      (help.length + objections.length + lists.length > 0 ? duties.length : duties.length - 1),
  }
  return [first, say('staff.todo_rest', rest), ...others]
}

/** 待办: what waits for this member of staff, and the codes of the next ones. */
export const todo: Flow = {
  name: 'todo',
  first: 'count',
  steps: {
    count: {
      async ask(ctx) {
        const { contact, hotline } = ctx
        return {
          say: contact.staffId ? await listWaiting(ctx) : [say('staff.refused', { hotline })],
        }
      },
      answer: () => 'not_mine',
    },
  },
}
