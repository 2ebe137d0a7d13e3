import { describe, expect, test } from 'vitest'
import { brief, firstOf, member, person, read, type Cells } from './roll'

describe('the household’s own columns', () => {
  test.each<[string, string, string | null, string[]]>([
    ['未脱贫', '一般贫困户', 'registered', []],
    ['预脱贫', '', 'exiting', []],
    ['已脱贫', '一般脱贫户', 'exited', []],
    ['返贫', '低保户', 'returned', []],
    ['整户销户', '', 'closed', []],
    ['终止', '', 'terminated', []],
    ['', '一般农户', 'unregistered', []],
    ['', '', 'unregistered', []],
    ['/', '低保户', 'unregistered', []],
    ['', '非贫困户', 'unregistered', []],
    ['', '低保贫困户', 'registered', ['2 status_missing']],
    ['', '低保脱贫户', 'exited', ['2 status_missing']],
  ])('status “%s” of type “%s” is %s', async (status, type, expected, warnings) => {
    const { household, warned } = await firstOf({ status, type })
    expect(household?.status).toBe(expected)
    expect(warned).toEqual(warnings)
  })

  test.each<[string, string | null]>([
    ['一般贫困户', 'ordinary'],
    ['一般脱贫户', 'ordinary'],
    ['低保贫困户', 'subsistence_allowance'],
    ['五保户', 'extreme_hardship'],
    ['特困供养脱贫户', 'extreme_hardship'],
    ['一般农户', null],
  ])('type %s is %s', async (type, expected) => {
    expect((await firstOf({ type })).household?.type).toBe(expected)
  })

  test('are taken from the head’s row, and a row that differs is reported', async () => {
    const { households, warned } = await read([
      member({ status: '已脱贫', wage: '1' }),
      person({ status: '返贫', wage: '2' }),
      member({ status: '已脱贫' }),
    ])
    expect(households[0]).toMatchObject({ status: 'returned', wageFen: 200 })
    expect(brief(warned)).toEqual(['3 household_rows_differ'])
  })

  test('causes are read by name and each once', async () => {
    const { household } = await firstOf({
      mainCause: '缺土地',
      otherCauses: '因病、缺土地;因病,因婚',
    })
    expect(household).toMatchObject({
      mainCause: 'lack_of_land',
      otherCauses: ['illness', 'marriage_cost'],
    })
  })

  test.each<[Cells, string]>([
    [{ type: '第三类' }, 'type_unknown'],
    [{ mainCause: '3' }, 'cause_unknown'],
    [{ otherCauses: '因病,7' }, 'cause_unknown'],
    [{ watch: '观察户' }, 'watch_unknown'],
    [{ identifiedYear: '2107' }, 'year_impossible'],
    [{ exitedYear: '1899' }, 'year_impossible'],
    [{ housingGrade: 'E级' }, 'housing_grade_unknown'],
    [{ housingArea: '很大' }, 'number_unreadable'],
    [{ farmland: '-3' }, 'number_negative'],
    [{ wage: '-15580' }, 'number_negative'],
    [{ transfer: '99999999999' }, 'number_impossible'],
    [{ bankAccount: '6.2E+18' }, 'bank_account_lost'],
    [{ bankAccount: '存折' }, 'bank_account_unreadable'],
  ])('a slip in one leaves that one blank: %j', async (cells, warning) => {
    const { household, warned } = await firstOf(cells)
    expect(warned).toEqual([`2 ${warning}`])
    const [column = ''] = Object.keys(cells)
    const field =
      {
        wage: 'wageFen',
        transfer: 'transferFen',
        housingArea: 'housingAreaM2',
        farmland: 'farmlandMu',
      }[column] ?? column
    expect(household).toHaveProperty(field)
    expect(household?.[field as 'wageFen']).toEqual(column === 'otherCauses' ? ['illness'] : null)
  })

  test('an income that does not add up is kept and reported at the head', async () => {
    const income = {
      wage: '9000',
      operating: '0',
      property: '0',
      transfer: '0',
      operatingCost: '0',
      netIncome: '6000',
    }
    const { households, warned } = await read([member(income), person(income)])
    expect(brief(warned)).toEqual(['3 income_does_not_add_up'])
    expect(households[0]?.netIncomePerHeadFen).toBe(600_000)
  })

  test('a watch-list kind is known', async () => {
    expect((await firstOf({ watch: '边缘易致贫户' })).household?.watch).toBe('borderline')
    expect((await firstOf({ watch: '无' })).household?.watch).toBeNull()
  })
})
