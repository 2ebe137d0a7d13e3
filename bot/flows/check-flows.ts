import { CHECK_WORK, type CheckMeaning } from '../conversation/check-words'
import { type Data, type Flow, only } from '../conversation/flow'
import type { Understood } from '../conversation/meaning'
import { answerChecks } from './answer-checks'
import { checkQuality } from './check-quality'
import { closeChecks } from './close-checks'
import { openChecks } from './open-checks'
import { showChecks } from './show-checks'

/** The flows about periodic checks and the data's quality, a part of the registry. */
export const CHECK_FLOWS: readonly Flow[] = [
  showChecks,
  openChecks,
  closeChecks,
  answerChecks,
  checkQuality,
]

const FLOW_OF = {
  show_checks: 'show-checks',
  open_checks: 'open-checks',
  close_checks: 'close-checks',
  answer_checks: 'answer-checks',
  check_quality: 'check-quality',
} as const satisfies Record<CheckMeaning['intent'], string>

export const isCheck = (understood: Understood): understood is Understood & CheckMeaning =>
  (CHECK_WORK as readonly string[]).includes(understood.intent)

export const checkFlowFor = ({ intent, text }: CheckMeaning): { flow: string; data: Data } => ({
  flow: FLOW_OF[intent],
  data: only({ text }),
})
