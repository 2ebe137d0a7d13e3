import { type Reply, say, type TemplateName, type Vars } from '../../api/client'
import type { After } from './flow'

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

/** The two answers to a confirmation. */
export const YES_NO = [
  { id: 'yes', say: say('common.yes', {}) },
  { id: 'no', say: say('common.no', {}) },
]

/** The first two parts are said at once, the others one by one: each but the first says how many more 下 brings. */
export const leftBehind = (at: number, all: number): number =>
  at === 0 ? 0 : Math.max(0, all - at - 1)
