import { describe, expect, test } from 'vitest'
import { readWhen } from '../../../api/broadcasts/when'

// Monday, 9 March 2026, 10 o'clock.
const NOW = new Date('2026-03-09T10:00:00+08:00')
const read = (text: string) => {
  const when = readWhen(text, NOW)
  if (!when) return null
  return [new Date(when.at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16), when.rest]
}

describe('when a clerk wants a notice to go out', () => {
  test.each([
    ['明天上午9点发 宝坪村 停水', '2026-03-10T09:00', '宝坪村 停水'],
    ['12月3日8点发 宝坪村 停水', '2026-12-03T08:00', '宝坪村 停水'],
    ['十二月三日八点发给宝坪村 停水', '2026-12-03T08:00', '宝坪村 停水'],
    ['后天下午3点半发：宝坪村 停水', '2026-03-11T15:30', '宝坪村 停水'],
    ['今天11点再发 宝坪村', '2026-03-09T11:00', '宝坪村'],
    ['晚上7点发 宝坪村', '2026-03-09T19:00', '宝坪村'],
    ['２月１日９点发 宝坪村', '2027-02-01T09:00', '宝坪村'],
    ['9点15分发 宝坪村', '2026-03-09T09:15', '宝坪村'],
    ['31日9点发 宝坪村', '2026-03-31T09:00', '宝坪村'],
    ['8号9点发 宝坪村', '2026-04-08T09:00', '宝坪村'],
    ['下周三8点发 宝坪村', '2026-03-18T08:00', '宝坪村'],
    ['五月初五9点发 宝坪村', '2026-06-19T09:00', '宝坪村'],
    ['中午12点发送 宝坪村', '2026-03-09T12:00', '宝坪村'],
  ])('“%s” at %s', (text, at, rest) => expect(read(text)).toEqual([at, rest]))

  test.each([
    '明天上午9点 宝坪村 开会',
    '宝坪村 明天上午9点发 停水',
    '明天9点发放种子',
    '明天9点发钱',
    '2月30日9点发 宝坪村',
    '下个月9点发 宝坪村',
    '明天25点发 宝坪村',
    '13月1日9点发 宝坪村',
    '',
  ])('not: “%s”', (text) => expect(read(text)).toBeNull())
})
