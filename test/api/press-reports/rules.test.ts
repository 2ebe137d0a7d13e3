import { describe, expect, test } from 'vitest'
import { maskNames } from '../../../api/press-reports/names'
import {
  accreditRefusal,
  alleges,
  contestRefusal,
  isAccredited,
  pressHundredths,
  rateRefusal,
} from '../../../api/press-reports/rules'

describe('an accreditation', () => {
  const given = { fromOn: '2026-03-01', untilOn: '2026-03-31', endedOn: null }
  test.each([
    ['2026-02-28', false],
    ['2026-03-01', true],
    ['2026-03-31', true],
    ['2026-04-01', false],
  ])('holds on both its days: on %s %s', (today, holds) => {
    expect(isAccredited(given, today)).toBe(holds)
  })
  test.each([
    ['2026-03-14', true],
    ['2026-03-15', false],
  ])('ended on the 15th it holds no more from that day: on %s %s', (today, holds) => {
    expect(isAccredited({ ...given, endedOn: '2026-03-15' }, today)).toBe(holds)
  })
  const asked = {
    isJournalist: true,
    today: '2026-03-09',
    fromOn: '2026-03-01',
    untilOn: '2026-03-09',
    overlaps: false,
  }
  test.each([
    [{}, null],
    [{ untilOn: '2026-03-08' }, 'days_wrong'],
    [{ fromOn: '2026-03-10', untilOn: '2026-03-09' }, 'days_wrong'],
    [{ fromOn: '2026-03-09' }, null],
    [{ overlaps: true }, 'already_accredited'],
    [{ isJournalist: false }, 'not_journalist'],
  ])('%o: %s', (change, refusal) => expect(accreditRefusal({ ...asked, ...change })).toBe(refusal))
})

test('a contest is in time on its last day, a rating only after it', () => {
  const answered = { status: 'answered', contestUntil: '2026-03-15' } as const
  const contest = (today: string) =>
    contestRefusal({ ...answered, isContested: false, today, text: '没修完' })
  expect([contest('2026-03-15'), contest('2026-03-16')]).toEqual([null, 'contest_over'])
  const rate = (today: string, mayContest = true) =>
    rateRefusal({ ...answered, isOfUnit: false, isTied: false, mayContest, today })
  expect([rate('2026-03-15'), rate('2026-03-16'), rate('2026-03-10', false)]).toEqual([
    'contest_open',
    null,
    null,
  ])
})

describe('what a report counts for', () => {
  const weights = {
    points: { national: 10, municipal: 6, county: 3 },
    percent: { observation: 50, link: 100, print: 100, broadcast: 80 },
    partlyPercent: 40,
  }
  test.each([
    [{ level: 'national', kind: 'print', truth: 'true', tone: 'positive', importance: 1 }, 1000],
    [{ level: 'national', kind: 'print', truth: 'true', tone: 'critical', importance: 3 }, -3000],
    [
      { level: 'municipal', kind: 'observation', truth: 'partly', tone: 'critical', importance: 1 },
      -120,
    ],
    [{ level: 'county', kind: 'broadcast', truth: 'true', tone: 'positive', importance: 2 }, 480],
    [{ level: 'national', kind: 'link', truth: 'not_true', tone: 'critical', importance: 3 }, 0],
  ] as const)('%o: %i hundredths', (report, hundredths) =>
    expect(pressHundredths(report, weights)).toBe(hundredths),
  )
})

test.each([
  ['村支书收了包工头好处费', true],
  ['工程款被截留', true],
  ['评低保优亲厚友', true],
  ['路没有修完', false],
  ['收成不好，水渠断了', false],
])('%s may be a complaint: %s', (text, may) => expect(alleges(text)).toBe(may))

test('names are masked however they are spaced, the longer before the shorter', () => {
  expect(maskNames('谭大山和谭 大山、谭·大山、谭大', ['谭大山', '谭大'])).toBe(
    '某某和某某、某某、某某',
  )
})
