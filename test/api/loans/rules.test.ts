import { describe, expect, test } from 'vitest'
import { isLoanLate, lendRefusal, repayRefusal } from '../../../api/loans/rules'
import { isBanned, purposeOf, readLoan } from '../../../api/loans/wording'

const LIMITS = { mostFen: 5_000_000, mostMonths: 36, ageFrom: 18, ageTo: 65 }
const LOAN: Parameters<typeof lendRefusal>[0] = {
  status: 'registered',
  watch: null,
  purpose: 'livestock',
  isBanned: false,
  bornOn: '1980-01-01',
  amountFen: 5_000_000,
  repaidFen: 0,
  owedFen: 0,
  months: 36,
  lentOn: '2026-03-09',
  today: '2026-03-09',
  isRecorded: false,
  limits: LIMITS,
}

describe('a household borrows', () => {
  test.each([
    ['all that is allowed, for as long as is allowed', {}, null],
    ['a fen too much', { amountFen: 5_000_001 }, 'too_much'],
    ['a fen too much with what it owes', { amountFen: 1_000_001, owedFen: 4_000_000 }, 'too_much'],
    [
      'what is left of it within the limit',
      { repaidFen: 3_000_000, amountFen: 4_000_000, owedFen: 4_000_000 },
      null,
    ],
    [
      'what is left of it a fen too much',
      { repaidFen: 2_999_999, amountFen: 4_000_000, owedFen: 4_000_000 },
      'too_much',
    ],
    [
      'too much, however much of it is paid back',
      { repaidFen: 5_000_000, amountFen: 5_000_001 },
      'too_much',
    ],
    ['up to the limit with what it owes', { amountFen: 1_000_000, owedFen: 4_000_000 }, null],
    ['a month too long', { months: 37 }, 'too_long'],
    ['on its eighteenth birthday', { bornOn: '2008-03-09' }, null],
    ['the day before it', { bornOn: '2008-03-10' }, 'age'],
    ['at sixty-five, a day before the next birthday', { bornOn: '1960-03-10' }, null],
    ['at sixty-six', { bornOn: '1960-03-09' }, 'age'],
    ['without a day of birth', { bornOn: null }, 'age'],
    ['today', { lentOn: '2026-03-09' }, null],
    ['tomorrow', { lentOn: '2026-03-10' }, 'lent_in_future'],
    ['once it has left the register', { status: 'exited' }, null],
    ['returned to it', { status: 'returned' }, null],
    ['never registered', { status: 'unregistered' }, 'not_eligible'],
    ['never registered but watched', { status: 'unregistered', watch: 'borderline' }, null],
    ['closed', { status: 'closed' }, 'not_eligible'],
    ['for a wedding', { isBanned: true }, 'not_production'],
    ['nobody knows what for', { purpose: null }, 'purpose_unclear'],
    ['what it borrowed before', { isRecorded: true }, 'already_recorded'],
  ] as const)('%s', (_title, change, refusal) => {
    expect(lendRefusal({ ...LOAN, ...change })).toBe(refusal)
  })
})

test.each([
  [{ givenFen: 3_000_000 }, null],
  [{ givenFen: 3_000_001 }, 'more_than_owed'],
  [{ givenFen: 1, status: 'repaid' }, 'already_repaid'],
] as const)('of 30,000 yuan that are owed %o are paid back: %s', (change, refusal) => {
  const loan = { status: 'open', amountFen: 5_000_000, repaidFen: 2_000_000 } as const
  expect(repayRefusal({ ...loan, ...change })).toBe(refusal)
})

test('on its due day a loan is in time, the day after it is late, and never once it is paid', () => {
  expect(isLoanLate('open', '2026-03-09', '2026-03-09')).toBe(false)
  expect(isLoanLate('open', '2026-03-09', '2026-03-10')).toBe(true)
  expect(isLoanLate('repaid', '2026-03-09', '2026-03-10')).toBe(false)
})

describe('a clerk writes a loan in one line', () => {
  const whole = { amountFen: 5_000_000, months: 36, rateBasisPoints: 435, bank: '农商行' }
  test.each([
    ['5万 3年 养牛 农商行 4.35%', { ...whole, text: '养牛' }],
    ['５万元，３年，养牛，农商行，４.３５％', { ...whole, text: '养牛' }],
    ['农商行 五万 三年期 年利率4.35% 养牛', { ...whole, text: '养牛' }],
    ['养牛 50000元 36个月 农商行 利率4.35%', { ...whole, text: '养牛' }],
    [
      '3.5万 一年半 种党参 巫溪农村商业银行 3.45%',
      {
        amountFen: 3_500_000,
        months: 18,
        rateBasisPoints: 345,
        bank: '巫溪农村商业银行',
        text: '种党参',
      },
    ],
    [
      '5万 3年 养牛',
      { amountFen: 5_000_000, months: 36, rateBasisPoints: null, bank: null, text: '养牛' },
    ],
    ['', { amountFen: null, months: null, rateBasisPoints: null, bank: null, text: '' }],
  ])('%s', (text, said) => {
    expect(readLoan(text, '2026-03-09')).toMatchObject(said)
  })

  test('with the day on which it was lent', () => {
    const said = readLoan('3月1日放款 5万 3年 养牛 农商行 4.35%', '2026-03-09')
    expect(said).toMatchObject({ ...whole, lentOn: '2026-03-01', text: '养牛' })
  })
})

test.each([
  ['养牛', 'livestock'],
  ['买猪仔', 'livestock'],
  ['种党参', 'crops'],
  ['建大棚', 'crops'],
  ['办豆腐加工坊', 'processing'],
  ['开小卖部', 'trade'],
  ['发展产业', 'other_production'],
  ['周转', null],
  ['急用', null],
  ['', null],
])('%s is production: %s', (text, purpose) => {
  expect(purposeOf(text)).toBe(purpose)
  expect(isBanned(text)).toBe(false)
})

test.each([
  '结婚',
  '儿子娶媳妇',
  '盖新房',
  '修房子',
  '还债',
  '还旧账还账',
  '炒股',
  '投资入股',
  '买家电',
  '日用开支',
  '养牛还债',
  '给娃儿交学费',
  '买小汽车',
])('%s is no production, whatever stands beside it', (text) => {
  expect(isBanned(text)).toBe(true)
})
