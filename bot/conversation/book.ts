import type { Command, Ending, Instead } from '../../api/client'
import type { Data, Flow, StepContext } from './flow'
import type { Understood } from './meaning'

/** The flows there are, and which of them an understood message begins. */
export interface FlowBook {
  flows: Record<string, Flow>
  flowFor(understood: Understood): Start | null
  /**
   * What a message begins all the same that nobody understood, or by mere likelihood (`isUnderstood`); null where
   * nothing does.
   */
  lastResort(ctx: StepContext, text: string, isUnderstood: boolean): Promise<Start | null>
}

export interface Start {
  flow: string
  data: Data
}

/** What a turn comes to: at most one command, and what is said for each of its outcomes. */
export interface Proposal {
  command?: Command
  endings: Record<string, Ending>
  /** Nothing of the turn is kept but this. */
  instead?: Instead
}

/** Whether a flow, with what it has been told, is one whose turns are forgotten. */
export function isForgotten(book: FlowBook, { flow, data }: { flow: string; data: Data }): boolean {
  const forgotten = book.flows[flow]?.isForgotten
  return typeof forgotten === 'function' ? forgotten(data) : forgotten === true
}

/** Says and does nothing: what was asked in passing is over by now. */
export const isSilent = (proposal: Proposal): boolean =>
  !proposal.command && proposal.endings['done']?.replies.length === 0
