import fc from 'fast-check'
import { act, acting, type History } from '../history'
import { shanghaiDay } from '../picture'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** 24:00 Shanghai of a day and some minutes. */
const midnightOf = (day: string, minutes: number) =>
  Date.parse(`${day}T16:00:00Z`) + minutes * MINUTE

const lastOfMonth = (day: string) => {
  const [year = 0, month = 0] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}

/** Where time goes on to, if that is ahead: the edges at which something changes by the clock alone. */
const EDGES = {
  'an hour': (now: number) => now + HOUR,
  'a day to the second': (now: number) => now + DAY,
  'three days': (now: number) => now + 3 * DAY,
  'eight days': (now: number) => now + 8 * DAY,
  'a minute before midnight': (now: number) => midnightOf(shanghaiDay(new Date(now)), -1),
  'a minute after midnight': (now: number) => midnightOf(shanghaiDay(new Date(now)), 1),
  'the last minute of the month': (now: number) =>
    midnightOf(lastOfMonth(shanghaiDay(new Date(now))), -1),
} as const satisfies Record<string, (now: number) => number>

const goOn = (h: History, to: number): Promise<string> => {
  const { clock } = h.world.api
  const now = clock.now.getTime()
  clock.now = new Date(Math.max(now, to))
  return Promise.resolve(to > now ? 'waited' : 'refused: it is later')
}

export const waitTo = (what: string, at: Date) =>
  act(`wait to ${what} ${at.toISOString()}`, (h) => goOn(h, at.getTime()))

const edge = fc.constantFrom(...(Object.keys(EDGES) as (keyof typeof EDGES)[]))

export const OF_TIME = [
  {
    weight: 12,
    arbitrary: acting('wait', { edge }, (h, given) =>
      goOn(h, EDGES[given.edge](h.world.api.clock.now.getTime())),
    ),
  },
]

/** When a history may begin, in Shanghai. */
export const STARTS = [
  ['2026-03-09T10:00:00+08:00', 'an ordinary Monday'],
  ['2026-03-31T23:59:00+08:00', 'the last minute of a month'],
  ['2026-04-01T00:01:00+08:00', 'the first of the next'],
  ['2026-09-27T09:00:00+08:00', 'a Sunday before National Day'],
  ['2026-12-31T23:59:30+08:00', 'the end of a year'],
  ['2027-01-30T15:00:00+08:00', 'windows that end in the Spring Festival of 2027'],
  ['2027-02-04T23:59:00+08:00', 'the night before its eve'],
  ['2027-02-06T00:00:00+08:00', 'the first instant of the lunar year'],
  ['2028-02-28T23:59:00+08:00', 'the night before a leap day'],
] as const
