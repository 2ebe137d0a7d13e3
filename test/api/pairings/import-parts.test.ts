import fc from 'fast-check'
import { expect, test } from 'vitest'
import { partsOf } from '../../../api/pairings/import/parts'

test('a helper’s lines are taken in together, wherever they stand in the file', () => {
  const lines = ['熊', '姚', '熊', '万', '姚'].map((staffId, line) => ({ staffId, line }))
  const parts = partsOf(lines, 4).map((part) => part.map(({ line }) => line))
  expect(parts).toEqual([[0, 2, 1, 4], [3]])
})

test('none is lost or taken twice, and no helper is in two parts', () => {
  const line = fc.record({ staffId: fc.constantFrom('a', 'b', 'c', 'd'), line: fc.nat() })
  fc.assert(
    fc.property(fc.array(line), fc.integer({ min: 1, max: 5 }), (lines, atOnce) => {
      const parts = partsOf(lines, atOnce)
      expect(new Set(parts.flat())).toEqual(new Set(lines))
      expect(parts.flat()).toHaveLength(lines.length)
      const seen = parts.flatMap((part) => [...new Set(part.map(({ staffId }) => staffId))])
      expect(new Set(seen).size).toBe(seen.length)
    }),
  )
})
