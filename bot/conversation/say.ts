import { type Reply, say, type TemplateName, type Vars } from '../../api/client'
import type { After, Ask, Data, Question, StepContext } from './flow'

/** A sentence some of whose variables the command's outcome fills in. */
export const sayOutcome = <T extends TemplateName>(
  template: T,
  known: Partial<Vars<T>> = {},
): Reply => ({ template, vars: known as Reply['vars'] })

/** The flow ends with this sentence, filled in by the outcome. */
export const endWith = <T extends TemplateName>(template: T, known?: Partial<Vars<T>>): After => ({
  say: [sayOutcome(template, known)],
})

/** How every command must be able to end: what nobody foresaw is our own fault, and said so. */
export const endSorry = (hotline: string): After => endWith('common.sorry', { hotline })

/**
 * An offer rather than a question: taken up while it is the last thing said, and not asked again
 * once something else came in between.
 */
export function inPassing(
  { receivedAt }: StepContext,
  { offeredAt }: Data,
  step: string,
  question: Question,
): Ask {
  const now = receivedAt.toISOString()
  if (offeredAt === undefined) return { to: step, data: { offeredAt: now } }
  return offeredAt === now ? question : { say: [] }
}

/** The two answers to a confirmation. */
export const YES_NO = [
  { id: 'yes', say: say('common.yes', {}) },
  { id: 'no', say: say('common.no', {}) },
]
