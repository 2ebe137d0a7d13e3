import { describe, expect, test } from 'vitest'
import { adoptRefusal, lineRefusal, MOST_LINES, settleRefusal } from '../../../api/plans/rules'
import { readLine } from '../../../api/plans/wording'

describe('a line of a plan', () => {
  const facts = { text: '3社修水池', isListed: false, lines: 3, isOwner: true }
  test.each([
    [{}, null],
    [{ isListed: true }, 'already_listed'],
    [{ isOwner: false }, 'owner_unknown'],
    [{ lines: MOST_LINES - 1 }, null],
    [{ lines: MOST_LINES }, 'too_many'],
  ] as const)('%j: %s', (change, refusal) =>
    expect(lineRefusal({ ...facts, ...change })).toBe(refusal),
  )
  test.each(['找19900000150', '牟大岭509938196001010012修房'])(
    'what a village hangs up names nobody’s number: %s',
    (text) => expect(lineRefusal({ ...facts, text })).not.toBeNull(),
  )
})

test.each([
  [{ status: 'draft', openLines: 1, isMaker: false }, null],
  [{ status: 'adopted', openLines: 1, isMaker: false }, 'already_adopted'],
  [{ status: 'draft', openLines: 0, isMaker: false }, 'no_lines'],
  [{ status: 'draft', openLines: 1, isMaker: true }, 'maker'],
] as const)('a plan that stands so %j is adopted, or not: %s', (facts, refusal) =>
  expect(adoptRefusal(facts)).toBe(refusal),
)

test.each([
  ['open', null],
  ['done', 'already_settled'],
  ['dropped', 'already_settled'],
] as const)('a line that is %s can be ended: %s', (status, refusal) =>
  expect(settleRefusal(status)).toBe(refusal),
)

describe('what stands by itself in a line', () => {
  test.each([
    ['3社修水池 水利 20万', { text: '3社修水池', sector: 'water', amountFen: 20_000_000 }],
    ['3社修水池，水利，投资20万元', { text: '3社修水池', sector: 'water', amountFen: 20_000_000 }],
    ['修路', { text: '修路', sector: null, amountFen: null }],
    ['旅游 农家乐5户', { text: '旅游 农家乐5户', sector: null, amountFen: null }],
    ['农家乐5户 乡村旅游', { text: '农家乐5户', sector: 'tourism', amountFen: null }],
    ['办夜校 就业培训 3500元', { text: '办夜校', sector: 'training', amountFen: 350_000 }],
  ] as const)('%s', (said, read) => expect(readLine(said)).toEqual(read))
  test('a sum said within what is to be done stays there, and counts', () =>
    expect(readLine('养猪5头产业奖补3000元')).toMatchObject({
      text: '养猪5头产业奖补3000元',
      amountFen: 300_000,
    }))
})
