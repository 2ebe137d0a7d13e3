import { mkdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fileOf, pathOf, refusalOf, rowsOf, sheetOf, useFolder } from './files'

useFolder()

describe('a file that is no table is refused in words a clerk understands', () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d4948445200000001', 'hex')
  test.each<[string, string | Uint8Array, string]>([
    ['empty', '', 'not_a_table'],
    ['a picture', png, 'not_a_table'],
    ['text with a zero byte', '姓名\0,村\n', 'not_a_table'],
    [
      'a web page named .xls',
      '\ufeff\n <html><table><tr><td>姓名</td></tr></table>',
      'not_a_table',
    ],
    ['an XML sheet named .xls', '<?xml version="1.0"?><Workbook/>', 'not_a_table'],
    [
      'an archive without a directory',
      Buffer.from('PK\x03\x04 and no more of it than this'),
      'file_damaged',
    ],
    ['an old workbook cut short', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'file_damaged'],
    [
      'an encrypted workbook',
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
      'file_encrypted',
    ],
    ['one character', '村', 'read'],
  ])('%s', async (name, content, code) => {
    expect(await refusalOf(fileOf(`${name}.dat`, content))).toBe(code)
  })

  test('one that is not there, and one that is a folder', async () => {
    expect(await refusalOf(pathOf('nowhere.csv'))).toBe('file_missing')
    mkdirSync(pathOf('folder'))
    expect(await refusalOf(pathOf('folder'))).toBe('not_a_table')
  })

  test('says in Chinese what to do', async () => {
    await expect(rowsOf(fileOf('p.png', png))).rejects.toThrow('请用 .xlsx、.xls 或 .csv')
  })
})

test('the first bytes decide, not the name', async () => {
  const book = sheetOf('<row r="1"><c r="A1" t="str"><v>村</v></c></row>')
  expect(await rowsOf(fileOf('really.csv', book))).toEqual([{ line: 1, cells: ['村'] }])
  expect(await rowsOf(fileOf('really.xlsx', '村,社\n'))).toEqual([{ line: 1, cells: ['村', '社'] }])
})

test('whoever stops reading leaves no open file behind', async () => {
  const { readTable } = await import('../../../api/sheets/read')
  const before = process.getActiveResourcesInfo().length
  const path = fileOf('long.csv', '村,社\n'.repeat(200_000))
  for (let i = 0; i < 20; i++) {
    for await (const row of readTable(path)) if (row.line === 3) break
  }
  await new Promise((resolve) => setImmediate(resolve))
  expect(process.getActiveResourcesInfo().length).toBeLessThan(before + 10)
})
