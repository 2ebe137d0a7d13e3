import { describe, expect, test } from 'vitest'
import { fileOf, refusalOf, rowsOf, useFolder } from './files'
import { type OldSheet, xlsOf } from './old-sheets'

useFolder()

describe('an old .xls', () => {
  test('gives its rows by number, as text', async () => {
    const book = xlsOf({
      name: '花名册',
      cells: [
        [0, 0, '标题'],
        [2, 1, '李𠮷'],
        [2, 2, Number('509938197612262359')],
        [2, 3, 19900000150],
        [2, 4, { formula: '天元村' }],
        [2, 5, { day: 42735 }],
      ],
    })
    const rows = (await rowsOf(fileOf('old.xls', book))).filter(({ cells }) => cells.length > 0)
    expect(rows).toEqual([
      { line: 1, cells: ['标题'] },
      { line: 3, cells: ['', '李𠮷', '5.09938E+17', '19900000150', '天元村', '2016-12-31'] },
    ])
  })

  test('of several filled sheets is refused unless one is named, of empty ones altogether', async () => {
    const cells: OldSheet['cells'] = [[0, 0, '村']]
    const several = xlsOf({ name: '甲', cells }, { name: '乙', cells: [[0, 0, '社']] })
    const path = fileOf('several.xls', several)
    expect(await refusalOf(path)).toBe('several_sheets')
    expect(await rowsOf(path, { sheet: '乙' })).toEqual([{ line: 1, cells: ['社'] }])
    const one = fileOf('one.xls', xlsOf({ name: '空', cells: [] }, { name: '甲', cells }))
    expect(await rowsOf(one)).toEqual([{ line: 1, cells: ['村'] }])
    expect(await refusalOf(fileOf('none.xls', xlsOf({ name: '空', cells: [] })))).toBe(
      'not_a_table',
    )
  })

  test('that is larger than any of its kind is refused', async () => {
    const path = fileOf('large.xls', xlsOf({ name: '甲', cells: [[0, 0, '村']] }))
    expect(await refusalOf(path, { limits: { xlsBytes: 4_000 } })).toBe('file_too_large')
  })
})
