import { readMessages } from '../../bot/understanding/labelled'
import { likeliestLabel } from '../../bot/understanding/reading'
import { train } from '../../bot/understanding/train'
import { scoresOf } from './scores'

const PARTS = 5

/** Our own messages, each read by weights that were fitted to the others. */
export function crossValidated(say: (line: string) => void) {
  const all = readMessages().map((each, at) => ({ ...each, part: (at * 7919) % PARTS }))
  const read = Array.from({ length: PARTS }, (_, part) => part).flatMap((part) => {
    say(`own messages, part ${part + 1} of ${PARTS}`)
    const weights = train(all.filter((each) => each.part !== part))
    return all
      .filter((each) => each.part === part)
      .map((each) => ({ ...each, said: likeliestLabel(each.text, weights) }))
  })
  return scoresOf(read)
}
