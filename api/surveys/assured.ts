import { readAssurances } from '../entry-visits/assurance-words'
import { NOT_ASKED, NOTHING } from './leads'
import { NOTHING_READ, type Reading } from './readings'

/**
 * 两不愁三保障 and water. 没有 may mean that nothing is lacking or that there is nothing: that is asked
 * again.
 * @param isAnswer To the question, or behind the word for the block.
 */
export function readAssured(item: string, isAnswer: boolean): Reading {
  if (NOT_ASKED.test(item))
    return { ...NOTHING_READ, findings: [{ topic: 'assurances', isUnasked: true }] }
  if (NOTHING.test(item)) {
    const unclear = { topic: 'assurances', text: item, at: '', why: 'assurance' } as const
    return { ...NOTHING_READ, unclear: [unclear] }
  }
  const { rest, ...said } = readAssurances(item, isAnswer)
  const isRead = said.isRestMet || Object.keys(said.found).length > 0
  if (!isRead) return { ...NOTHING_READ, rest: [item] }
  return {
    ...NOTHING_READ,
    findings: [{ topic: 'assurances', said }],
    rest: rest.filter((words) => !NOTHING.test(words)).map((words) => `保：${words}`),
  }
}
