import { describe, expect, test } from 'vitest'
import { claimRefusal, closeRefusal, opinionRefusal } from '../../../api/claims/rules'
import { readOpinion, readSum, readVerdict } from '../../../api/claims/wording'
import { payeesIn } from '../../../api/payments/draft'
import { chooseOutsider, isOutside, paidWords, payRefusal } from '../../../api/payments/rules'
import { reviewRefusal } from '../../../api/project-reviews/rules'

describe('a claim', () => {
  const fine = {
    status: 'checked' as const,
    hasAccepted: false,
    photos: 1,
    amountFen: 5,
    acceptedFen: 10,
    claimedFen: 5,
  }
  test.each([
    ['up to the last fen accepted', {}, null],
    ['a fen more', { amountFen: 6 }, 'above_accepted'],
    ['before the county has checked', { status: 'accepted' as const }, 'not_checked'],
    ['before it is accepted', { status: 'finished' as const }, 'not_accepted'],
    ['of what is settled', { status: 'settled' as const }, 'settled'],
    ['by who accepted', { hasAccepted: true }, 'own_acceptance'],
    ['without papers', { photos: 0 }, 'no_photo'],
  ])('%s', (_what, change, refusal) => {
    expect(claimRefusal({ ...fine, ...change })).toBe(refusal)
  })
})

describe('an opinion', () => {
  const fine = {
    status: 'claimed' as const,
    isOwnClaim: false,
    hasAccepted: false,
    claimedOn: '2026-03-09',
    today: '2026-03-09',
    text: '票据齐全',
  }
  test.each([
    ['on the day of the claim', {}, null],
    ['the day before it', { today: '2026-03-08' }, 'before_claim'],
    ['of who claims', { isOwnClaim: true }, 'own_claim'],
    ['of who accepted', { hasAccepted: true }, 'own_acceptance'],
    ['given before', { status: 'agreed' as const }, 'already_judged'],
    ['that is a signature', { text: '同意' }, 'no_words'],
    ['of one word', { text: '同意。好' }, 'no_words'],
    ['of two', { text: '同意，票全' }, null],
  ])('%s', (_what, change, refusal) => {
    expect(opinionRefusal({ ...fine, ...change })).toBe(refusal)
  })
})

test.each([
  ['checked', 0, null],
  ['checked', 1, 'claims_open'],
  ['accepted', 0, 'not_checked'],
  ['settled', 0, 'settled'],
] as const)('closing a project that is %s with %i claims open', (status, openClaims, refusal) => {
  expect(closeRefusal({ status, openClaims })).toBe(refusal)
})

describe('a payment', () => {
  const one = { householdId: 'h', payee: '牟大岭', amountFen: 4 }
  const other = { householdId: null, payee: '某某公司', amountFen: 6 }
  const fine = {
    status: 'agreed' as const,
    isOwnOpinion: false,
    isOwnClaim: false,
    hasDecided: false,
    amountFen: 10,
    payees: [one, other],
  }
  test.each([
    ['that makes up the claim', {}, null],
    ['a fen less', { payees: [one, { ...other, amountFen: 5 }] }, 'sum_differs'],
    ['a fen more', { payees: [one, { ...other, amountFen: 7 }] }, 'sum_differs'],
    ['twice to one', { payees: [one, { ...one, amountFen: 6 }] }, 'payee_twice'],
    ['by who judged', { isOwnOpinion: true }, 'own_opinion'],
    ['by who claimed', { isOwnClaim: true }, 'own_claim'],
    ['by who approved or accepted', { hasDecided: true }, 'own_decision'],
    ['before the opinion', { status: 'claimed' as const }, 'not_agreed'],
    ['of what was refused', { status: 'disagreed' as const }, 'not_agreed'],
    ['a second time', { status: 'paid' as const }, 'already_paid'],
  ])('%s', (_what, change, refusal) => {
    expect(payRefusal({ ...fine, ...change })).toBe(refusal)
  })
})

describe('who looks into money that never came', () => {
  const someone = (staffId: string, change: object = {}) => ({
    staffId,
    role: 'county_office' as const,
    unit: '县扶贫办',
    hasPhone: true,
    openRequests: 0,
    tiedHouseholdIds: [] as string[],
    ...change,
  })
  const line = { staffIds: ['payer', 'judge'], payerUnit: '县财政局' }
  test('is rather of discipline inspection', () => {
    const inspector = someone('x', {
      role: 'discipline_inspector',
      unit: '县纪委',
      openRequests: 9,
    })
    expect(chooseOutsider([someone('a'), inspector], line, 'h')?.staffId).toBe('x')
  })
  test.each([
    ['the payer', someone('payer')],
    ['who gave the opinion', someone('judge')],
    ['a colleague of the payer', someone('a', { unit: '县财政局' })],
    ['kin of the household', someone('a', { tiedHouseholdIds: ['h'] })],
  ])('is never %s', (_who, each) => {
    expect(isOutside(each, line, 'h')).toBe(false)
    expect(chooseOutsider([each], line, 'h')).toBeNull()
  })
})

describe('words', () => {
  test.each([
    ['18万', 18_000_000, ''],
    ['18万 水池30立方 质量合格', 18_000_000, '水池30立方 质量合格'],
    ['3000元', 300_000, ''],
    ['150,000元', 15_000_000, ''],
    ['十五万', 15_000_000, ''],
    ['180000', 18_000_000, ''],
    ['水池30立方', null, '水池30立方'],
    ['1.5万立方', null, '1.5万立方'],
  ])('the sum of “%s”', (text, fen, rest) => {
    expect(readSum(text)).toEqual({ fen, rest })
  })
  test('不合格 is no 合格, and 不同意 no 同意', () => {
    expect(readVerdict('不合格 漏水')).toEqual({ is: false, rest: '漏水' })
    expect(readVerdict('合格 18万')).toEqual({ is: true, rest: '18万' })
    expect(readVerdict('18万')).toEqual({ is: null, rest: '18万' })
    expect(readOpinion('不同意 少票')).toEqual({ is: false, rest: '少票' })
    expect(readOpinion('同意，票据齐全')).toEqual({ is: true, rest: '票据齐全' })
  })
  test('payees come one after the other', () => {
    expect(payeesIn('牟大岭 3000元')).toEqual([{ payee: '牟大岭', amountFen: 300_000 }])
    expect(payeesIn('牟大岭3000元，谭大山 2000元\n巫溪某某公司 15万')).toEqual([
      { payee: '牟大岭', amountFen: 300_000 },
      { payee: '谭大山', amountFen: 200_000 },
      { payee: '巫溪某某公司', amountFen: 15_000_000 },
    ])
    expect(payeesIn('3000元')).toEqual([])
  })
  test('what was paid for is said with its sum', () => {
    expect(paidWords('修水池', '3000元')).toBe('修水池补助3000元')
    expect(paidWords('危房补助', '3000元')).toBe('危房补助3000元')
  })
})

test.each([
  [{}, null],
  [{ score: 0 }, null],
  [{ score: 100 }, null],
  [{ score: 101 }, 'score'],
  [{ score: -1 }, 'score'],
  [{ status: 'checked' as const }, 'not_settled'],
  [{ isReviewed: true }, 'already_reviewed'],
  [{ text: '好' }, 'no_words'],
])('a review with %o', (change, refusal) => {
  const fine = { status: 'settled' as const, isReviewed: false, score: 85, text: '节水效果好' }
  expect(reviewRefusal({ ...fine, ...change })).toBe(refusal)
})
