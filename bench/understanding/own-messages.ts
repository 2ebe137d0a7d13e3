import { readMessages } from '../../bot/understanding/labelled'
import { type Label } from '../../bot/understanding/labels'
import { readingsOf } from '../../bot/understanding/model'
import { likeliestLabel } from '../../bot/understanding/reading'
import { train } from '../../bot/understanding/train'
import { scoresOf, wilson } from './scores'

const PARTS = 5

/**
 * Our own messages, each read by weights that were fitted to the others: by the one class each is taken for, and, of
 * cries and wishes to be left alone, how many are found at all while enough of what is found is one.
 */
export function crossValidated(say: (line: string) => void) {
  const all = readMessages().map((each, at) => ({ ...each, part: (at * 7919) % PARTS }))
  const read = Array.from({ length: PARTS }, (_, part) => part).flatMap((part) => {
    say(`own messages, part ${part + 1} of ${PARTS}`)
    const weights = train(all.filter((each) => each.part !== part))
    return all
      .filter((each) => each.part === part)
      .map((each) => ({
        ...each,
        said: likeliestLabel(each.text, weights),
        readings: readingsOf(weights, each.text),
      }))
  })
  const ranked = (label: Label) =>
    read.map((each) => ({
      isMeant: each.label === label,
      probability: each.readings.find((reading) => reading.label === label)?.probability ?? 0,
    }))
  return {
    ...scoresOf(read),
    urgentAt80: recallAt(ranked('urgent'), 0.8),
    stopAt95: recallAt(ranked('stop'), 0.95),
  }
}

/** The largest recall at which so much of what is found is right, with its range (Wilson). */
function recallAt(
  all: readonly { isMeant: boolean; probability: number }[],
  precision: number,
): string {
  const meant = all.filter(({ isMeant }) => isMeant).length
  let [found, best] = [0, 0]
  for (const [at, { isMeant }] of all.toSorted((a, b) => b.probability - a.probability).entries()) {
    if (isMeant) found++
    if (found / (at + 1) >= precision) best = found
  }
  const [from, to] = wilson(best, meant)
  const [share, least, most] = [best / meant, from, to].map((each) => each.toFixed(3))
  return `${share} (${least}–${most})`
}
