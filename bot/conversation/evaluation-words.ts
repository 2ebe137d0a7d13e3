import type { DeskWork, ReadsDeskWork, Said } from './desk-work'
import { overviewWork } from './overview-words'

const READERS: readonly ReadsDeskWork[] = [overviewWork]

/** Words of assessment, outside evaluation, satisfaction and the overview, the first that knows the message. */
export function evaluationMeaning(said: Said): DeskWork | undefined {
  for (const read of READERS) {
    const work = read(said)
    if (work) return work
  }
  return undefined
}
