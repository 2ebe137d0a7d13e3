import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addRefusal,
  cancelRefusal,
  finishRefusal,
  isItemLate,
  personalIn,
  strikeRefusal,
} from '../../../api/village-lists/rules'
import { readItem } from '../../../api/village-lists/wording'
import { VILLAGE_LIST_STATUSES } from '../../../db/values/village-lists'

describe('what must not hang in a village', () => {
  test.each([
    ['3社水管断了', null],
    ['12月15日前修好', null],
    ['已拨123456元，编号1234567897', null],
    ['找张三 509938196002735190', 'id_number'],
    ['找张三 50993819600273519X', 'id_number'],
    ['找张三 509938 19600273 519x', 'id_number'],
    ['找张三 ５０９９３８１９６００２７３５１９X', 'id_number'],
    ['老证 509938600273519', 'id_number'],
    ['打19900000150', 'phone'],
    ['打 199-0000-0150', 'phone'],
    ['打199 0000 0150问', 'phone'],
    ['打8619900000150', 'phone'],
    ['打+86 19900000150', 'phone'],
    ['打12900000150', null],
    ['打023-51522345', null],
  ] as const)('%s: %s', (text, found) => expect(personalIn(text)).toBe(found))

  test('no phone slips through whatever stands around it and between its digits', () => {
    const digits = fc.stringMatching(/^1[3-9]\d{9}$/)
    const around = fc.stringMatching(/^[一-龥，。]{0,6}$/)
    fc.assert(
      fc.property(digits, around, around, fc.constantFrom('', ' ', '-'), (phone, a, b, gap) => {
        const said = `${a}${phone.slice(0, 3)}${gap}${phone.slice(3, 7)}${gap}${phone.slice(7)}${b}`
        expect(personalIn(said)).toBe('phone')
      }),
    )
  })
})

describe('a line', () => {
  const can = {
    text: '修路',
    isOwner: true,
    today: '2026-03-09',
    dueOn: '2026-03-09',
    isListed: false,
  }
  test.each([
    [{}, null],
    [{ dueOn: '2026-03-08' }, 'due_in_past'],
    [{ dueOn: '2026-03-10' }, null],
    [{ isOwner: false }, 'owner_unknown'],
    [{ isListed: true }, 'already_listed'],
    [{ text: '打19900000150' }, 'phone'],
    [{ text: '打19900000150', isOwner: false }, 'phone'],
  ] as const)('with %j is put on a list: %s', (given, refusal) =>
    expect(addRefusal({ ...can, ...given })).toBe(refusal),
  )

  test.each([
    ['open', true, '换了新管', null],
    ['open', false, '换了新管', 'not_owner'],
    ['done', true, '换了新管', 'already_done'],
    ['done', false, '换了新管', 'not_owner'],
    ['struck_off', true, '换了新管', 'struck_off'],
    ['cancelled', true, '换了新管', 'cancelled'],
    ['open', true, '问19900000150', 'phone'],
  ] as const)('that is %s, owned %s, done by “%s”: %s', (status, isOwner, text, refusal) =>
    expect(finishRefusal({ status, isOwner, text })).toBe(refusal),
  )

  test.each([
    ['open', false, 'not_done', null],
    ['done', false, null, null],
    ['struck_off', false, 'struck_off', 'struck_off'],
    ['cancelled', false, 'cancelled', 'cancelled'],
    ['open', true, 'own_item', 'own_item'],
    ['done', true, 'own_item', 'own_item'],
    ['struck_off', true, 'own_item', 'own_item'],
  ] as const)(
    'that is %s, one’s own %s: struck off %s, called off %s',
    (status, isOwner, strike, cancel) => {
      expect(strikeRefusal({ status, isOwner })).toBe(strike)
      expect(cancelRefusal({ status, isOwner })).toBe(cancel)
    },
  )

  test('is never struck off by its owner, and never unless it was said to be done', () => {
    fc.assert(
      fc.property(fc.constantFrom(...VILLAGE_LIST_STATUSES), fc.boolean(), (status, isOwner) => {
        if (strikeRefusal({ status, isOwner }) === null)
          expect([status, isOwner]).toEqual(['done', false])
      }),
    )
  })

  test.each([
    ['open', '2026-03-08', false],
    ['open', '2026-03-09', false],
    ['open', '2026-03-10', true],
    ['done', '2026-03-10', false],
    ['struck_off', '2026-03-10', false],
  ] as const)('%s and due on the 9th is late on %s: %s', (status, today, isLate) =>
    expect(isItemLate(status, today, '2026-03-09')).toBe(isLate),
  )
})

describe('a line in words', () => {
  const names = ['熊长富', '姚云川']
  test.each([
    [
      '3社水管断了 12月15日前 熊长富',
      { text: '3社水管断了', owner: '熊长富', dueOn: '2026-12-15' },
    ],
    [
      '3社水管断了 熊长富 12月15日前',
      { text: '3社水管断了', owner: '熊长富', dueOn: '2026-12-15' },
    ],
    ['修水渠，由姚云川负责，年底前', { text: '修水渠', owner: '姚云川', dueOn: '2026-12-31' }],
    ['修水渠 年底前 我', { text: '修水渠', owner: null, dueOn: '2026-12-31' }],
    ['修水渠 年底前 李不知', { text: '修水渠', owner: '李不知', dueOn: '2026-12-31' }],
    ['3社水管断了', { text: '3社水管断了', owner: undefined, dueOn: null }],
    ['修水渠 通电', { text: '修水渠 通电', owner: undefined, dueOn: null }],
    ['熊长富', { text: '熊长富', owner: undefined, dueOn: null }],
    ['', { text: '', owner: undefined, dueOn: null }],
  ])('%s', (said, read) => expect(readItem(said, names, '2026-03-09')).toEqual(read))
})
