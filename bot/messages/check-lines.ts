import type { CheckOutcome, QualityCode } from '../../api/client'

export interface CheckLineWords {
  outcome: CheckOutcome
  head: string
  note: string
}

/** What is to be kept of a message, a line each, its parts behind tabs. */
export const checkLinesIn = (lines: string): CheckLineWords[] =>
  lines.split('\n').map((line) => {
    const [outcome = '', head = '', note = ''] = line.split('\t')
    return { outcome: outcome as CheckOutcome, head, note }
  })

/** `labour_missing=12;phone_form=3`. */
export const qualityCountsIn = (counts: string) =>
  counts.split(';').map((part) => {
    const [code = '', count = ''] = part.split('=')
    return { code: code as QualityCode, count: Number(count) }
  })
