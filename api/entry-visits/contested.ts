import type { EntryKind, EntryVisitStatus } from '../../db/values/entry-visits'
import type { CaseLevel } from '../../db/values/rounds'
import { type Difference, differencesIn, type Tolerance } from './differences'
import type { Dispute, SurveyFacts } from './facts'

interface Entry {
  kind: EntryKind
  status: EntryVisitStatus
  finishedAt: Date | null
  facts: SurveyFacts
}

/** What is disputed about a household and nobody has settled yet. */
export interface Contested {
  disputes: Dispute[]
  differences: Difference[]
}

/**
 * What a revisit 复核 has to settle: what is said of the household in its screening or survey, and where
 * these disagree. A revisit settles what it has an answer to, and every difference there was by then.
 */
export function contestedIn(entries: readonly Entry[], tolerance: Tolerance): Contested {
  const finished = entries.filter(({ status }) => status === 'finished')
  const revisit = finished.find(({ kind }) => kind === 'revisit')
  const others = finished.filter(({ kind }) => kind !== 'revisit')
  const settled = new Set(settledIn(revisit).map(({ text }) => text))
  const said = others.flatMap(({ facts }) => facts.disputes)
  const open = said.filter(
    ({ text, settled: how }, i) =>
      how === null && !settled.has(text) && said.findIndex((each) => each.text === text) === i,
  )
  const isLooked = others.every(({ finishedAt }) => isBefore(finishedAt, revisit?.finishedAt))
  return { disputes: open, differences: isLooked ? [] : differencesIn(others, tolerance) }
}

/** What a revisit has an answer to. */
export const settledIn = (revisit: Pick<Entry, 'facts'> | undefined): Dispute[] =>
  revisit?.facts.disputes.filter(({ settled }) => settled !== null) ?? []

const isBefore = (at: Date | null, later: Date | null | undefined) =>
  Boolean(at && later && at <= later)

/** Whether the resident cadre has to go there: every case of the township once, and whatever is contested. */
export function isToRevisit(
  entries: readonly Entry[],
  level: CaseLevel | null,
  { disputes, differences }: Contested,
): boolean {
  const isRevisited = entries.some(
    ({ kind, status }) => kind === 'revisit' && status === 'finished',
  )
  const isDue = level === 'township' && !isRevisited
  return isDue || disputes.length > 0 || differences.length > 0
}
