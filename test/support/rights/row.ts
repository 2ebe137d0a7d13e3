import type { Action, Part } from '../../../api/shared/rights'
import type { TestApi } from '../api'
import type { Standing } from '../rights-world'

interface Call {
  path: string
  body?: object
}
export type Answer = Awaited<ReturnType<TestApi['call']>>

/** How a route is called by whom, and how one tells whether it was done. */
export interface Row {
  /** Said again here, so that a route cannot slip under another right. */
  action: Action
  /**
   * `item` asks for one place's household or filing, `list` brings those of all places in reach,
   * `plain` has to do with no household.
   */
  about: 'item' | 'list' | 'plain'
  call: (standing: Standing, part: Part, api: TestApi) => Call | Promise<Call>
  /** Decides about a household: who is tied to it may not. */
  decides?: true
  /** How an item in reach, and one out of it, is told apart, where not by 200 and 404. */
  isDone?: (answer: Answer) => boolean
  isRefused?: (answer: Answer) => boolean
  /** A list without the households the actor is tied to. */
  hidesTied?: true
  /** What it hands over is what the worker must know. */
  maySayPhones?: true
}

export const plain = (action: Action, path: string, body?: object): Row => ({
  action,
  about: 'plain',
  call: () => ({ path, ...(body && { body }) }),
})
export const list = (action: Action, path: string): Row => ({
  action,
  about: 'list',
  call: () => ({ path }),
})
export const outcome = (answer: Answer) => answer.status === 200 && answer.body['code']
