import { describe, expect, test } from 'vitest'
import { isFarFrom, metresBetween, purposeOf, visitRefusal } from '../../../api/visits/rules'

describe('the purpose of a visit', () => {
  test.each([
    ['房子漏雨，养猪3头', 'learn_situation'],
    ['春节看望，送了米', 'greeting'],
    ['填扶贫手册', 'fill_handbook'],
    ['商量脱贫计划', 'plan_exit'],
    ['宣传医保政策', 'explain_policy'],
    ['看产业项目到户没有', 'carry_out_project'],
    ['慰问，顺便讲政策', 'greeting'],
  ])('“%s”: %s', (text, purpose) => expect(purposeOf(text)).toBe(purpose))
})

describe('a place', () => {
  const village = { latitudeE6: 31_400_000, longitudeE6: 109_600_000 }
  /** 100 m are about 899 millionths of a degree of latitude. */
  const northBy = (metres: number) => ({
    ...village,
    latitudeE6: village.latitudeE6 + Math.round((metres / 6_371_000) * (180 / Math.PI) * 1_000_000),
  })

  test('is measured as the crow flies', () => {
    expect(metresBetween(village, village)).toBe(0)
    expect(metresBetween(village, northBy(2_000))).toBeCloseTo(2_000, 0)
    // Chongqing to Beijing.
    const cities = [29_563_000, 106_551_000, 39_904_000, 116_407_000] as const
    const [a, b, c, d] = cities
    const metres = metresBetween(
      { latitudeE6: a, longitudeE6: b },
      { latitudeE6: c, longitudeE6: d },
    )
    expect(metres / 1_000).toBeGreaterThan(1_440)
    expect(metres / 1_000).toBeLessThan(1_480)
  })

  test.each([
    [1_990, 0, false],
    [2_010, 0, true],
    [2_990, 1_000, false],
    [3_010, 1_000, true],
  ])('%d m from the middle of a village of %d m: far is %s', (metres, radiusM, isFar) =>
    expect(isFarFrom({ ...village, radiusM }, northBy(metres), 2_000)).toBe(isFar),
  )
})

describe('a note', () => {
  const facts = { hasText: true, photos: 0, visitedOn: '2026-03-09', today: '2026-03-09' }
  test.each([
    ['of today', {}, null],
    ['of a day before', { visitedOn: '2025-01-01' }, null],
    ['of tomorrow', { visitedOn: '2026-03-10' }, 'day_in_future'],
    ['of nothing', { hasText: false }, 'text_missing'],
    ['of a picture alone', { hasText: false, photos: 1 }, null],
  ])('%s', (_what, change, refusal) => expect(visitRefusal({ ...facts, ...change })).toBe(refusal))
})
