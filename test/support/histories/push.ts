import { NOTICE_LEVELS, type NoticeLevel } from '../../../db/values/rounds'
import { GROUP, TOWNSHIP, VILLAGE } from '../api'
import { apply, revisit, screen, survey } from './acts/cases'
import { openRound } from './acts/county'
import { advance, drawUp, prove } from './acts/lists'
import { attend, callMeeting, closeMeeting, minute, setUp, vote } from './acts/meetings'
import { decide } from './acts/objections'
import { waitTo } from './acts/time'
import { type Act, act, type History } from './history'
import { type CaseRow, isFiled, isOpen, type Picture } from './picture'
import { pushEnd } from './push-end'
import * as cast from './world'

export type Push = AsyncGenerator<Act, void>

const { CLERK, COMMITTEE, FIRST, GROUP_CADRE, OTHER_CADRE, PARTY_SECRETARY } = cast
const { RESIDENT, SECOND_RESIDENT, SECOND_SURVEYOR, SECRETARY, SURVEYOR } = cast

/** Who holds meetings, posts and sends on; one after the other, where somebody has to stand back. */
const HOLDERS = {
  [GROUP]: [GROUP_CADRE, SURVEYOR, SECRETARY],
  [cast.OTHER_GROUP]: [OTHER_CADRE, SURVEYOR, SECRETARY],
  [VILLAGE]: [SECRETARY, SURVEYOR, FIRST],
  [TOWNSHIP]: [CLERK, COMMITTEE, PARTY_SECRETARY],
} as const
const SENDERS = [SECRETARY, CLERK]

export interface Pushing {
  /** Those who are least far, or in one place those who are farthest. */
  from: 'lowest' | 'highest'
  /** Only to where the list hangs, or the report is checked; or as far as it goes. */
  until: 'posted' | 'sent on'
  /** What is open is decided first; else it helps little to push. */
  isSettling: boolean
}

/** What whoever wants to get on does next: everything at a level somebody waits at, or the county's part. */
export async function* pushOn(h: History, { from, until, isSettling }: Pushing): Push {
  if (!h.picture.rounds.some(({ status }) => status === 'open'))
    yield act('open round', (now) => openRound(now, { who: CLERK }))
  const waiting = () => h.picture.cases.filter((each) => isFiled(each, h.picture.now))
  if (waiting().length === 0)
    for (const home of [0, 1, 2]) yield act(`apply ${home}`, (now) => apply(now, { home }))
  if (isSettling) yield* settle(h)
  const here = NOTICE_LEVELS.filter((each) => waiting().some((of) => of.level === each))
  const level = from === 'lowest' ? here[0] : here.at(-1)
  if (!level) return yield* pushEnd(h, until === 'sent on')
  const places = placesOf(level, waiting())
  for (const place of from === 'lowest' ? places : places.slice(-1)) {
    yield* prepare(h, place, level)
    const hanging = h.picture.lists.filter(
      ({ areaPath, status }) => areaPath === place && isHanging(status),
    )
    for (const { id } of hanging) yield* post(h, id, HOLDERS[place])
    if (until === 'sent on') for (const { id } of hanging) yield* sendOn(h, id, HOLDERS[place])
  }
}

const placesOf = (level: NoticeLevel, cases: readonly CaseRow[]): cast.Place[] => {
  if (level === 'village') return [VILLAGE]
  if (level === 'township') return [TOWNSHIP]
  const here = cases.filter((each) => each.level === level)
  const groups: cast.Place[] = [GROUP, cast.OTHER_GROUP]
  return groups.filter((path) => here.some(({ areaPath }) => areaPath === path))
}

async function* settle(h: History): Push {
  for (let left = 6; left > 0; left--) {
    if (!h.picture.objections.some((each) => isOpen(each, h.picture.now) && each.staffId)) return
    const given = { which: left, who: null, isUpheld: false, home: 3 }
    yield act('decide what is open', (now) => decide(now, given))
  }
}

/** Entered, reviewed, and a list of all whom that has passed. */
async function* prepare(h: History, place: cast.Place, level: NoticeLevel): Push {
  const here = () =>
    h.picture.cases.filter(
      (each) =>
        isFiled(each, h.picture.now) && each.level === level && isWithin(each.areaPath, place),
    )
  const holders = HOLDERS[place]
  for (const each of here()) yield* enter(h, each, level)
  if (here().some(({ reviewId }) => reviewId === null))
    yield* meet(h, place, holders, here().length)
  for (const who of holders) {
    const before = h.picture.lists.length
    yield act(`draw up ${place}`, (now) => drawUp(now, { place, who }))
    if (h.picture.lists.length > before) break
  }
}

const isWithin = (path: string, place: string) => path === place || path.startsWith(`${place}.`)
const isHanging = (status: string) => status === 'drawn_up' || status === 'posted'

/** Whoever enters at the level does, with a second of the team where that is asked. */
async function* enter(h: History, { householdId }: CaseRow, level: NoticeLevel): Push {
  const home = h.homes.findIndex(({ id }) => id === householdId)
  const kind = { group: 'screening', village: 'survey', township: 'revisit' }[level]
  const isEntered = ({ visits, rounds }: Picture) =>
    visits.some(
      (visit) =>
        visit.householdId === householdId &&
        visit.roundId === rounds.at(-1)?.id &&
        visit.kind === kind &&
        visit.status === 'finished',
    )
  const tries = {
    group: [GROUP_CADRE, OTHER_CADRE].map((who) =>
      act(`screen ${home}`, (now) => screen(now, { home, who })),
    ),
    village: [SURVEYOR, SECOND_SURVEYOR, RESIDENT].map((who) =>
      act(`survey ${home}`, (now) => survey(now, { home, who, other: FIRST })),
    ),
    township: [RESIDENT, SECOND_RESIDENT, FIRST].map((who) =>
      act(`revisit ${home}`, (now) => revisit(now, { home, who })),
    ),
  }[level]
  for (const each of tries) if (!isEntered(h.picture)) yield each
}

async function* meet(
  h: History,
  place: cast.Place,
  holders: readonly number[],
  cases: number,
): Push {
  const called = () =>
    h.picture.reviews.findLast(({ status, areaPath }) => status === 'called' && areaPath === place)
  for (const who of holders)
    if (!called()) yield act(`call ${place}`, (now) => callMeeting(now, { place, who }))
  const [first = 0] = holders
  if (!called()) return
  yield act('set up', (now) => setUp(now, { who: first, entitled: 6 }))
  // Three of six, who decide nothing, and then five.
  yield act('attend', (now) => attend(now, { who: first, names: [0, 1, 2] }))
  yield act('vote early', (now) => vote(now, { who: first, which: 0, votesFor: null }))
  yield act('minute early', (now) => minute(now, { who: first }))
  yield act('close early', (now) => closeMeeting(now, { who: first }))
  yield act('attend', (now) => attend(now, { who: first, names: [3, 4] }))
  for (let which = 0; which < cases; which++)
    for (const who of holders) {
      const counted = () => h.picture.chains.get(`review:${called()?.id}`)?.length ?? 0
      const before = counted()
      yield act(`vote ${which}`, (now) => vote(now, { who, which, votesFor: null }))
      if (counted() > before) break
    }
  yield act('minute', (now) => minute(now, { who: first }))
  for (const who of holders)
    if (called()) yield act('close meeting', (now) => closeMeeting(now, { who }))
}

const listOf = ({ picture }: History, id: string) => picture.lists.find((each) => each.id === id)
/** As acts name it: the newest first. */
const placeOf = ({ picture }: History, id: string) =>
  picture.lists.toReversed().findIndex((each) => each.id === id)

const photograph = (what: string, id: string, who: number) =>
  act(what, (now) => prove(now, { list: placeOf(now, id), who, isFetched: true }))
const send = (what: string, id: string, who: number) =>
  act(what, (now) => advance(now, { list: placeOf(now, id), who }))

async function* post(h: History, id: string, [who = 0]: readonly number[]): Push {
  if (listOf(h, id)?.status === 'drawn_up') yield photograph('photograph it', id, who)
}

/** Waited for to the very end of its window, photographed again, and sent on. */
async function* sendOn(h: History, id: string, [who = 0]: readonly number[]): Push {
  const { closesAt, status, level } = listOf(h, id) ?? {}
  if (!closesAt || status !== 'posted') return
  const early = new Date(closesAt.getTime() - 1)
  if (h.picture.now < early) {
    yield waitTo('a millisecond before the window closes', early)
    if (level === 'village') yield photograph('photograph its last day', id, who)
    yield send('send on early', id, SECRETARY)
  }
  yield waitTo('the end of the window', closesAt)
  yield send('send on, proved or not', id, SECRETARY)
  yield photograph('photograph it again', id, who)
  for (const by of SENDERS) if (listOf(h, id)?.status === 'posted') yield send('send on', id, by)
}
