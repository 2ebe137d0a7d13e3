import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CsvScanner } from '../../../api/sheets/csv'
import { fileOf, refusalOf, rowsOf, useFolder } from './files'

useFolder()

const scan = (...pieces: string[]) => {
  const scanner = new CsvScanner(1_000)
  return [...pieces.flatMap((piece) => scanner.push(piece)), ...scanner.end()]
}

describe('a CSV file is cut into rows', () => {
  test.each<[string, string, [number, string[]][]]>([
    [
      'lines',
      'a,b\nc,d\n',
      [
        [1, ['a', 'b']],
        [2, ['c', 'd']],
      ],
    ],
    [
      'lines of Windows',
      'a,b\r\nc,d\r\n',
      [
        [1, ['a', 'b']],
        [2, ['c', 'd']],
      ],
    ],
    [
      'lines of an old Mac',
      'a,b\rc,d\r',
      [
        [1, ['a', 'b']],
        [2, ['c', 'd']],
      ],
    ],
    [
      'a last line without an end',
      'a\nb',
      [
        [1, ['a']],
        [2, ['b']],
      ],
    ],
    [
      'blank lines, which count',
      'a\n\n\nb\n',
      [
        [1, ['a']],
        [2, ['']],
        [3, ['']],
        [4, ['b']],
      ],
    ],
    ['tabs', 'a\tb,c\td\n', [[1, ['a', 'b,c', 'd']]]],
    ['semicolons', 'a;b;c\n', [[1, ['a', 'b', 'c']]]],
    ['a quoted comma', '"a,b",c\n', [[1, ['a,b', 'c']]]],
    ['a doubled quote', '"=H(""x"",""y"")",c\n', [[1, ['=H("x","y")', 'c']]]],
    [
      'a quoted line break',
      '"a\nb",c\nd,e\n',
      [
        [1, ['a\nb', 'c']],
        [3, ['d', 'e']],
      ],
    ],
    [
      'a quoted break of Windows',
      '"a\r\nb",c\r\nd\r\n',
      [
        [1, ['a\r\nb', 'c']],
        [3, ['d']],
      ],
    ],
    ['an empty quoted cell', '"",""\n', [[1, ['', '']]]],
    ['a quoted cell at the very end', 'a,"b"', [[1, ['a', 'b']]]],
    ['quotes inside a plain cell', 'a"b",c\n', [[1, ['a"b"', 'c']]]],
    ['text behind a quoted cell', '"a"b,c\n', [[1, ['ab', 'c']]]],
  ])('with %s', (_, text, rows) => {
    expect(scan(text)).toEqual(rows.map(([line, cells]) => ({ line, cells })))
  })

  test('and it does not matter where the pieces of the file end', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '村', '𠮷', '"', ',', '\n', ' '),
      maxLength: 5,
    })
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), {
      minLength: 1,
      maxLength: 6,
    })
    fc.assert(
      fc.property(table, fc.nat(60), fc.nat(60), (rows, one, two) => {
        const text = rows
          .map((cells) => cells.map((c) => `"${c.replaceAll('"', '""')}"`).join(',') + '\n')
          .join('')
        const [first, second] = [Math.min(one, two), Math.max(one, two)]
        const read = scan(text.slice(0, first), text.slice(first, second), text.slice(second))
        expect(read.map(({ cells }) => cells)).toEqual(rows)
        let line = 1
        for (const [i, cells] of rows.entries()) {
          expect(read[i]?.line).toBe(line)
          line += cells.join('').split('\n').length
        }
      }),
    )
  })

  test('a quote that is never closed is named by its line and does not swallow the file', async () => {
    const open = fileOf('open.csv', '姓名,村\n张三,宝坪村\n"李四,天元村\n王五,吉龙村\n')
    expect(await refusalOf(open)).toBe('quote_not_closed')
    await expect(rowsOf(open)).rejects.toThrow('第3行有一个英文引号没有配对')
    const long = fileOf('long.csv', `姓名,村\n"${'张三,宝坪村\n'.repeat(200_000)}`)
    expect(await refusalOf(long)).toBe('quote_not_closed')
  })

  test('one line without end is no table', async () => {
    expect(await refusalOf(fileOf('endless.csv', '张'.repeat(1_100_000)))).toBe('not_a_table')
  })
})

describe('the encoding of a text file is found by itself', () => {
  const text = '姓名,村\n李𠮷,宝坪村\n王㙦,天元村\n'
  const expected = [
    { line: 1, cells: ['姓名', '村'] },
    { line: 2, cells: ['李𠮷', '宝坪村'] },
    { line: 3, cells: ['王㙦', '天元村'] },
  ]

  const gb18030 = 'd0d5c3fb2cb4e50ac0ee9534b2352cb1a6c6bab4e50acdf58230ad382cccecd4aab4e50a'
  const utf16be = () => {
    const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
    return bytes.swap16()
  }
  test.each<[string, () => Uint8Array]>([
    ['UTF-8', () => Buffer.from(text)],
    ['UTF-8 with a byte order mark', () => Buffer.from(`\ufeff${text}`)],
    ['UTF-16 of Excel', () => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16, big end first', utf16be],
    ['GB18030', () => Buffer.from(gb18030, 'hex')],
  ])('%s', async (name, bytes) => {
    expect(await rowsOf(fileOf(`${name}.csv`, bytes()))).toEqual(expected)
  })

  test('UTF-8 whose only Chinese stands behind the first megabyte', async () => {
    const path = fileOf('late.csv', `${`${'a'.repeat(99)},b\n`.repeat(11_000)}李𠮷,村\n`)
    expect((await rowsOf(path)).at(-1)).toEqual({ line: 11_001, cells: ['李𠮷', '村'] })
  })
})
