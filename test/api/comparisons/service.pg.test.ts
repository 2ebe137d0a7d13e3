import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type ComparedCounty, openComparedCounty } from '../../support/comparisons'
import { head, household, somebody } from '../roll/roll-county'
import { fileOf, useFolder } from '../sheets/files'

useFolder()

let county: ComparedCounty
beforeAll(async () => {
  county = await openComparedCounty()
})
afterAll(() => county.close())
beforeEach(async () => {
  await county.ownerSql`
    truncate households, people, leads, lead_signals, imports, comparison_tasks, department_columns,
             events, audit cascade`
})

let files = 0
const csv = (...lines: string[]) => fileOf(`compared-${++files}.csv`, lines.join('\n'))
const STORED = [
  'leads',
  'lead_signals',
  'imports',
  'events',
  'audit',
  'department_columns',
  'outbox',
]

const CARS = '姓名,身份证号,号牌号码,车辆类型,状态'
const car = ({ name, idNumber }: { name: string; idNumber: string }, plate: string) =>
  `${name},${idNumber},${plate},小型轿车,正常`

async function addMou(more: Parameters<typeof household>[2] = {}) {
  const mou = head()
  const wife = somebody()
  await county.load([household('1001', [mou, wife], more)])
  return { mou, wife }
}

describe('a car', () => {
  test('of this month is known the next, and another one is new', async () => {
    const { mou } = await addMou()
    const first = await county.compare('vehicles', csv(CARS, car(mou, '渝F45121')))
    expect(first.leads).toMatchObject([
      { household: '1001', class: 'vehicle', possible: false, message: '名下有小型轿车 渝F45121' },
    ])
    const lines = [CARS, car(mou, '渝F·45121'), car(mou, '渝F77777')]
    const next = await county.compare('vehicles', csv(...lines))
    expect(next.leads.map(({ message }) => message)).toEqual(['名下有小型轿车 渝F77777'])
    expect(next.repeated).toHaveLength(1)
    expect(await county.count('leads')).toBe(2)
  })

  test('twice in one file is one lead', async () => {
    const { mou } = await addMou()
    const lines = [CARS, car(mou, '渝F45121'), car(mou, '渝F45121')]
    const { leads, rows, matched } = await county.compare('vehicles', csv(...lines))
    expect({ leads: leads.length, rows, matched }).toEqual({ leads: 1, rows: 2, matched: 2 })
  })

  test('of a household that is not on the register is nobody’s business', async () => {
    const { mou } = await addMou({ status: 'unregistered' })
    const { leads, matched } = await county.compare('vehicles', csv(CARS, car(mou, '渝F45121')))
    expect({ leads, matched }).toEqual({ leads: [], matched: 0 })
  })

  test('is told under another name where the file has one', async () => {
    const { mou } = await addMou()
    const file = csv(CARS, car({ ...mou, name: '谭大山' }, '渝F45121'))
    const { leads } = await county.compare('vehicles', file)
    expect(leads[0]?.message).toBe('名下有小型轿车 渝F45121（文件里姓名写作谭大山）')
  })
})

test('sums, blank rows and headings of the next page are no rows', async () => {
  const { mou } = await addMou()
  const lines = ['车辆信息', CARS, car(mou, '渝F1'), ',,,,', CARS, car(mou, '渝F2'), '合计,,2,,']
  expect((await county.compare('vehicles', csv(...lines))).rows).toBe(2)
})

test('rows that cannot be compared are named, their numbers hidden', async () => {
  const { mou } = await addMou()
  const wrong = mou.idNumber.slice(0, 17) + (mou.idNumber.endsWith('1') ? '2' : '1')
  const lines = [CARS, '牟大山,,渝F1,小型轿车,', car({ name: '谭二', idNumber: wrong }, '渝F2')]
  const { skipped, skippedRows } = await county.compare('vehicles', csv(...lines))
  expect(skippedRows).toBe(2)
  expect(skipped).toMatchObject([
    { line: 2, reason: 'id_missing' },
    { line: 3, reason: 'id_damaged' },
  ])
  expect(skipped[1]?.message).not.toContain(wrong.slice(6, 16))
})

test('a trial writes nothing', async () => {
  const { mou } = await addMou()
  const before = await county.dump(STORED)
  const file = csv(CARS, car(mou, '渝F45121'))
  const { leads } = await county.compare('vehicles', file, { isTrial: true })
  expect(leads).toHaveLength(1)
  expect(await county.dump(STORED)).toEqual(before)
})

test('two who compare the same at once raise it once', async () => {
  const { mou } = await addMou()
  const file = csv(CARS, car(mou, '渝F45121'))
  const both = await Promise.all([
    county.compare('vehicles', file),
    county.compare('vehicles', file),
  ])
  expect(both.map(({ leads }) => leads.length).toSorted()).toEqual([0, 1])
  expect(await county.count('leads')).toBe(1)
  expect(await county.count('imports')).toBe(1)
})

test('a column that was pointed out once is known the next time', async () => {
  const { mou } = await addMou()
  const headings = '姓名,车主编号,号牌号码,车辆类型,状态'
  const file = csv(headings, car(mou, '渝F1'))
  await expect(county.compare('vehicles', file)).rejects.toThrow('--columns 车主编号=id')
  await county.compare('vehicles', file, { columns: new Map([['车主编号', 'id']]) })
  const { leads } = await county.compare('vehicles', csv(headings, car(mou, '渝F2')))
  expect(leads).toHaveLength(1)
})

describe('who is not in a file', () => {
  const allowances = (count: number) =>
    Array.from({ length: count }, (_, i) =>
      household(`20${String(i).padStart(2, '0')}`, [head()], { type: 'subsistence_allowance' }),
    )
  const paid = (records: ReturnType<typeof allowances>) =>
    csv('姓名,身份证号,状态', ...records.map(({ people }) => `某某,${people[0]?.idNumber},在保`))

  test.each([
    [20, 10, 10, []],
    [20, 11, 0, ['天元乡']],
    [9, 9, 9, []],
  ])('of %i households %i missing raise %i leads', async (all, missing, leads, incomplete) => {
    const records = allowances(all)
    await county.load(records)
    const file = paid(records.slice(missing))
    const result = await county.compare('subsistence_allowance', file)
    expect(result.leads).toHaveLength(leads)
    expect(result.incomplete).toEqual(incomplete)
  })

  test('of a township the file is not of is not missing', async () => {
    const records = allowances(3)
    const [far] = allowances(1)
    if (far) Object.assign(far, { number: '3001', areaPath: 'wuxi.yulin.wusong.1' })
    await county.load([...records, ...(far ? [far] : [])])
    const { leads, incomplete } = await county.compare('subsistence_allowance', paid(records))
    expect({ leads, incomplete }).toMatchObject({ leads: [], incomplete: [expect.anything()] })
  })

  test('has none where the office says that the file is whole', async () => {
    const records = allowances(12)
    await county.load(records)
    const file = paid(records.slice(11))
    const { leads } = await county.compare('subsistence_allowance', file, { isWhole: true })
    expect(leads).toHaveLength(11)
  })

  test('is paid where any of the household is', async () => {
    const { wife } = await addMou({ type: 'subsistence_allowance' })
    const file = csv('姓名,身份证号,状态', `李红金,${wife.idNumber},在保`)
    expect((await county.compare('subsistence_allowance', file)).leads).toEqual([])
  })
})

describe('what a family paid itself', () => {
  const BILLS = '姓名,身份证号,就诊类型,自付金额,结算日期'

  test.each([
    ['registered', ['3000', '2000'], 1],
    ['registered', ['3000', '1999.99'], 0],
    ['unregistered', ['5000', '10000'], 0],
    ['unregistered', ['5000', '15,000.00元'], 1],
  ] as const)('of one %s, %o is a risk: %i', async (status, sums, count) => {
    await county.setFigures({
      inpatient_trigger_registered: 500_000,
      inpatient_trigger_other: 2_000_000,
    })
    const { wife } = await addMou({ status })
    const bills = sums.map((sum) => `李红金,${wife.idNumber},住院,"${sum}",2026-03-05`)
    const { leads } = await county.compare('medical_costs', csv(BILLS, ...bills))
    expect(leads).toHaveLength(count)
    if (count > 0) expect(leads[0]).toMatchObject({ class: 'medical_cost', household: '1001' })
  })

  test('in words nobody can read is named, and no bill is lost unseen', async () => {
    const { wife } = await addMou()
    const bills = ['约三千余', ''].map((sum) => `李红金,${wife.idNumber},住院,${sum},2026-03-05`)
    const result = await county.compare('medical_costs', csv(BILLS, ...bills))
    expect(result).toMatchObject({
      matched: 1,
      skippedRows: 1,
      skipped: [{ line: 2, reason: 'amount' }],
    })
  })

  test('in one month out of hospital counts by the month', async () => {
    await county.setFigures({ outpatient_trigger: 50_000 })
    const { wife } = await addMou()
    const bill = (sum: number, day: string) => `李红金,${wife.idNumber},门诊,${sum},${day}`
    const two = [bill(300, '2026-03-05'), bill(300, '2026-04-05')]
    expect((await county.compare('medical_costs', csv(BILLS, ...two))).leads).toEqual([])
    const one = [bill(300, '2026-05-05'), bill(200, '2026-05-09')]
    const { leads } = await county.compare('medical_costs', csv(BILLS, ...one))
    expect(leads.map(({ message }) => message)).toEqual(['2026-05门诊自付500元'])
  })

  test('for compulsory school is nothing, for more than the county’s sum a risk', async () => {
    await county.setFigures({ schooling_trigger: 1_000_000 })
    const { wife } = await addMou()
    const line = (stage: string, sum: string) => `李红金,${wife.idNumber},某校,${stage},${sum},2026`
    const lines = ['姓名,身份证号,学校,学段,自付金额（元）,学年', line('初中', '20000')]
    expect((await county.compare('schooling_costs', csv(...lines))).leads).toEqual([])
    const more = [...lines, line('大学', '1.2万元')]
    const { leads } = await county.compare('schooling_costs', csv(...more))
    expect(leads).toMatchObject([{ class: 'schooling_cost', message: '2026上学自付12000元' }])
  })

  test('is not judged where the county has set no sum', async () => {
    await county.setFigures({ outpatient_trigger: null })
    await expect(county.compare('medical_costs', csv(BILLS))).rejects.toThrow('figure_missing')
    await county.setFigures()
  })
})

test('whoever is on the list of a disaster is a risk, once for each disaster', async () => {
  const { mou, wife } = await addMou({ status: 'unregistered' })
  const line = (id: string, day: string) => `某某,${id},洪涝,${day}`
  const lines = ['姓名,身份证号,灾害类型,受灾日期', line(mou.idNumber, '2026-07-01')]
  const first = await county.compare('disasters', csv(...lines, line(wife.idNumber, '2026-07-01')))
  expect(first.leads).toMatchObject([{ class: 'disaster', message: '2026-07-01 洪涝受灾' }])
  const next = await county.compare('disasters', csv(...lines, line(wife.idNumber, '2026-08-01')))
  expect(next.leads).toHaveLength(1)
})
