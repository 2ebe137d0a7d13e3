import type { z } from 'zod'
import type { Db } from '../../db/client'
import type { RequestContext } from '../http/context'
import { contestRecall, decideRecall } from '../residency/decide-recall'
import { askLeave, endLeave, judgeLeave } from '../residency/leave'
import { notePresence } from '../residency/present'
import { proposeRecall } from '../residency/recall'
import type { Action } from '../shared/rights'
import type { Outcome } from './answer'
import type { RESIDENCY_COMMANDS } from './command-residency'

type ResidencyCommand = z.output<(typeof RESIDENCY_COMMANDS)[number]>
type Run<T extends ResidencyCommand['type']> = (
  tx: Db,
  ctx: RequestContext,
  command: Extract<ResidencyCommand, { type: T }>,
) => Promise<Outcome>

/** The services of `RESIDENCY_COMMANDS` with the rights they need. */
export const RESIDENCY_RUNS: {
  [T in ResidencyCommand['type']]: { action: Action; run: Run<T> }
} = {
  note_presence: { action: 'residency.note', run: notePresence },
  ask_leave: { action: 'residency.note', run: askLeave },
  end_leave: { action: 'residency.note', run: endLeave },
  judge_leave: { action: 'leave.judge', run: judgeLeave },
  propose_recall: { action: 'recall.propose', run: proposeRecall },
  decide_recall: { action: 'recall.decide', run: decideRecall },
  contest_recall: { action: 'recall.contest', run: contestRecall },
}
