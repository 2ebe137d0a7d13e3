import { expect, test } from 'vitest'
import { designIn, kindsInWords } from '../../../api/evaluations/wording'

test.each([
  ['30户', { method: 'random', by: 'standing', size: { households: 30 }, villages: null }],
  ['60户 等距 每乡镇1村', { method: 'equal_interval', villages: { perTownship: 1 } }],
  ['每个乡镇抽两个村 40户', { villages: { perTownship: 2 }, size: { households: 40 } }],
  ['全县 12个村 200户 按劳力', { villages: { count: 12 }, by: 'labour' }],
  ['抽2%', { size: { permille: 20 } }],
  ['误差3%', { size: { precision: { margin: 0.03, share: 0.5, confidence: 0.95 } } }],
  ['按国家抽查', { preset: 'national_2018' }],
  ['按广东的办法', { preset: 'guangdong_2018' }],
])('how a sample is drawn is read from: %s', (text, design) => {
  expect(designIn(text)).toMatchObject(design)
})

test.each(['天元乡', '很多', '0户', '12月20日到22日'])('nothing says how many in: %s', (text) => {
  expect(designIn(text)).toBeNull()
})

test('whoever confirms reads how many of each kind', () => {
  const kinds = [
    { kind: 'exited' as const, count: 12 },
    { kind: 'ordinary' as const, count: 18 },
  ]
  expect(kindsInWords(kinds)).toBe('脱贫户12、一般户18')
})
