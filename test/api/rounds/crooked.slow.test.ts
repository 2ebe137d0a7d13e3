import { afterAll, expect, test } from 'vitest'
import type { ObjectionGround } from '../../../db/values/rounds'
import { GROUP, MONDAY_MORNING, startApi } from '../../support/api'
import { openRound, plan, sendBack } from '../../support/histories/acts/county'
import { apply, revisit, screen } from '../../support/histories/acts/cases'
import { sever } from '../../support/histories/acts/lists'
import {
  attend,
  callMeeting,
  closeMeeting,
  minute,
  setUp,
  vote,
} from '../../support/histories/acts/meetings'
import { DAY } from '../../support/histories/acts/time'
import { appeal, decide, object } from '../../support/histories/acts/objections'
import { act, type Act, ask, type History, memberAt } from '../../support/histories/history'
import { newTally, play } from '../../support/histories/play'
import type { Pushing } from '../../support/histories/push'
import type { Step } from '../../support/histories/steps'
import * as cast from '../../support/histories/world'

const api = await startApi({ connections: 2 })
await api.addCounty()
const world = await cast.startWorld(api)
afterAll(() => api.close())

const one = (name: string, run: Act['run']): Step => ({ kind: 'one', act: act(name, run) })
const push = (given: Partial<Pushing> = {}): Step => ({
  kind: 'push',
  from: 'lowest',
  until: 'sent on',
  isSettling: false,
  ...given,
})
const hang = (given: Partial<Pushing> = {}) => push({ until: 'posted', ...given })

const wait = (ms: number) =>
  one('wait', ({ world: { api: of } }) => {
    of.clock.now = new Date(of.clock.now.getTime() + ms)
    return Promise.resolve('waited')
  })
const objecting = (ground: ObjectionGround, home = 0) =>
  one('object', (h) => object(h, { list: 0, ground, home, isAnybody: false, by: cast.HOMES }))
const decided = (isUpheld: boolean) =>
  one('decide', (h) => decide(h, { which: 0, who: null, isUpheld, home: 0 }))

const run = (
  steps: readonly Step[],
  ties: readonly cast.Tie[] = [],
  startsAt: string = MONDAY_MORNING,
) => play(world, { startsAt, ties }, steps, newTally())

/** What a step came to, for the end of a history. */
function asking(name: string, said: string[], doing: (h: History) => Promise<string>): Step {
  return one(name, async (h) => {
    const answer = await doing(h)
    said.push(answer)
    return answer
  })
}

test('a household taken in with the village while it still hangs in its group is told from the events of both lists', async () => {
  const { picture, homes } = await run([
    // The other group is quicker.
    hang({ from: 'highest' }),
    push({ from: 'highest' }),
    hang(),
    wait(60_000),
    hang({ from: 'highest' }),
    objecting('left_out'),
    decided(true),
    push(),
  ])
  const own = picture.cases.find(({ householdId }) => householdId === homes[0]?.id)
  expect(own).toMatchObject({ status: 'filed', level: 'village' })
  expect(picture.chains.get(`application:${own?.id}`)?.map(({ type }) => type)).toEqual([
    'application.filed',
    'application.reviewed',
    'application.added',
  ])
  const entry = picture.entries.find(({ householdId }) => householdId === homes[0]?.id)
  expect(entry).toMatchObject({ status: 'advanced' })
})

test('a case the county sends back after it has gone back by itself stays where it is, and its events say so', async () => {
  const { picture } = await run([
    push(),
    push(),
    hang(),
    objecting('faulty_procedure'),
    wait(5 * DAY),
    decided(false),
    push(),
    // Signed, reported, and checked.
    hang(),
    one('appeal', (h) => appeal(h, { which: 0, by: null })),
    decided(true),
    ...cast.OFFICES.map((who) =>
      one('send back', (h) => sendBack(h, { which: 0, level: 'village', who })),
    ),
  ])
  const levels = picture.cases.map(({ level }) => level)
  expect(levels).toEqual(['township', 'township', 'township'])
  expect(picture.items.map(({ status }) => status)).toContain('returned')
})

test('a list that would end on the eve of the Spring Festival of 2027 hangs to the end of its fourth day', async () => {
  const { picture } = await run([push()], [], '2027-01-30T23:59:00+08:00')
  const list = picture.lists.find(({ areaPath }) => areaPath === GROUP)
  expect(list).toMatchObject({ status: 'closed', postedOn: '2027-01-30', closesOn: '2027-02-09' })
  const sent = picture.chains.get(`notice:${list?.id}`)?.at(-1)
  expect(sent).toMatchObject({ type: 'notice.advanced', at: new Date('2027-02-10T00:00:00+08:00') })
})

/** Kin of somebody in every part that is played: a cadre, a surveyor, who signs, visits again, checks. */
const KIN: cast.Tie[] = [
  [cast.GROUP_CADRE, 0],
  [cast.SURVEYOR, 1],
  [cast.SECRETARY, 0],
  [cast.RESIDENT, 1],
  [cast.CLERK, 2],
  [cast.OFFICES[0], 0],
]

test('where kin play every part, colleagues do what they may not, and everybody comes onto the register', async () => {
  const { picture } = await run([push(), push(), push(), push()], KIN)
  const rolls = [...picture.rolls.values()]
  expect(rolls.filter((status) => status === 'registered')).toHaveLength(3)
})

test('a contested entry stays behind, and a list whose procedure is contested does, until it is decided', async () => {
  const { picture } = await run([
    hang(),
    objecting('should_not_be_listed'),
    push(),
    // Which of the lists it was is nobody's business here.
    ...[0, 1].flatMap((list) =>
      [0, 2].map((home) => one('sever', (h) => sever(h, { list, home, who: cast.SECRETARY }))),
    ),
    push(),
    decided(false),
    push(),
    hang(),
    objecting('faulty_procedure'),
    push(),
    decided(false),
    push(),
  ])
  const severed = [...picture.chains.values()]
    .flat()
    .some(({ type }) => type === 'notice.entry_severed')
  expect(severed).toBe(true)
  expect(picture.cases.map(({ level }) => level)).toEqual(['township', 'township', 'township'])
})

test('nobody is reviewed who was not visited, whatever is written down', async () => {
  const place = GROUP
  const who = cast.GROUP_CADRE
  const { picture } = await run([
    one('open', (h) => openRound(h, { who: cast.CLERK })),
    one('apply', (h) => apply(h, { home: 0 })),
    one('call', (h) => callMeeting(h, { place, who })),
    // Another household was visited, so that there is a meeting.
    one('apply', (h) => apply(h, { home: 1 })),
    one('screen', (h) => screen(h, { home: 1, who })),
    one('call', (h) => callMeeting(h, { place, who })),
    one('set up', (h) => setUp(h, { who, entitled: 6 })),
    one('attend', (h) => attend(h, { who, names: [0, 1, 2, 3] })),
    one('vote', (h) => vote(h, { who, which: 0, votesFor: null })),
    one('vote', (h) => vote(h, { who, which: 1, votesFor: null })),
    one('minute', (h) => minute(h, { who })),
    one('close', (h) => closeMeeting(h, { who })),
  ])
  expect(picture.cases.map(({ reviewId }) => reviewId !== null)).toEqual([false, true])
})

/** By their phones in the register: the second surveyor, the secretary's first, a resident cadre. */
const OWN: cast.Tie[] = [
  [cast.SECOND_SURVEYOR, 0],
  [cast.SECOND_RESIDENT, 1],
]

test('nobody surveys the household their own phone stands in the register for, nor comes along', async () => {
  const said: string[] = []
  const by = (who: number, other: number) => async (h: History) => {
    const { id: householdId } = h.homes[0] ?? { id: '' }
    const companionId = memberAt(h, other).id
    const body = { householdId, companionId, text: '' }
    return ask(h, '/surveys', memberAt(h, who).actor, body)
  }
  await run(
    [
      push(),
      asking('survey', said, by(cast.SECOND_SURVEYOR, cast.FIRST)),
      asking('survey', said, by(cast.SURVEYOR, cast.SECOND_SURVEYOR)),
      asking('survey', said, by(cast.SURVEYOR, cast.FIRST)),
    ],
    OWN,
  )
  expect(said).toEqual(['refused: tied', 'refused: companion', 'started'])
})

test('nor goes back to it', async () => {
  const said: string[] = []
  const by = (who: number) => (h: History) => revisit(h, { home: 1, who })
  await run(
    [
      push(),
      asking('revisit', said, by(cast.SECOND_RESIDENT)),
      asking('revisit', said, by(cast.RESIDENT)),
    ],
    OWN,
  )
  expect(said).toEqual(['refused: tied', 'revisited'])
})

test('nor is made responsible for a measure there', async () => {
  const said: string[] = []
  const owned = (owner: number) => (h: History) =>
    plan(h, { home: 1, cause: 'illness', owner, who: cast.CLERK })
  await run(
    [
      push(),
      push(),
      asking('plan', said, owned(cast.SECOND_RESIDENT)),
      asking('plan', said, owned(cast.RESIDENT)),
    ],
    OWN,
  )
  expect(said).toEqual(['refused: owner_tied', 'planned'])
})
