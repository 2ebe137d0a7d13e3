import { describe, expect, test } from 'vitest'
import { digestDay, firstKind, type Waiting } from '../../../api/digests/rules'

describe('the morning in Shanghai', () => {
  test.each([
    ['2026-03-09T00:29:59.999Z', null],
    ['2026-03-09T00:30:00.000Z', '2026-03-09'],
    ['2026-03-09T03:59:59.999Z', '2026-03-09'],
    ['2026-03-09T04:00:00.000Z', null],
    ['2026-03-08T20:00:00.000Z', null],
    ['2026-03-09T15:59:59.999Z', null],
  ])('%s: %s', (instant, day) => expect(digestDay(new Date(instant))).toBe(day))
})

describe('what is to be done first', () => {
  const help = (dueAt: string) => ({
    count: 1,
    first: { code: '1234567897', dueAt: new Date(dueAt), isUrgent: false },
  })
  const danger = { count: 2, first: { ...help('2026-04-01T00:00:00Z').first, isUrgent: true } }
  const objections = { count: 1, first: { code: '1234567897', dueOn: '2026-03-09' } }
  const lists = { count: 1, first: { code: '482163', areaName: '宝坪村' } }
  const duties = { count: 1, first: { dueOn: '2026-03-09' } }
  const nothing: Waiting = {
    help: null,
    objections: null,
    lists: null,
    duties: null,
    late: null,
  }

  test.each<[string, Partial<Waiting>, keyof Waiting | null]>([
    ['nothing, where nothing waits', {}, null],
    ['a list, where nothing else waits', { lists }, 'lists'],
    ['a duty of a round before a list', { duties, lists }, 'duties'],
    ['an objection before a duty', { objections, duties }, 'objections'],
    ['what is late with others before all', { late: { count: 1 }, objections, lists }, 'late'],
    [
      'who is in danger before what is late',
      { help: danger, late: { count: 1 }, objections },
      'help',
    ],
    ['an objection before a list', { objections, lists }, 'objections'],
    ['an answer before a list', { help: help('2026-04-01T00:00:00Z'), lists }, 'help'],
    [
      'an answer due by the end of the objection’s day',
      { help: help('2026-03-09T16:00:00Z'), objections },
      'help',
    ],
    [
      'an objection before an answer due later',
      { help: help('2026-03-09T16:00:01Z'), objections },
      'objections',
    ],
  ])('%s', (_what, waiting, kind) => expect(firstKind({ ...nothing, ...waiting })).toBe(kind))
})
