import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyAudit } from '../../../../api/audit/verify'
import type { ImportResult } from '../../../../api/roll/import/service'
import { COUNTY } from '../../../support/api'
import { fileOf, pathOf, useFolder } from '../../sheets/files'
import { inOrder, openRollCounty, type RollCounty, TIANYUAN } from '../roll-county'

useFolder()

const key = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../fixtures/tianyuan/households.key.json'), 'utf8'),
) as {
  people: number
  households: number
  rejected_rows: Record<string, number[]>
  normalised_rows: Record<string, number[]>
  warned_rows: Record<string, number[]>
}
const text = new TextDecoder('gb18030').decode(readFileSync(TIANYUAN))
/** The file as another program reads it: title, header, people. */
const cells: string[][] = parse(text, { relax_column_count: true })

/** Four households fall whole, nine others lose a member each. */
const TAKEN = { households: 256, people: 888 }

async function asWorkbook(): Promise<string> {
  const book = new ExcelJS.Workbook()
  book.addWorksheet('花名册').addRows(cells)
  const path = pathOf('roll.xlsx')
  await book.xlsx.writeFile(path)
  return path
}

function linesByClass(findings: { line: number; class: string }[]) {
  const lines: Record<string, number[]> = {}
  for (const { line, class: name } of findings) (lines[name] ??= []).push(line)
  return lines
}

const ascending = (rows: Record<string, number[]>) =>
  Object.fromEntries(
    Object.entries(rows).map(([name, lines]) => [name, lines.toSorted((a, b) => a - b)]),
  )

function expectKey(result: ImportResult) {
  expect(result.seen).toEqual({ households: key.households, people: key.people })
  expect(linesByClass(result.rejected)).toEqual(ascending(key.rejected_rows))
  expect(linesByClass(result.normalised)).toEqual(ascending(key.normalised_rows))
  expect(linesByClass(result.warned)).toEqual(ascending(key.warned_rows))
  expect(result.imported).toEqual(TAKEN)
  expect(result.incomplete).toHaveLength(9)
  expect(result.elsewhere).toEqual([])
}

const FORMS: [string, () => string | Promise<string>][] = [
  ['as it came, in GB18030', () => TIANYUAN],
  ['saved as CSV in UTF-8', () => fileOf('utf8.csv', `\ufeff${text}`)],
  ['saved as a workbook', asWorkbook],
]

describe('the office takes in the Tianyuan file', () => {
  let county: RollCounty
  let first: ImportResult
  const progress: number[] = []
  beforeAll(async () => {
    county = await openRollCounty()
    const onProgress = (households: number) => progress.push(households)
    const checked = await county.take(TIANYUAN, { isTrial: true })
    expect(await county.count('households')).toBe(0)
    first = await county.take(TIANYUAN, { onProgress })
    // The check beforehand said all of it.
    expect(checked).toEqual(first)
  })
  afterAll(() => county.close())

  test('and reads exactly what its key says, every household new', () => {
    expectKey(first)
    expect(first.roll).toEqual({ entered: TAKEN.households, changed: 0, same: 0 })
    expect(progress.at(-1)).toBe(TAKEN.households)
  })

  test('and is told line, column and reason of what it could not take', () => {
    expect(first.rejected.find(({ line }) => line === 354)).toEqual({
      line: 354,
      class: 'id_check_digit',
      column: '证件号码',
      message: '“509938**********70”身份证号校验码不对，请核对原件',
    })
    expect(first.rejected.find(({ line }) => line === 665)).toMatchObject({
      class: 'household_without_head',
      column: '与户主关系',
      message: expect.stringContaining('这一户没有户主') as string,
    })
    for (const { column, message } of [...first.rejected, ...first.warned, ...first.normalised]) {
      expect(cells[1]).toContain(column)
      expect(message).not.toBe('')
    }
  })

  test('and finds every other row of it in the roll, cell for cell', async () => {
    const refused = new Set(first.rejected.map(({ line }) => line))
    // Two rows are blank, one adds up; the first person stands in line 3.
    const rows = cells.slice(2).filter((row, i) => row[5] && row[7] && !refused.has(i + 3))
    expect(rows).toHaveLength(TAKEN.people)
    const roll = await county.readRoll()
    expect(roll).toHaveLength(TAKEN.households)
    const plain = (id = '') => id.normalize('NFKC').toUpperCase()
    const people = new Map(
      roll.flatMap((each) => each.people.map((person) => [person.idNumber, { each, person }])),
    )
    expect(people.size).toBe(TAKEN.people)
    for (const row of rows) {
      const found = people.get(plain(row[7]))
      expect(found?.each.number).toBe(row[4])
      expect(found?.person.name).toBe(
        row[5]?.replace(/^(?!=)(.*)$/, (name) => name.replace(/\s/g, '')),
      )
      expect(found?.person).toMatchObject({
        sex: row[6] === '男' ? 'male' : 'female',
        relation: row[8],
        ethnicity: row[9] || null,
        schooling: row[11] || null,
        work: row[14] || null,
        isHead: row[8] === '户主',
      })
      if (/^1\d{10}$/.test(row[16] ?? '')) expect(found?.person.phone).toBe(`+86${row[16]}`)
      if (row[8] !== '户主') continue
      expect(found?.each).toMatchObject({
        bankAccount: row[32] || null,
        identifiedYear: Number(row[20]?.slice(0, 4)),
        exitedYear: row[21] ? Number(row[21].slice(0, 4)) : null,
        housingAreaM2: Number(row[23]),
        wageFen: Math.round(Number(row[26]) * 100),
        netIncomePerHeadFen: Math.round(Number(row[31]) * 100),
      })
    }
  })

  test('and finds its first household as the file writes it', async () => {
    const [stored] = await county.readRoll()
    expect(stored).toMatchObject({
      number: '50023824320000001',
      areaPath: 'wuxi.tianyuan.baoping.5',
      status: 'registered',
      type: 'subsistence_allowance',
      mainCause: 'disability',
      otherCauses: ['lack_of_land'],
      housingGrade: 'c',
      farmlandMu: 3.1,
      operatingCostFen: 77_700,
      bankAccount: '6200000091831572943',
    })
    expect(stored?.people[0]).toMatchObject({
      name: '牟大山',
      idNumber: '509938197612262359',
      education: 'illiterate',
      health: ['serious_illness'],
      labour: 'ordinary',
      phone: '+8619900000150',
    })
  })

  test('and every household has one event of its entry, one audit row, and its head and size', async () => {
    const [row] = await county.ownerSql`
      select count(*)::int as entered,
             count(distinct e.subject)::int as subjects,
             count(a.id)::int as audited,
             bool_and(e.seq = 1 and e.actor = 'job:command') as is_first,
             bool_and((e.details->'whole'->'facts'->>'size')::int = h.size
               and e.details->'whole'->'facts'->>'number' = h.number
               and e.details->>'evidence' = 'import:' || (select id from imports)
               and h.size = (select count(*) from people p where p.household_id = h.id)
               and h.head_name = (select name from people p
                                   where p.household_id = h.id and p.is_head)) as is_told
        from households h
        join events e on e.subject = 'household:' || h.id and e.type = 'household.entered'
        left join audit a on a.subject = e.subject and a.action = e.type`
    const all = TAKEN.households
    expect(row).toEqual({
      entered: all,
      subjects: all,
      audited: all,
      is_first: true,
      is_told: true,
    })
  })

  test('and the record of it stands the check, without a fault', async () => {
    expect(await verifyAudit(county.sql, COUNTY)).toMatchObject({
      events: await county.count('events'),
      faultCount: 0,
    })
  })

  test('and it is noted who took which file in, and what came of it', async () => {
    const [noted, ...others] = await county.ownerSql`
      select kind, actor, counts, encode(file_digest, 'hex') as digest from imports`
    expect(others).toEqual([])
    expect(noted).toMatchObject({
      kind: 'households',
      actor: 'job:command',
      counts: { imported: TAKEN, roll: { entered: TAKEN.households, changed: 0, same: 0 } },
    })
    expect(noted?.['digest']).toMatch(/^[0-9a-f]{64}$/)
  })

  test('and no ID number, phone or account stands in clear in any table, or in what it is told', async () => {
    const secrets = new Set<string>()
    for (const row of cells.slice(2)) {
      const [id = '', phone = '', account = ''] = [row[7], row[16], row[32]]
      if (/^\d{17}/.test(id)) secrets.add(id.slice(0, 17))
      if (/^\d{11}$/.test(phone)) secrets.add(phone)
      if (account !== '') secrets.add(account.slice(0, 17))
    }
    expect(secrets.size).toBeGreaterThan(1_200)
    const found = (said: string) => {
      const inHex = said.replaceAll(/\\x([0-9a-f]+)/g, (_, hex: string) =>
        Buffer.from(hex, 'hex').toString('latin1'),
      )
      const runs = [...`${said}\n${inHex}`.matchAll(/\d{11,}/g)].map(([run]) => run)
      return runs.filter((run) =>
        [...run].some(
          (_, i) => secrets.has(run.slice(i, i + 11)) || secrets.has(run.slice(i, i + 17)),
        ),
      )
    }
    // The search finds what is there.
    expect(found(text).length).toBeGreaterThan(1_200)
    expect(found(`\\x${Buffer.from('+8619900000150').toString('hex')}`)).toEqual(['8619900000150'])

    const tables = await county.ownerSql<{ name: string }[]>`
      select table_name as name from information_schema.tables where table_schema = 'public'`
    expect(tables.length).toBeGreaterThan(10)
    const rows = await county.dump(tables.map(({ name }) => name))
    expect(rows.length).toBeGreaterThan(TAKEN.people + 3 * TAKEN.households)
    expect(found(rows.join('\n'))).toEqual([])
    expect(found(JSON.stringify(first))).toEqual([])
  })

  test.each(FORMS)(
    'and again, %s: nothing is changed, not one row written anew',
    async (_, form) => {
      const before = await county.dump()
      const imports = await county.count('imports')
      const again = await county.take(await form())
      expectKey(again)
      expect(again.roll).toEqual({ entered: 0, changed: 0, same: TAKEN.households })
      expect(await county.dump()).toEqual(before)
      expect(await county.count('imports')).toBe(imports + 1)
    },
  )
})

test.each(FORMS.slice(1))('the Tianyuan file %s gives the same roll', async (_, form) => {
  const [one, other] = [await openRollCounty(), await openRollCounty()]
  try {
    await one.take(TIANYUAN)
    expectKey(await other.take(await form()))
    expect(inOrder(await other.readRoll())).toEqual(inOrder(await one.readRoll()))
  } finally {
    await one.close()
    await other.close()
  }
})

describe('a file without some of the columns', () => {
  let county: RollCounty
  beforeAll(async () => {
    county = await openRollCounty()
    await county.take(TIANYUAN)
  })
  afterAll(() => county.close())

  const [, titles = []] = cells
  /** The same people, without what these columns say. */
  const without = (...gone: string[]) => {
    const isKept = (_: string, at: number) => !gone.includes(titles[at] ?? '')
    const rows = cells.map((row) => row.filter(isKept).map((cell) => JSON.stringify(cell)))
    return fileOf(
      `without-${gone.join('-')}.csv`,
      `\ufeff${rows.map((r) => r.join(',')).join('\n')}`,
    )
  }
  const told = () => county.sql`
    select (select count(*)::int from people where phone_index is not null) as phones,
           (select count(*)::int from households where status <> 'unregistered') as registered,
           (select count(*)::int from households where bank_account_sealed is not null) as accounts`

  test('leaves what they do not speak of as it stands on the roll', async () => {
    const before = await told()
    expect(before[0]?.['phones']).toBeGreaterThan(0)
    expect(before[0]?.['registered']).toBeGreaterThan(0)
    const { roll } = await county.take(without('联系电话', '脱贫属性', '银行卡号', '人均纯收入'))
    expect(roll).toMatchObject({ entered: 0, changed: 0 })
    expect(await told()).toEqual(before)
  })

  test('is not taken for one in which the column is empty', async () => {
    const at = titles.indexOf('联系电话')
    await county.take(without('联系电话'))
    const rows = cells.map((row, line) =>
      row.map((cell, i) => JSON.stringify(i === at && line > 1 ? '' : cell)).join(','),
    )
    await county.take(fileOf('no-phones.csv', `\ufeff${rows.join('\n')}`))
    expect((await told())[0]).toMatchObject({ phones: 0 })
  })
})
