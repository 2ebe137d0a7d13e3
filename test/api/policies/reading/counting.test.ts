import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countingUp, type Candidate } from '../../../../api/policies/reading/counting'
import { ReadingError } from '../../../../api/policies/reading/reading-error'

/** '3-1' is 第三条之一, '3!' an article that is set off from its text. */
const candidates = (row: string): Candidate[] =>
  row.split(' ').map((each, at) => {
    const [number = '', inserted = '0'] = each.replace('!', '').split('-')
    return {
      at,
      mark: {
        label: each,
        number: Number(number),
        inserted: Number(inserted),
        rest: '',
        isSetOff: each.endsWith('!'),
      },
    }
  })

const chosen = (row: string) =>
  countingUp(candidates(row))
    .map(({ mark }) => mark.label)
    .join(' ')

describe('Of lines that begin with 第…条, articles are those that count up', () => {
  test.each([
    ['all of them', '1 2 3 4', '1 2 3 4'],
    ['not one named ahead', '1 2 15 3 4', '1 2 3 4'],
    ['not the last one, where it is named ahead', '1 2 9 3', '1 2 3'],
    ['not one named back', '1 2 3 2 4 5', '1 2 3 4 5'],
    ['not two named ahead', '1 2 15 16 3 4 5', '1 2 3 4 5'],
    ['with one missing', '1 2 4 5', '1 2 4 5'],
    ['with one put in later', '1 2 3 3-1 3-2 4', '1 2 3 3-1 3-2 4'],
    ['the same twice where it is set off', '1! 2! 2! 3!', '1! 2! 2! 3!'],
    ['the same once where it is not', '1 2 2 3', '1 2 3'],
    ['an excerpt', '15 16 17', '15 16 17'],
    ['two documents in one file', '1 2 3 1 2', '1 2 3 1 2'],
    ['not the first named again', '1 2 3 1 4 5', '1 2 3 4 5'],
  ])('%s: %s', (_what, row, articles) => {
    expect(chosen(row)).toBe(articles)
  })

  test('A file that counts further than any law is refused instead of compared', () => {
    const many = candidates(Array.from({ length: 5001 }, (_, at) => at + 1).join(' '))
    expect(() => countingUp(many)).toThrow(ReadingError)
    expect(countingUp(many.slice(1))).toHaveLength(5000)
  })

  test('A law is counted whole, whatever single article is named at the beginning of a line', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 60 }),
        fc.nat(),
        fc.integer({ min: 1, max: 60 }),
        (length, where, named) => {
          const row = Array.from({ length }, (_, at) => `${at + 1}`)
          const at = 1 + (where % (length - 1))
          const mixed = row.toSpliced(at, 0, `${named}`)
          expect(chosen(mixed.join(' ')).split(' ')).toEqual(
            // Named behind its own last one, it cannot be told from the next.
            at === length && named > length ? mixed : row,
          )
        },
      ),
    )
  })
})
