import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { parseRoll } from '../../../../api/roll/import/parse'
import type { RollReading } from '../../../../api/roll/import/reading'
import { readTable } from '../../../../api/sheets/read'
import { fileOf, pathOf, useFolder } from '../../sheets/files'
import { CONTEXT } from './roll'

useFolder()

const folder = join(import.meta.dirname, '../../../fixtures/tianyuan')
const source = join(folder, 'households.csv')
const key = JSON.parse(readFileSync(join(folder, 'households.key.json'), 'utf8')) as {
  people: number
  households: number
  rejected_rows: Record<string, number[]>
  normalised_rows: Record<string, number[]>
  warned_rows: Record<string, number[]>
}
const text = new TextDecoder('gb18030').decode(readFileSync(source))

function byClass(findings: { line: number; class: string }[]): Record<string, number[]> {
  const lines: Record<string, number[]> = {}
  for (const { line, class: name } of findings) (lines[name] ??= []).push(line)
  return lines
}

const inOrder = (rows: Record<string, number[]>) =>
  Object.fromEntries(
    Object.entries(rows).map(([name, lines]) => [name, lines.toSorted((a, b) => a - b)]),
  )

function expectKey(reading: RollReading) {
  expect(reading.seen).toEqual({ households: key.households, people: key.people })
  expect(byClass(reading.rejected)).toEqual(inOrder(key.rejected_rows))
  expect(byClass(reading.normalised)).toEqual(inOrder(key.normalised_rows))
  expect(byClass(reading.warned)).toEqual(inOrder(key.warned_rows))
}

const reading = (path: string) => parseRoll(readTable(path), CONTEXT)

async function asWorkbook(): Promise<string> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('花名册')
  for await (const { line, cells } of readTable(source)) {
    sheet.getRow(line).values = cells.map((cell, i) =>
      // Figures as Excel would hold them; identity and account numbers stay text.
      i >= 23 && i < 32 && /^[\d.]+$/.test(cell) ? Number(cell) : cell,
    )
  }
  const path = pathOf('households.xlsx')
  await book.xlsx.writeFile(path)
  return path
}

const tabbed = () => text.replace(/"(?:[^"]|"")*"|,/g, (cell) => (cell === ',' ? '\t' : cell))

describe('the township’s file gives exactly the findings of its key', () => {
  test.each<[string, () => string | Promise<string>]>([
    ['as it came, in GB18030', () => source],
    ['in UTF-8 with a byte order mark', () => fileOf('bom.csv', `\ufeff${text}`)],
    ['in UTF-8 without', () => fileOf('plain.csv', text)],
    [
      'with tabs, as Excel’s Unicode text',
      () => fileOf('tab.txt', Buffer.from(`\ufeff${tabbed()}`, 'utf16le')),
    ],
    ['as a workbook of another program', asWorkbook],
  ])('%s', async (_, path) => {
    expectKey(await reading(await path()))
  })
})

describe('what is taken of it', () => {
  test('is every household that was not rejected, without the members that were', async () => {
    const { households, incomplete, rejected } = await reading(source)
    // Four households fall whole (7 + 1 + 3 + 4 rows), nine others lose one member each.
    expect(households).toHaveLength(256)
    expect(households.flatMap(({ people }) => people)).toHaveLength(key.people - rejected.length)
    expect(incomplete).toHaveLength(9)
    expect(incomplete[0]).toEqual({ number: '50023824320100076', line: 236, leftOut: 1 })
    for (const { people } of households) expect(people.filter((p) => p.isHead)).toHaveLength(1)
  })

  test('is a record with every column in its place', async () => {
    const { households } = await reading(source)
    expect(households[0]).toMatchObject({
      line: 3,
      number: '50023824320000001',
      areaPath: 'wuxi.tianyuan.baoping.5',
      status: 'registered',
      watch: null,
      type: 'subsistence_allowance',
      mainCause: 'disability',
      otherCauses: ['lack_of_land'],
      identifiedYear: 2016,
      exitedYear: null,
      housingAreaM2: 40,
      housingGrade: 'c',
      farmlandMu: 3.1,
      wageFen: 1_558_000,
      operatingFen: 368_200,
      propertyFen: 80_000,
      transferFen: 550_200,
      operatingCostFen: 77_700,
      netIncomePerHeadFen: 495_740,
      bankAccount: '6200000091831572943',
    })
    expect(households[0]?.people[0]).toEqual({
      line: 3,
      name: '牟大山',
      sex: 'male',
      idNumber: '509938197612262359',
      relation: '户主',
      ethnicity: '汉族',
      education: 'illiterate',
      schooling: '非在校生',
      health: ['serious_illness'],
      labour: 'ordinary',
      work: '乡(镇)外县内务工',
      workMonths: null,
      phone: '+8619900000150',
      isHead: true,
    })
  })

  test('keeps rare characters, and a formula as the text it is', async () => {
    const { households } = await reading(source)
    const names = households.flatMap(({ people }) => people.map(({ name }) => name))
    expect(names.filter((name) => name === '李𠮷')).toHaveLength(4)
    expect(names).toContain('王㙦')
    expect(names).toContain('=HYPERLINK("http://x","点我")')
  })

  test('shows no identity number, phone or account in any message', async () => {
    const { rejected, normalised, warned } = await reading(source)
    const said = [...rejected, ...normalised, ...warned].map(({ message }) => message)
    expect(
      said.filter((message) => /\d{9}/.test(message.replaceAll(/5002382432\d{7}/g, ''))),
    ).toEqual([])
    expect(rejected.find(({ line }) => line === 354)).toEqual({
      line: 354,
      class: 'id_check_digit',
      column: '证件号码',
      message: '“509938**********70”身份证号校验码不对，请核对原件',
    })
    expect(rejected.find(({ line }) => line === 916)?.message).toContain('第243行')
  })
})
