import { describe, expect, test } from 'vitest'
import {
  dayDoubts,
  lastDayOf,
  ownDays,
  ownDaysInWords,
  takenFromIt,
} from '../../../../api/policies/reading/own-days'

const article = (text: string, label: string | null = '第九条') => ({
  label,
  headings: [],
  passages: text.split('\n'),
})
const NONE = { from: null, to: null, months: null }

describe('A document that says its own days is understood', () => {
  test.each([
    ['本办法自2026年1月1日起施行。', { from: '2026-01-01' }],
    ['本条例自2016年5月1 日起施行。', { from: '2016-05-01' }],
    ['本实施细则从２０２６年１月１日起正式执行', { from: '2026-01-01' }],
    ['本通知自二〇二六年一月一日起实施。', { from: '2026-01-01' }],
    ['六、本通知自2026年1月1日起执行。', { from: '2026-01-01' }],
    ['全县最低生活保障对象认定，自2026年3月起执行。', {}],
    ['以上标准自2026年3月起执行。', { from: '2026-03-01' }],
    [
      '本办法自2026年1月1日起施行，有效期至2027年12月31日。',
      { from: '2026-01-01', to: '2027-12-31' },
    ],
    [
      '本办法自2026年1月1日起施行（有效期截止到2027年12月31日）。',
      { from: '2026-01-01', to: '2027-12-31' },
    ],
    ['本办法自2026年1月1日起施行至2027年12月31日止。', { from: '2026-01-01', to: '2027-12-31' }],
    ['本政策有效期自2026年1月1日至2027年12月31日。', { from: '2026-01-01', to: '2027-12-31' }],
    ['自印发之日起施行，有效期5年。', { months: 60 }],
    ['本办法自公布之日起试行，试行期为两年。', { months: 24 }],
    ['本办法自2026年7月1日起施行，有效期六个月。', { from: '2026-07-01', months: 6 }],
    ['有效期至2027年12月31日。', { to: '2027-12-31' }],
    [
      '本办法自2026年1月1日起施行。2003年8月1日起施行的《示例县老办法》同时废止。',
      { from: '2026-01-01' },
    ],
  ])('%s', (text, days) => {
    expect(ownDays([article(text)])).toEqual({ ...NONE, ...days })
  })
})

describe('Days of something else are not taken for those of the document', () => {
  test.each([
    '居住证有效期至2027年12月31日。',
    '证书自2026年1月1日起生效，有效期至2027年12月31日。',
    '居住证的有效期为一年，有效期5年的另行规定。',
    '《示例县老办法》自2019年1月1日起施行。',
    '自2019年1月1日起施行的老办法同时废止。',
    '自2026年1月1日起执行新标准。',
    '老人自2026年1月1日起领取津贴。',
    '本条例自公布之日起施行。',
    '本办法自2026年2月30日起施行。',
  ])('%s', (text) => {
    expect(ownDays([article(text)])).toEqual(NONE)
  })

  test('nor those of an early article or of an annex', () => {
    const own = article('本办法自2026年1月1日起施行。')
    const other = article('按时发放。')
    expect(ownDays([own, other, other, other])).toEqual(NONE)
    expect(ownDays([own, other, other])).toMatchObject({ from: '2026-01-01' })
    const annex = article('有效期至2030年1月1日。', '附件1')
    expect(ownDays([own, annex, annex, annex])).toEqual({ ...NONE, from: '2026-01-01' })
  })
})

const given = (from: string, to: string | null = null) => ({ from, to })
const own = { from: '2026-01-01', to: '2027-12-31', months: null }
const term = (months: number, from: string | null = '2026-01-01') => ({ from, to: null, months })

test.each([
  ['as the document says', own, given('2026-01-01', '2027-12-31'), '2027-12-31', []],
  ['no last day, which the document says', own, given('2026-01-01'), '2027-12-31', []],
  [
    'another first day',
    own,
    given('2020-01-01', '2027-12-31'),
    '2027-12-31',
    ['文件写的是 2026-01-01 起施行，--from 是 2020-01-01'],
  ],
  [
    'another last day',
    own,
    given('2026-01-01', '2027-12-30'),
    '2027-12-30',
    ['文件写的有效期到 2027-12-31 为止，--to 是 2027-12-30'],
  ],
  [
    'a first day when it is over',
    { ...own, from: null },
    given('2028-01-01'),
    null,
    ['文件写的有效期到 2027-12-31 为止，早于 --from 2028-01-01'],
  ],
  ['its last day as the first', { ...own, from: null }, given('2027-12-31'), '2027-12-31', []],
  [
    'no last day, and the document a term',
    term(24),
    given('2026-01-01'),
    null,
    ['文件写的有效期算起来到 2027-12-31 为止，没有写 --to：会一直有效'],
  ],
  ['the end of its term', term(24), given('2026-01-01', '2027-12-31'), '2027-12-31', []],
  ['a term from the day given', term(6, null), given('2026-03-15', '2026-09-14'), '2026-09-14', []],
  [
    'a term from the end of a month',
    term(1, null),
    given('2026-01-31', '2026-02-28'),
    '2026-02-28',
    [],
  ],
  ['anything, of a document without days', NONE, given('2026-01-01'), null, []],
])(
  'An office gives %s: it holds until then, with these doubts',
  (_what, own, given, last, doubts) => {
    expect(lastDayOf(own, given)).toBe(last)
    expect(dayDoubts(own, given)).toEqual(doubts)
  },
)

test('An office is told which days a document says, and what is taken from it', () => {
  expect(ownDaysInWords(own)).toEqual([
    '施行日期写的是 2026-01-01',
    '有效期写的是到 2027-12-31 为止',
  ])
  expect(ownDaysInWords(term(24, null))).toEqual(['有效期写的是 2年'])
  expect(ownDaysInWords(term(18, null))).toEqual(['有效期写的是 18个月'])
  expect(ownDaysInWords(NONE)).toEqual([])
  expect(takenFromIt(own, given('2026-01-01'))).toEqual([
    '没有写 --to，照文件写的有效期，到 2027-12-31 为止',
  ])
  expect(takenFromIt(own, given('2026-01-01', '2027-12-31'))).toEqual([])
})
