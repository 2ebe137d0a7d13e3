import fc from 'fast-check'
import { NOTICE_LEVELS } from '../../../db/values/rounds'
import { sendBack } from './acts/county'
import { sever } from './acts/lists'
import { appeal, decide, object, saying, speaker } from './acts/objections'
import { refuse } from './acts/signing'
import { type Act, act } from './history'
import { CLERK, OFFICES } from './world'

const verdict = fc.constantFrom(true, false, null)

/** Something is said of a list, and as far as it goes decided, taken to the next level, decided there. */
const contested = fc
  .record({
    said: fc.record({ ...saying, by: speaker }),
    isUpheld: verdict,
    isAppealed: fc.boolean(),
    isAppealUpheld: verdict,
    isSevered: fc.boolean(),
  })
  .map(({ said, isUpheld, isAppealed, isAppealUpheld, isSevered }): Act[] => {
    const { home } = said
    const decided = (upheld: boolean) => {
      const given = { which: 0, who: null, isUpheld: upheld, home }
      return act(`decide ${upheld}`, (h) => decide(h, given))
    }
    return [
      act(`object ${JSON.stringify(said)}`, (h) => object(h, said)),
      ...(isSevered ? [act('sever', (h) => sever(h, { list: 0, home, who: CLERK }))] : []),
      ...(isUpheld === null ? [] : [decided(isUpheld)]),
      ...(isAppealed ? [act('appeal', (h) => appeal(h, { which: 0, by: null }))] : []),
      ...(isAppealUpheld === null ? [] : [decided(isAppealUpheld)]),
    ]
  })

const turnedBack = fc
  .record({ level: fc.constantFrom(...NOTICE_LEVELS), which: fc.nat(3), isRefusal: fc.boolean() })
  .map(({ level, which, isRefusal }): Act[] =>
    isRefusal
      ? [act('refuse', (h) => refuse(h, { by: null, which }))]
      : OFFICES.map((who) => act(`send back ${level}`, (h) => sendBack(h, { which, level, who }))),
  )

/** What keeps people from getting on, by whoever may do it. */
export const aTrouble: fc.Arbitrary<Act[]> = fc.oneof(
  { weight: 5, arbitrary: contested },
  { weight: 1, arbitrary: turnedBack },
)
