import { expect, test } from 'vitest'
import { villageOf, zhMonitoring } from '../../../bot/messages/zh/monitoring'

test.each([
  ['宝坪村3社', '宝坪村'],
  ['天元乡宝坪村12社', '天元乡宝坪村'],
  ['宝坪村第三社', '宝坪村'],
  ['宝坪村', '宝坪村'],
])('what is open in %s is listed by %s', (place, village) => {
  expect(villageOf(place)).toBe(village)
})

test('several households in trouble are looked up by their village', () => {
  const told = zhMonitoring['monitoring.cluster']({
    area: '天元乡宝坪村3社',
    days: 14,
    households: 3,
    leadClass: 'disaster',
  })
  expect(told).toContain('请发“线索 天元乡宝坪村”看')
})
