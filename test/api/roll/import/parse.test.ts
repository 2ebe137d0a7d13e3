import { describe, expect, test } from 'vitest'
import { brief, idOf, member, person, read, type Cells } from './roll'

const rejectedOf = async (...people: Cells[]) => {
  const reading = await read([...people, person({ number: '9', name: '陈文天' })])
  // Whatever happens to one household, the next one is taken.
  expect(reading.households.map(({ number }) => number)).toEqual(['9'])
  expect([...reading.normalised, ...reading.warned, ...reading.incomplete]).toEqual([])
  return brief(reading.rejected)
}

describe('a household is rejected whole', () => {
  test('when its head has no good identity number', async () => {
    const rejected = await rejectedOf(person({ idNumber: '5.09938E+17' }), member({ phone: '无' }))
    expect(rejected).toEqual(['2 id_lost_in_spreadsheet', '3 household_rejected'])
  })

  test('when its head has no name', async () => {
    expect(await rejectedOf(person({ name: ' ' }), member())).toEqual([
      '2 name_missing',
      '3 household_rejected',
    ])
  })

  test.each<[string, Cells, string]>([
    ['village', { village: '天园村' }, 'village_unknown'],
    ['township', { township: '天园乡' }, 'township_unknown'],
    ['group', { group: '大坪' }, 'group_unknown'],
    ['group of that number', { village: '吉龙村', group: '7社' }, 'group_unknown'],
    ['county of ours', { county: '巫山县' }, 'county_other'],
    ['place at all', { village: '', group: '' }, 'village_unknown'],
  ])('when there is no such %s', async (_, cells, refusal) => {
    expect(await rejectedOf(person(cells), member(cells))).toEqual([`2 ${refusal}`, `3 ${refusal}`])
  })

  test('when one of its rows names an unknown village', async () => {
    expect(await rejectedOf(person(), member({ village: '天园村' }))).toEqual([
      '2 household_rejected',
      '3 village_unknown',
    ])
  })

  test('when it has no head or two', async () => {
    expect(await rejectedOf(member(), member())).toEqual([
      '2 household_without_head',
      '3 household_without_head',
    ])
    expect(await rejectedOf(person(), person(), member())).toEqual([
      '2 household_two_heads',
      '3 household_two_heads',
      '4 household_two_heads',
    ])
  })

  test('when one number stands for households of two villages or groups', async () => {
    const elsewhere = person({ village: '天元村', name: '陈文天' })
    expect(await rejectedOf(person(), elsewhere)).toEqual([
      '2 household_two_places',
      '3 household_two_places',
    ])
    expect(await rejectedOf(person(), member({ group: '4社' }))).toHaveLength(2)
  })

  test('when its status is a word nobody knows', async () => {
    expect(await rejectedOf(person({ status: '待定' }), member({ status: '待定' }))).toEqual([
      '2 status_unknown',
      '3 household_rejected',
    ])
  })

  test('naming row, value and reason', async () => {
    const { rejected } = await read([person({ status: '待定' }), member({ status: '待定' })])
    expect(rejected).toEqual([
      {
        line: 2,
        class: 'status_unknown',
        column: '脱贫属性',
        message: '“待定”认不出的脱贫属性，可填：未脱贫、预脱贫、已脱贫、返贫，或留空',
      },
      {
        line: 3,
        class: 'household_rejected',
        column: '户编号',
        message: '“50023824320000001”同户有不能导入的行，整户未导入（第2行）',
      },
    ])
  })
})

describe('a member is left out and the household reported', () => {
  test.each<[Cells, string]>([
    [{ idNumber: '' }, 'id_missing'],
    [{ idNumber: '509938761226235' }, 'id_old_form'],
    [{ idNumber: idOf(1, '20991231') }, 'id_birth_date'],
    [{ name: '' }, 'name_missing'],
    [{ name: '李'.repeat(200) }, 'name_too_long'],
  ])('%j', async (cells, refusal) => {
    const reading = await read([person(), member(cells), member()])
    expect(brief(reading.rejected)).toEqual([`3 ${refusal}`])
    expect(reading.households[0]?.people.map(({ line }) => line)).toEqual([2, 4])
    expect(reading.incomplete).toEqual([{ number: '50023824320000001', line: 2, leftOut: 1 }])
    expect(reading.seen).toEqual({ households: 1, people: 3 })
  })

  test('for two mistakes in one row both are named', async () => {
    const { rejected } = await read([person(), member({ name: '', idNumber: '无' })])
    expect(brief(rejected)).toEqual(['3 name_missing', '3 id_form'])
  })
})

describe('of two rows with one identity number the later is rejected', () => {
  const shared = idOf(777, '19600101')

  test('as a member of another household', async () => {
    const reading = await read([
      person({ idNumber: shared }),
      person({ number: '2' }),
      member({ number: '2', idNumber: shared.toLowerCase() }),
    ])
    expect(brief(reading.rejected)).toEqual(['4 id_duplicate'])
    expect(reading.rejected[0]?.message).toContain('（第2行）')
    expect(reading.incomplete).toEqual([{ number: '2', line: 3, leftOut: 1 }])
  })

  test('as a head, with the household', async () => {
    const reading = await read([
      person({ idNumber: shared }),
      person({ number: '2', idNumber: shared }),
      member({ number: '2' }),
    ])
    expect(brief(reading.rejected)).toEqual(['3 id_duplicate', '4 household_rejected'])
  })

  test('even where the first household is rejected', async () => {
    const reading = await read([
      person({ idNumber: shared, village: '天园村' }),
      person({ number: '2' }),
      member({ number: '2', idNumber: shared }),
    ])
    expect(brief(reading.rejected)).toEqual(['2 village_unknown', '4 id_duplicate'])
  })

  test('and a household pasted twice is one household, with its income', async () => {
    const income = {
      wage: '3000',
      operating: '0',
      property: '0',
      transfer: '1000',
      operatingCost: '0',
    }
    const head = person({ ...income, netIncome: '2000' })
    const wife = member({ ...income, netIncome: '2000' })
    const reading = await read([head, wife, head, wife])
    expect(brief(reading.rejected)).toEqual(['4 id_duplicate', '5 id_duplicate'])
    expect(reading.households[0]?.people).toHaveLength(2)
    expect([...reading.incomplete, ...reading.warned]).toEqual([])
  })
})

describe('rows that are nobody', () => {
  test('are passed over in silence: blank, titles, totals, headings of the next page, signatures', async () => {
    const reading = await read([
      person(),
      ['', ' ', ''],
      [],
      ['巫溪县建档立卡贫困人口信息表(天元乡)'],
      [
        '县',
        '乡镇',
        '村',
        '社',
        '户号',
        '',
        '姓名',
        '性别',
        '身份证号码',
        '与户主关系',
        '民族',
        '学历',
        '在校状况',
        '健康状况',
        '劳动技能',
        '务工状况',
        '务工时间',
        '手机号',
        '脱贫属性',
      ],
      member(),
      ['合计', '', '', '', '1', '', '2'],
      ['填表人:张三', '', '', '', '', '', '审核:李四'],
    ])
    expect(reading.rejected).toEqual([])
    expect(reading.seen).toEqual({ households: 1, people: 2 })
    expect(reading.households[0]?.people.map(({ line }) => line)).toEqual([2, 7])
  })

  test('but a row with a number and no name is somebody forgotten', async () => {
    const { rejected, seen } = await read([
      person(),
      { number: '50023824320000001', village: '宝坪村', group: '5社' },
    ])
    expect(brief(rejected)).toEqual(['3 name_missing', '3 id_missing'])
    expect(seen.people).toBe(2)
  })
})

describe('households are told apart', () => {
  test('by their number, wherever their rows stand', async () => {
    const { households } = await read([
      person({ number: '1' }),
      person({ number: '2' }),
      member({ number: '1' }),
      member({ number: ' 2 ' }),
    ])
    expect(households.map(({ line, people }) => [line, people.length])).toEqual([
      [2, 2],
      [3, 2],
    ])
  })

  test('by their heads, where ordinary households have no number', async () => {
    const ordinary = { number: '', status: '', type: '一般农户' }
    const { households, normalised, rejected } = await read([
      person(ordinary),
      member(ordinary),
      person({ ...ordinary, group: '4社' }),
      member({ ...ordinary, group: '4社' }),
      member({ ...ordinary, group: '3社' }),
    ])
    expect(households.map((h) => [h.number, h.status, h.people.length])).toEqual([
      [null, 'unregistered', 2],
      [null, 'unregistered', 2],
    ])
    expect(brief(rejected)).toEqual(['6 household_without_head'])
    expect(normalised).toEqual([])
  })

  test('by the identity number of the head, where the file gives it with every member', async () => {
    const [one, two] = [idOf(901, '19600101'), idOf(903, '19600101')]
    const { households, rejected } = await read([
      member({ number: '', headIdNumber: one }),
      person({ number: '', headIdNumber: two, idNumber: two }),
      person({ number: '', headIdNumber: one, idNumber: one }),
    ])
    expect(rejected).toEqual([])
    expect(households.map(({ line, people }) => [line, people.length])).toEqual([
      [4, 2],
      [3, 1],
    ])
  })

  test('where the cells of a household are merged and only its first row is filled', async () => {
    const merged: Cells = {
      county: '',
      township: '',
      village: '',
      group: '',
      number: '',
      status: '',
    }
    const { households, normalised } = await read([
      person(),
      member(merged),
      person({ number: '2' }),
    ])
    expect(households.map(({ people }) => people.length)).toEqual([2, 1])
    expect(brief(normalised)).toEqual(['3 number_from_row_above'])
  })

  test('where the first row of the merged cells is not the head’s', async () => {
    const merged: Cells = { village: '', group: '', number: '', status: '' }
    const { households } = await read([
      member({ status: '返贫', wage: '5' }),
      person({ ...merged, number: '50023824320000001' }),
    ])
    expect(households[0]).toMatchObject({ line: 3, status: 'returned', wageFen: 500 })
  })

  test('but not by a number the spreadsheet has spoilt', async () => {
    const spoilt = { number: '5.00238E+16' }
    const { rejected, seen } = await read([person(spoilt), member(spoilt)])
    expect(brief(rejected)).toEqual([
      '2 number_lost_in_spreadsheet',
      '3 number_lost_in_spreadsheet',
    ])
    expect(seen).toEqual({ households: 0, people: 2 })
  })
})
