import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LABELS } from '../../../bot/understanding/labels'
import { readingsOf } from '../../../bot/understanding/model'
import { type Labelled, train } from '../../../bot/understanding/train'
import { readWeights, writtenOf } from '../../../bot/understanding/weights'

const SMALL: Labelled[] = [
  ...['屋头起火了', '房子起火快来', '坡上起火了'].map((text): Labelled => ({
    text,
    label: 'urgent',
  })),
  ...['低保批了没', '钱批了没', '申请批了没'].map((text): Labelled => ({ text, label: 'status' })),
]

describe('what messages teach', () => {
  test('holds for others that are worded alike', () => {
    const weights = train(SMALL)
    expect(readingsOf(weights, '灶屋起火了')[0]).toMatchObject({ label: 'urgent' })
    expect(readingsOf(weights, '危改批了没')[0]).toMatchObject({ label: 'status' })
  })

  test('is the same however often it is taught', () => {
    expect(writtenOf(train(SMALL))).toBe(writtenOf(train(SMALL)))
  })
})

test('whatever is written, its readings are all there, likeliest first, and add up to one', () => {
  const weights = readWeights()
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
      const readings = readingsOf(weights, text)
      expect(readings.map(({ label }) => label).toSorted()).toEqual([...LABELS].toSorted())
      const probabilities = readings.map(({ probability }) => probability)
      expect(probabilities.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1)
      expect(probabilities).toEqual(probabilities.toSorted((a, b) => b - a))
    }),
    { numRuns: 200 },
  )
})
