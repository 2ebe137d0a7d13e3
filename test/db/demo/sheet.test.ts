import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { DEMO_AREAS } from '../../../db/demo/demo-areas'
import { generateCounty } from '../../../db/demo/county'
import { toRollCsvLines, toRollCsvRows } from '../../../db/demo/sheet'
import * as words from '../../../db/values/roll-words'
import type { HouseholdRecord } from '../../../db/values/roll'

const roll = [...generateCounty({ registeredHouseholds: 60 }).households]
const rows = [...toRollCsvRows(roll)]

const fixture: string[][] = parse(
  new TextDecoder('gb18030').decode(readFileSync('test/fixtures/tianyuan/households.csv')),
  { relax_column_count: true },
)

function keyOf<K extends string>(table: Record<K, string>, word: string): K | null {
  const found = Object.entries(table).find(([, value]) => value === word)
  return found ? (found[0] as K) : null
}
function unread(row: string[]): never {
  throw new Error(`no status: ${row.join()}`)
}

const fen = (yuan = '') => Math.round(Number(yuan) * 100)
const year = (cell = '') => (cell ? Number(cell) : null)

/** The households a reader makes of the rows, with nothing to go by but the sheet. */
function readBack(sheet: string[][]): HouseholdRecord[] {
  const paths = new Map(
    DEMO_AREAS.filter(({ level }) => level === 'group').map(({ path }) => {
      const names = path.split('.').map((_, i, parts) => {
        const above = parts.slice(0, i + 1).join('.')
        return DEMO_AREAS.find((area) => area.path === above)?.name
      })
      return [names.join(), path]
    }),
  )
  const byNumber = Map.groupBy(sheet.slice(1), (row) => row[4] ?? '')
  return [...byNumber].map(([number, members]) => {
    const [head = []] = members
    return {
      number,
      areaPath: paths.get(head.slice(0, 4).join()) ?? '',
      status: keyOf(words.STATUS_WORDS, head[22] ?? '') ?? unread(head),
      watch: null,
      type:
        head[17] === '低保户' ? 'subsistence_allowance' : keyOf(words.TYPE_WORDS, head[17] ?? ''),
      mainCause: keyOf(words.CAUSE_WORDS, head[18] ?? ''),
      otherCauses: (head[19] ?? '')
        .split(';')
        .flatMap((word) => keyOf(words.CAUSE_WORDS, word) ?? []),
      identifiedYear: year(head[20]),
      exitedYear: year(head[21]),
      housingAreaM2: Number(head[23]),
      housingGrade: keyOf(words.GRADE_WORDS, head[24] ?? ''),
      farmlandMu: Number(head[25]),
      wageFen: fen(head[26]),
      operatingFen: fen(head[27]),
      propertyFen: fen(head[28]),
      transferFen: fen(head[29]),
      operatingCostFen: fen(head[30]),
      netIncomePerHeadFen: fen(head[31]),
      bankAccount: head[32] || null,
      people: members.map((row) => ({
        name: row[5] ?? '',
        sex: keyOf(words.SEX_WORDS, row[6] ?? ''),
        idNumber: row[7] ?? '',
        relation: row[8] ?? '',
        ethnicity: row[9] || null,
        education: keyOf(words.EDUCATION_WORDS, row[10] ?? ''),
        schooling: row[11] || null,
        health: (row[12] ?? '').split(';').flatMap((word) => keyOf(words.HEALTH_WORDS, word) ?? []),
        labour: keyOf(words.LABOUR_WORDS, row[13] ?? ''),
        work: row[14] || null,
        workMonths: year(row[15]),
        phone: row[16] ? `+86${row[16]}` : null,
        isHead: row[8] === '户主',
      })),
    }
  })
}

describe('the demo roll as a sheet of the national system', () => {
  test('its header is that of the sheet of 天元乡', () => {
    expect(rows[0]).toEqual(fixture[1])
    for (const row of rows) expect(row).toHaveLength(33)
  })

  test('a reader gets every household back, but for its watch', () => {
    expect(readBack(rows)).toEqual(roll.map((household) => ({ ...household, watch: null })))
  })

  test('it says nothing in words the sheet of 天元乡 would not use', () => {
    // Sex, ethnicity, education, health, labour, type, causes, status, grade. Off the register
    // stand the households that sheet does not hold.
    const columns = [6, 9, 10, 12, 13, 17, 18, 22, 24]
    const registered = rows.slice(1).filter((row) => row[22] !== '')
    for (const column of columns) {
      const known = new Set(fixture.slice(2).flatMap((row) => (row[column] ?? '').split(';')))
      for (const extra of ['本科及以上', '因婚', '因丧', '预脱贫', '整户销户', '终止'])
        known.add(extra)
      const used = new Set(registered.flatMap((row) => (row[column] ?? '').split(';')))
      expect([...used].filter((word) => !known.has(word))).toEqual([])
    }
  })

  test('money stands in yuan and a household without register in plain words', () => {
    const poor = rows.find((row) => row[5] === '牟大岭')
    expect(poor?.slice(0, 5)).toEqual(['巫溪县', '天元乡', '宝坪村', '3社', '50023824320050001'])
    expect(poor?.[31]).toBe('4150')
    expect(poor?.[16]).toBe('19900001001')
    const ordinary = rows.find((row) => row[5] === '周长林')
    expect([ordinary?.[17], ordinary?.[22], ordinary?.[32]]).toEqual(['一般农户', '', ''])
  })

  test('the account stands at the head alone', () => {
    for (const row of rows.slice(1)) if (row[32]) expect(row[8]).toBe('户主')
  })

  test('the file has a title above and a 合计 row below, and lines end as Windows ends them', () => {
    const text = [...toRollCsvLines(roll.slice(0, 3), '表')].join('')
    const parsed: string[][] = parse(text)
    expect(text.endsWith('\r\n')).toBe(true)
    expect(parsed[0]?.join('')).toBe('表')
    expect(parsed.slice(1, -1)).toEqual([...toRollCsvRows(roll.slice(0, 3))])
    expect(parsed.at(-1)?.slice(0, 6)).toEqual(['合计', '', '', '', '3', '9'])
  })

  test('a comma or a quote in a cell stays in its cell', () => {
    const [first] = roll
    if (!first) throw new Error('empty roll')
    const odd = { ...first, people: first.people.map((one) => ({ ...one, work: '在"县城",做工' })) }
    const parsed: string[][] = parse([...toRollCsvLines([odd])].join(''))
    expect(parsed[2]?.[14]).toBe('在"县城",做工')
  })
})
