import fc from 'fast-check'
import { OF_CASES } from './acts/cases'
import { OF_COUNTY } from './acts/county'
import { OF_LISTS } from './acts/lists'
import { OF_MEETINGS } from './acts/meetings'
import { OF_OBJECTIONS } from './acts/objections'
import { OF_SIGNING } from './acts/signing'
import { OF_TIME, STARTS } from './acts/time'
import type { Act } from './history'
import type { Pushing } from './push'
import { aTrouble } from './trouble'
import { HOMES, STAFF, type Tie } from './world'

/** One act, two at once on two connections, trouble, or whoever wants to get on doing all of it. */
export type Step =
  | { kind: 'one'; act: Act }
  | { kind: 'two'; acts: readonly [Act, Act] }
  | { kind: 'trouble'; acts: readonly Act[] }
  | ({ kind: 'push' } & Pushing)

/** What anybody may try at any time; most of it is refused most of the time. */
const DOINGS = [
  ...OF_CASES,
  ...OF_MEETINGS,
  ...OF_LISTS,
  ...OF_OBJECTIONS,
  ...OF_SIGNING,
  ...OF_COUNTY,
]
const aDoing: fc.Arbitrary<Act> = fc.oneof(...DOINGS)
const anAct: fc.Arbitrary<Act> = fc.oneof(...DOINGS, ...OF_TIME)

export const aStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 10, arbitrary: fc.record({ kind: fc.constant('one' as const), act: anAct }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('two' as const), acts: fc.tuple(aDoing, aDoing) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('trouble' as const), acts: aTrouble }),
  },
  {
    weight: 7,
    arbitrary: fc.record({
      kind: fc.constant('push' as const),
      from: fc.constantFrom('lowest', 'lowest', 'highest'),
      until: fc.constantFrom('posted', 'sent on', 'sent on'),
      isSettling: fc.constantFrom(true, true, false),
    }),
  },
)

export interface Beginning {
  startsAt: string
  ties: readonly Tie[]
}

/** Somebody is kin of a household, or of it, in most histories: any part may be played by them. */
export const aBeginning: fc.Arbitrary<Beginning> = fc.record({
  startsAt: fc.constantFrom(...STARTS.map(([at]) => at)),
  ties: fc.array(fc.tuple(fc.nat(STAFF - 1), fc.nat(HOMES - 1)), { maxLength: 4 }),
})
