import { parseResponse, type Reply, say } from '../../api/client'
import type { Ask, Data, Flow, StepContext } from '../conversation/flow'
import { leftBehind } from '../conversation/say'
import { isForbidden } from './allowed'
import { listPeerTasks } from './peer-tasks'

/** 互评: whom one has to evaluate; to the office how far everybody is. */
async function show(ctx: StepContext): Promise<Ask> {
  const { api, contact, hotline } = ctx
  const refused: Ask = { say: [say('staff.refused', { hotline })] }
  if (!contact.staffId) return refused
  const tasks = await listPeerTasks(ctx)
  if (tasks) {
    if (tasks.length === 0) return { say: [say('peer.none', {})] }
    return {
      say: tasks.map(({ unit, dueOn: due, isLate }, i) =>
        say('peer.line', { unit, due, late: Number(isLate), left: leftBehind(i, tasks.length) }),
      ),
    }
  }
  const response = await api.peerEvaluations.index.$get()
  if (isForbidden(response)) return refused
  const { items } = await parseResponse(Promise.resolve(response))
  if (items.length === 0) return { say: [say('peer.none_run', {})] }
  return {
    say: items.map(({ year, field: peerField, status: peerStatus, dueOn: due, ...of }, i) =>
      say('peer.state', {
        year,
        peerField,
        peerStatus,
        answered: of.answered,
        waiting: of.waiting,
        due,
        left: leftBehind(i, items.length),
      }),
    ),
  }
}

export const showPeerEvaluations: Flow = {
  name: 'show-peer-evaluations',
  first: 'show',
  steps: { show: { ask: show, answer: () => 'not_mine' } },
}

/** 互评 异常: what is far from what the others gave the same unit, of the newest; for the office. */
async function showExtremes({ api, contact, hotline }: StepContext): Promise<Ask> {
  const refused: Ask = { say: [say('staff.refused', { hotline })] }
  if (!contact.staffId) return refused
  const response = await api.peerEvaluations.index.$get()
  if (isForbidden(response)) return refused
  const [newest] = (await parseResponse(Promise.resolve(response))).items
  if (!newest) return { say: [say('peer.none_run', {})] }
  const param = { id: newest.id }
  const { pairs } = await parseResponse(api.peerEvaluations[':id'].$get({ param }))
  const extreme = pairs.filter(({ isExtreme }) => isExtreme)
  if (extreme.length === 0) return { say: [say('peer.no_extreme', { answered: newest.answered })] }
  return {
    say: extreme.map(({ evaluator, evaluated, permille }, i) =>
      say('peer.extreme', {
        evaluator,
        evaluated,
        permille: permille ?? 0,
        left: leftBehind(i, extreme.length),
      }),
    ),
  }
}

export const showPeerExtremes: Flow = {
  name: 'show-peer-extremes',
  first: 'show',
  steps: { show: { ask: showExtremes, answer: () => 'not_mine' } },
}

/** 互评 结果, 互评 结果 2026: what one's own unit was given on average; nothing before it is released. */
async function showResults(ctx: StepContext, { year: said = '' }: Data): Promise<Ask> {
  const { api, contact, hotline, receivedAt } = ctx
  const refused: Ask = { say: [say('staff.refused', { hotline })] }
  if (!contact.staffId) return refused
  const year = Number(said || shanghaiYear(receivedAt))
  const response = await api.peerEvaluations.results.$get({ query: { year: String(year) } })
  if (isForbidden(response)) return refused
  const { items } = await parseResponse(Promise.resolve(response))
  if (items.length === 0) return { say: [say('peer.no_result', { year })] }
  const lines = items.flatMap(({ unit, permille, lines: of }): ((left: number) => Reply)[] =>
    permille === null
      ? [(left: number) => say('peer.result_few', { unit, year, left })]
      : [
          (left: number) => say('peer.result', { unit, year, permille, left }),
          ...of.map(
            ({ text, tenths, fullMarks: full }) =>
              (left: number) =>
                say('peer.result_line', { text, tenths, full, left }),
          ),
        ],
  )
  return { say: lines.map((line, i) => line(leftBehind(i, lines.length))) }
}

const shanghaiYear = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).getUTCFullYear()

export const showPeerResults: Flow = {
  name: 'show-peer-results',
  first: 'show',
  steps: { show: { ask: showResults, answer: () => 'not_mine' } },
}
