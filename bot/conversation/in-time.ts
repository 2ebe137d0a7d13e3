import type { Receive } from '../channels/channel'
import type { ConversationDeps } from './run'

export type Answer = Awaited<ReturnType<Receive>>

const NOTHING: Answer = { state: 'waiting', messages: [], language: 'zh' }

/**
 * The answer, or nothing once the provider's time is up: then `markLate` sees to it that it goes by the
 * outbox. Where that fails we go on: what is not stored may be acknowledged with the answer only.
 */
export async function answerInTime(
  { wait, onFault }: Pick<ConversationDeps, 'wait' | 'onFault'>,
  within: number,
  answering: Promise<Answer>,
  markLate: () => Promise<void>,
): Promise<Answer> {
  const inTime = new AbortController()
  const timeIsUp = wait(within, inTime.signal).then(() => null)
  try {
    const answer = await Promise.race([answering, timeIsUp])
    if (answer) return answer
  } finally {
    inTime.abort()
  }
  try {
    await markLate()
  } catch (error) {
    onFault(error)
    return answering
  }
  answering.catch(onFault)
  return NOTHING
}
