import type { DeskWork, ReadsDeskWork, Said } from './desk-work'
import { annualReportWork } from './annual-report-words'
import { assessmentWork } from './assessments-words'
import { outsideEvaluationWork } from './evaluations-words'
import { overviewWork } from './overview-words'
import { peerWork } from './peer-words'
import { pressWork } from './press-words'
import { residencyWork } from './residency-words'
import { satisfactionWork } from './satisfaction-work'

const READERS: readonly ReadsDeskWork[] = [
  outsideEvaluationWork,
  peerWork,
  pressWork,
  assessmentWork,
  residencyWork,
  overviewWork,
  annualReportWork,
  satisfactionWork,
]

/** Words of assessment, outside evaluation, satisfaction and the overview, the first that knows the message. */
export function evaluationMeaning(said: Said): DeskWork | undefined {
  for (const read of READERS) {
    const work = read(said)
    if (work) return work
  }
  return undefined
}
