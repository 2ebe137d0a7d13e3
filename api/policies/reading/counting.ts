import type { ArticleMark } from './marks'
import { ReadingError } from './reading-error'

/** A line that may begin an article. */
export interface Candidate {
  /** Which line. */
  at: number
  mark: ArticleMark
}

/** The longest law has some 1,300; a text with more is no law, and comparing them takes too long. */
const MOST = 5000

/**
 * Those that begin articles, since articles count up: the longest row that does, and of two equally
 * long ones that with fewer gaps. What is merely named at the beginning of a line falls out.
 */
export function countingUp(candidates: readonly Candidate[]): Candidate[] {
  if (candidates.length > MOST) throw new ReadingError('too_large')
  return runs(candidates).flatMap(longest)
}

/** A second 第一条 that is followed by a second 第二条 begins another document in the same file. */
function runs(candidates: readonly Candidate[]): Candidate[][] {
  const found: Candidate[][] = []
  for (const [at, each] of candidates.entries()) {
    const isAnew = isFirst(each) && goesOn(candidates.slice(at + 1, at + 4))
    const run = found.at(-1)
    if (run && !(isAnew && run.some(({ mark }) => mark.number > 1))) run.push(each)
    else found.push([each])
  }
  return found
}

const isFirst = ({ mark }: Candidate) => mark.number === 1 && mark.inserted === 0

const goesOn = (next: readonly Candidate[]) => next.some(({ mark }) => mark.number === 2)

interface Row {
  /** Articles in it, then steps of one. */
  length: number
  steps: number
  before: number
}

function longest(run: readonly Candidate[]): Candidate[] {
  const rows: Row[] = []
  let best = -1
  for (const [at, each] of run.entries()) {
    let row: Row = { length: 1, steps: isFirst(each) ? 1 : 0, before: -1 }
    for (let before = 0; before < at; before += 1) {
      const step = stepOf(run[before], each)
      const shorter = rows[before]
      // The same number twice is a slip of the office's where it is set off, else a mention.
      if (step === 'back' || (step === 'same' && !each.mark.isSetOff) || !shorter) continue
      const longer = {
        length: shorter.length + 1,
        steps: shorter.steps + (step === 'next' ? 1 : 0),
        before,
      }
      if (isBetter(longer, row)) row = longer
    }
    rows.push(row)
    if (best === -1 || isBetter(row, rows[best])) best = at
  }
  const chosen: Candidate[] = []
  for (let at = best; at >= 0; at = rows[at]?.before ?? -1) {
    const each = run[at]
    if (each) chosen.unshift(each)
  }
  return chosen
}

const isBetter = (row: Row, other: Row | undefined) =>
  !other || row.length > other.length || (row.length === other.length && row.steps > other.steps)

export type Step = 'next' | 'jump' | 'same' | 'back'

/** From an article to another. 第五条 or 第五条之一 is followed by 第五条之二 or 第六条. */
export function stepOf(from: Candidate | undefined, to: Candidate): Step {
  const [was, is] = [from?.mark, to.mark]
  if (!was) return isFirst(to) ? 'next' : 'jump'
  if (is.number === was.number) {
    if (is.inserted === was.inserted) return 'same'
    if (is.inserted < was.inserted) return 'back'
    return is.inserted === was.inserted + 1 ? 'next' : 'jump'
  }
  if (is.number < was.number) return 'back'
  return is.number === was.number + 1 && is.inserted === 0 ? 'next' : 'jump'
}
