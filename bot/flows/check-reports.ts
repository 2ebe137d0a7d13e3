import { parseResponse, type Reply, say } from '../../api/client'
import type { Ask, Data, Flow, Move, StepContext } from '../conversation/flow'
import { endSorry, endWith } from '../conversation/say'
import { isForbidden } from './allowed'

export const CHECK_CHOICES = [
  { id: 'pass', say: say('report.pass', {}) },
  { id: 'names', say: say('report.see_names', {}) },
  { id: 'later', say: say('report.later', {}) },
]

/** Reports of which something waits for the county; null for whoever has nothing to do with them. */
export async function listWaitingReports({ api, contact }: StepContext) {
  if (!contact.staffId) return null
  const response = await api.reports.index.$get({ query: { isWaiting: 'true', limit: '100' } })
  if (isForbidden(response)) return null
  return (await parseResponse(Promise.resolve(response))).items
}
export type WaitingReport = NonNullable<Awaited<ReturnType<typeof listWaitingReports>>>[number]

/** 天元, 天元乡 or nothing at all. */
export const isOf =
  (text: string) =>
  ({ area }: Pick<WaitingReport, 'area'>): boolean =>
    text === '' || area === text || area.replace(/(?:乡|镇|街道)$/u, '') === text

export const readCases = ({ api }: StepContext, id: string) =>
  parseResponse(api.reports[':id'].$get({ param: { id } }))

/** Several reports, each by its township and how much of it waits. */
export function sayWaiting(reports: readonly WaitingReport[]): Reply {
  const areas = reports.map(({ area, reported, checked }) => `${area}${reported + checked}户`)
  return say('report.waiting', { reports: reports.length, areas: areas.join('、') })
}

async function begin(ctx: StepContext, { text = '' }: Data): Promise<Ask> {
  const all = await listWaitingReports(ctx)
  if (!all) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
  const found = all.filter(isOf(text.trim()))
  const toCheck = found.filter(({ reported }) => reported > 0)
  const [first, ...others] = toCheck
  if (!first) {
    const [checked] = found
    if (checked) return { say: [say('report.all_checked', { area: checked.area })] }
    return { say: [say('report.none_waiting', {})] }
  }
  // Of one township the oldest comes first.
  if (text === '' && others.some(({ area }) => area !== first.area))
    return { say: [sayWaiting(toCheck)] }
  return { to: 'check', data: { report: first.id } }
}

const waitingOf = async (ctx: StepContext, id: string) => {
  const { area, cases } = await readCases(ctx, id)
  return { area, waiting: cases.filter(({ status }) => status === 'reported') }
}

/** 县审 天元乡: what of a report waits for the check; one answer passes all that was not sent back. */
export const checkReports: Flow = {
  name: 'check-reports',
  first: 'begin',
  steps: {
    begin: { ask: begin, answer: () => 'not_mine' },
    check: {
      async ask(ctx, { report = '' }) {
        const { area, waiting } = await waitingOf(ctx, report)
        if (waiting.length === 0) return { say: [say('report.all_checked', { area })] }
        const all = await listWaitingReports(ctx)
        const kind = all?.find(({ id }) => id === report)?.kind ?? 'identification'
        const lacking = waiting.filter(({ lack }) => lack !== null).length
        const counts = { area, kind, waiting: waiting.length, lacking }
        return { ask: { ...say('report.to_check', counts), choices: CHECK_CHOICES }, kind: 'menu' }
      },
      async answer(ctx, { report = '' }, { choiceId }) {
        if (choiceId === 'later') return { say: [say('notice.kept', {})] }
        if (choiceId === 'names') return showNames(ctx, report)
        if (choiceId !== 'pass') return 'not_mine'
        return pass(ctx, report)
      },
    },
  },
}

/** So many names fit into one answer. */
const NAMES_AT_ONCE = 20

async function showNames(ctx: StepContext, report: string): Promise<Move> {
  const { waiting } = await waitingOf(ctx, report)
  const heads = waiting.map(({ head, area }) => `${head}（${area}）`)
  const parts = []
  for (let from = 0; from < heads.length; from += NAMES_AT_ONCE)
    parts.push(say('report.names', { heads: heads.slice(from, from + NAMES_AT_ONCE).join('、') }))
  return parts.length > 0 ? { say: parts } : { to: 'check' }
}

function pass({ hotline }: StepContext, reportId: string): Move {
  return {
    do: { type: 'pass_report', reportId },
    outcomes: {
      passed: endWith('report.passed'),
      own_report: endWith('report.own_report'),
      tied: endWith('report.tied'),
      nothing_to_check: endWith('report.none_waiting'),
      not_found: endWith('report.none_waiting'),
      forbidden: endWith('staff.refused', { hotline }),
      refused: endSorry(hotline),
    },
  }
}
