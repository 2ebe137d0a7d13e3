import { expect, test } from 'vitest'
import { moneyPicture, tenThousands } from '../../../api/funds/picture'

const township = (name: string, money: object = {}) => ({
  path: `wuxi.${name}`,
  name,
  plannedFen: 0,
  givenFen: 0,
  spentFen: 0,
  ...money,
})
const wordsOf = (svg: unknown) => String(svg).replaceAll(/<[^>]*>/g, '\n')

test('a township without money is counted in the picture and takes no room', () => {
  const all = [
    township('天元乡', { givenFen: 140_000_000 }),
    township('鱼鳞乡'),
    township('中梁乡'),
  ]
  const words = wordsOf(moneyPicture(all, '巫溪县', '2026-12-01'))
  expect(words).toContain('天元乡')
  expect(words).toContain('140')
  expect(words).toContain('其余2个乡镇还没有资金。')
  expect(words).not.toContain('鱼鳞乡')
})

test('a county whose money has not come yet sees that it has not', () => {
  const words = wordsOf(moneyPicture([township('天元乡')], '巫溪县', '2026-12-01'))
  expect(words).toContain('1个乡镇都还没有资金。')
})

test('where every township has money nobody is left over', () => {
  const words = wordsOf(
    moneyPicture([township('天元乡', { plannedFen: 100 })], '巫溪县', '2026-12-01'),
  )
  expect(words).not.toContain('还没有资金')
})

test.each([
  [0, '0'],
  [1_000_000, '1'],
  [1_250_000, '1.3'],
  [1_204_500_000_00, '120,450'],
])('%i fen are %s in ten thousands', (fen, said) => {
  expect(tenThousands(fen)).toBe(said)
})
