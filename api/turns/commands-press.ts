import type { z } from 'zod'
import type { Db } from '../../db/client'
import type { RequestContext } from '../http/context'
import { accredit, endAccreditation } from '../press-reports/accredit'
import { answerPress, contestPress } from '../press-reports/answer'
import { filePressReport, logPressReport } from '../press-reports/file'
import { publishPress, ratePress } from '../press-reports/judge'
import type { Action } from '../shared/rights'
import type { Outcome } from './answer'
import type { PRESS_COMMANDS } from './command-press'

type PressCommand = z.output<(typeof PRESS_COMMANDS)[number]>
type Run<T extends PressCommand['type']> = (
  tx: Db,
  ctx: RequestContext,
  command: Extract<PressCommand, { type: T }>,
) => Promise<Outcome>

/** The services of `PRESS_COMMANDS` with the rights they need. */
export const PRESS_RUNS: { [T in PressCommand['type']]: { action: Action; run: Run<T> } } = {
  file_press_report: { action: 'press.file', run: filePressReport },
  log_press_report: { action: 'press.run', run: logPressReport },
  accredit_journalist: { action: 'press.run', run: accredit },
  end_accreditation: { action: 'press.run', run: endAccreditation },
  answer_press_report: { action: 'press.answer', run: answerPress },
  contest_press_report: { action: 'press.file', run: contestPress },
  rate_press_report: { action: 'press.run', run: ratePress },
  publish_press_report: { action: 'press.run', run: publishPress },
}
