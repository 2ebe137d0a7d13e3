import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countDrawn, drawLots } from '../../../api/spot-checks/draw-lots'
import { checkRefusal } from '../../../api/spot-checks/rules'

const ids = Array.from({ length: 10 }, (_, i) => `p${i}`)

test.each([
  [1, 300, 1],
  [3, 300, 1],
  [10, 300, 3],
  [11, 300, 4],
  [10, 0, 1],
  [10, 1_000, 10],
  [1, 1_000, 1],
])('of %i at %i per mille %i are drawn, rounded up and at least one', (among, permille, count) => {
  expect(countDrawn(among, permille)).toBe(count)
  const some = Array.from({ length: among }, (_, i) => `p${i}`)
  expect(drawLots(some, { seed: 's', permille })).toHaveLength(count)
})

test('the same seed draws the same again, whatever order they come in', () => {
  fc.assert(
    fc.property(fc.string(), fc.shuffledSubarray(ids, { minLength: 10 }), (seed, shuffled) => {
      const lots = { seed, permille: 300 }
      expect(drawLots(shuffled, lots)).toEqual(drawLots(ids, lots))
    }),
  )
})

test('each is as likely as every other', () => {
  const drawn = new Map<string, number>()
  const rounds = 6_000
  for (let i = 0; i < rounds; i++)
    for (const id of drawLots(ids, { seed: `seed ${i}`, permille: 300 }))
      drawn.set(id, (drawn.get(id) ?? 0) + 1)
  const expected = (rounds * 3) / 10
  // Chi squared with nine degrees of freedom: beyond 27.9 once in a thousand.
  const chi = ids.reduce((sum, id) => sum + ((drawn.get(id) ?? 0) - expected) ** 2 / expected, 0)
  expect(chi).toBeLessThan(27.9)
})

test('what failed before is drawn for certain, beside the others', () => {
  for (let i = 0; i < 50; i++) {
    const drawn = drawLots(ids, { seed: `${i}`, permille: 300 }, ['p7'])
    expect(drawn).toContain('p7')
    expect(drawn).toHaveLength(1 + 3)
  }
  expect(drawLots(['p7'], { seed: 's', permille: 300 }, ['p7'])).toEqual(['p7'])
})

const fine = {
  status: 'accepted' as const,
  isDrawn: true,
  hasApproved: false,
  hasAccepted: false,
  isOwnWork: false,
  text: '水池在，不漏水',
  photos: 1,
}
test.each([
  [{}, null],
  [{ isDrawn: false }, 'not_drawn'],
  [{ status: 'checked' as const }, 'not_drawn'],
  [{ hasApproved: true }, 'own_approval'],
  [{ hasAccepted: true }, 'own_acceptance'],
  [{ isOwnWork: true }, 'own_work'],
  [{ text: '好' }, 'no_words'],
  [{ text: '好的' }, null],
  [{ photos: 0 }, 'no_photo'],
])('a check with %o', (change, refusal) => {
  expect(checkRefusal({ ...fine, ...change })).toBe(refusal)
})
