import fc from 'fast-check'
import { SegmentedMessage } from 'sms-segments-calculator'
import { describe, expect, test } from 'vitest'
import { sizeOf } from '../../../bot/messages/segments'

describe('what a message costs', () => {
  test.each([
    ['Chinese', '好', 70, 1],
    ['Chinese', '好', 71, 2],
    ['Chinese', '好', 134, 2],
    ['Chinese', '好', 135, 3],
    ['plain English', 'a', 160, 1],
    ['plain English', 'a', 161, 2],
    ['plain English', 'a', 306, 2],
    ['plain English', 'a', 307, 3],
    ['with euro signs', '€', 80, 1],
    ['with euro signs', '€', 81, 2],
    ['with euro signs', '€', 153, 3],
    ['of rare characters', '𠮷', 35, 1],
    ['of rare characters', '𠮷', 36, 2],
    ['of rare characters', '𠮷', 67, 3],
  ])('%s: “%s” %i times takes %i', (_, character, times, segments) => {
    expect(sizeOf(character.repeat(times)).segments).toBe(segments)
    expect(new SegmentedMessage(character.repeat(times)).segmentsCount).toBe(segments)
  })

  test('agrees with an independent count for any text', () => {
    const character = fc.constantFrom(...'aZ9 \n好，。“”—€[]{}\\~^|üñ@£çÇéЖ𠮷【】')
    fc.assert(
      fc.property(fc.array(character, { maxLength: 400 }), (characters) => {
        const text = characters.join('')
        expect(sizeOf(text).segments).toBe(new SegmentedMessage(text).segmentsCount || 1)
      }),
      { numRuns: 500 },
    )
  })
})
