import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { onBehalfOf } from '../../../api/commands/on-behalf'
import { importPairings } from '../../../api/pairings/import/service'
import { writeWorkbook } from '../../../api/documents/workbook'
import { checkCharacter } from '../../../api/roll/import/identity'
import {
  COUNTY,
  MONDAY_MORNING,
  OTHER_VILLAGE,
  startApi,
  TOWNSHIP,
  VILLAGE,
} from '../../support/api'
import { commandContext } from '../../support/command'
import { addPairing } from '../../support/list-items'
import { deliverDue } from '../../support/outbox'

const api = await startApi()
await api.addCounty()
await api.addContact()
const clerk = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
const xiong = await api.addStaff({
  name: '熊长富',
  unit: '天元乡人民政府',
  phone: '+8619900001111',
  roles: [['village_cadre', VILLAGE]],
})
const bureau = await api.addStaff({
  name: '钟兰舒',
  unit: '县民政局',
  roles: [['department', COUNTY]],
})
await api.addStaff({ name: '同名人', unit: '甲局', roles: [['department', COUNTY]] })
await api.addStaff({ name: '同名人', unit: '乙局', roles: [['department', COUNTY]] })
await api.addStaff({
  name: '已离岗',
  unit: '甲局',
  roles: [['department', COUNTY]],
  isActive: false,
})
await api.addStaff({
  name: '远在外',
  unit: '新华村委会',
  roles: [['village_cadre', OTHER_VILLAGE]],
})
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await api.ownerSql`delete from pairings`
})
afterAll(() => api.close())

let made = 0
/** A household with a number, and an identity number whose check character is right. */
async function household(head: string, given: { status?: 'closed'; areaPath?: string } = {}) {
  const digits = `50993819600101${String(++made).padStart(3, '0')}`
  const idNumber = digits + checkCharacter(digits)
  const { id } = await api.addHousehold({ head, idNumber, ...given })
  const number = `50${String(made).padStart(8, '0')}`
  await api.ownerSql`update households set key = ${number}, number = ${number} where id = ${id}`
  return { id, number, idNumber, head }
}

const folder = await mkdtemp(join(tmpdir(), 'pairings-'))
async function csv(...lines: string[]): Promise<string> {
  const file = join(folder, `${++made}.csv`)
  await writeFile(
    file,
    ['天元乡结对帮扶名单', '户主,身份证号,户编号,帮扶人,电话,单位,日期', ...lines].join('\n'),
  )
  return file
}
const take = async (
  file: string,
  more: { isTrial?: boolean; isTold?: boolean } = {},
  by = clerk.id,
) =>
  importPairings(await onBehalfOf(commandContext(api), by, 'pairing.make'), file, {
    isTrial: false,
    isTold: false,
    ...more,
  })
const pairings = () => api.sql`
  select household_id, staff_id, from_day::text, to_day::text, paired_by from pairings order by from_day`

test('by number or identity number, and by phone or name and unit, each from its day', async () => {
  const [a, b, c] = [await household('牟甲'), await household('牟乙'), await household('牟丙')]
  const file = await csv(
    `牟甲,,${a.number},熊长富,19900001111,,2026-01-05`,
    `牟乙,${b.idNumber},,熊长富,,天元乡政府,2026年2月1日`,
    `牟丙,,${c.number},钟兰舒,,县民政局,`,
    '合计,,,,,,3户',
  )
  expect(await take(file)).toEqual({ seen: 3, paired: 3, changed: 0, same: 0, rejected: [] })
  expect(await pairings()).toMatchObject([
    { household_id: a.id, staff_id: xiong.id, from_day: '2026-01-05', paired_by: clerk.id },
    { household_id: b.id, staff_id: xiong.id, from_day: '2026-02-01' },
    { household_id: c.id, staff_id: bureau.id, from_day: '2026-03-09' },
  ])
  expect(await take(file)).toEqual({ seen: 3, paired: 0, changed: 0, same: 3, rejected: [] })
  expect(await pairings()).toHaveLength(3)
})

test('each line that is not taken in says why, and the good ones are', async () => {
  const good = await household('牟好')
  const closed = await household('牟销', { status: 'closed' })
  const other = await household('牟异')
  const kin = await household('牟亲')
  const far = await household('牟远', { areaPath: 'wuxi.yulin.wusong.1' })
  await api.addStaff({
    name: '亲戚人',
    unit: '甲局',
    roles: [['department', COUNTY]],
    ties: [kin.id],
  })
  const file = await csv(
    `牟好,,${good.number},熊长富,,天元乡政府,`,
    `,,${good.number},熊长富,,,`,
    `牟好,,${good.number},,,,`,
    '牟好,,,熊长富,,天元乡政府,',
    '牟好,509938196001019999,,熊长富,,天元乡政府,',
    '牟无,,5099999999,熊长富,,天元乡政府,',
    `牟错,,${other.number},熊长富,,天元乡政府,`,
    `牟异,${kin.idNumber},${other.number},熊长富,,天元乡政府,`,
    `牟好,${good.idNumber},,钟兰舒,,县民政局,`,
    `牟销,,${closed.number},熊长富,,天元乡政府,`,
    `牟亲,,${kin.number},亲戚人,,甲局,`,
    `牟远,,${far.number},钟兰舒,,县民政局,`,
  )
  const { rejected, ...counts } = await take(file)
  expect(counts).toEqual({ seen: 12, paired: 1, changed: 0, same: 0 })
  expect(rejected.map(({ line, message }) => `${line} ${message}`)).toEqual([
    '4 没有户主姓名',
    '5 没有帮扶人姓名',
    '6 没有户编号，也没有身份证号，光凭姓名不能认定是哪一户',
    expect.stringMatching(/^7 /),
    '8 花名册里没有这一户',
    '9 户主姓名和花名册不一样',
    '10 户编号和身份证号不是同一户',
    '11 这一户在文件里前面已有一行',
    '12 户头已注销',
    '13 和帮扶人有亲属或同事关系，不能结对',
    '14 经办人管不到这一户',
  ])
  expect(JSON.stringify(rejected)).not.toContain(kin.idNumber)
})

test.each([
  ['李不知,,甲局,', '没有这名在岗的工作人员'],
  ['已离岗,,甲局,', '没有这名在岗的工作人员'],
  ['同名人,,,', '只有姓名对得上'],
  ['同名人,,丙局,', '只有姓名对得上'],
  ['钟兰舒,19900001111,,', '这个电话是另一名工作人员的'],
  ['熊长富,1990000,,', '电话号码不对'],
  ['远在外,,新华村委会,', '岗位不管这一片'],
  ['熊长富,19900001111,,2026-03-10', '日期在今天以后'],
  ['熊长富,19900001111,,昨天', '日期看不懂'],
])('with the helper “%s” a line is refused: %s', async (helper, message) => {
  const { head, number } = await household('牟拒')
  const { rejected, paired } = await take(await csv(`${head},,${number},${helper}`))
  expect(paired).toBe(0)
  expect(rejected[0]?.message).toContain(message)
})

test('a change ends what stood before; a day before that is refused', async () => {
  const { id, head, number } = await household('牟换')
  await addPairing(api, { householdId: id, staffId: bureau.id, fromDay: '2026-02-01' })
  const early = await take(await csv(`${head},,${number},熊长富,19900001111,,2026-01-31`))
  expect(early.rejected).toMatchObject([{ message: '日期比现有的结对还早' }])
  const { changed } = await take(await csv(`${head},,${number},熊长富,19900001111,,2026-03-01`))
  expect(changed).toBe(1)
  expect(await pairings()).toMatchObject([
    { staff_id: bureau.id, to_day: '2026-02-28' },
    { staff_id: xiong.id, to_day: null },
  ])
})

test('a preview tells the same and keeps nothing', async () => {
  const { head, number } = await household('牟试')
  const file = await csv(`${head},,${number},熊长富,19900001111,,`)
  expect(await take(file, { isTrial: true })).toMatchObject({ paired: 1, rejected: [] })
  expect(await pairings()).toEqual([])
  expect(await take(file)).toMatchObject({ paired: 1 })
})

test('those who are paired anew are told only where that is asked for', async () => {
  const [one, two] = [await household('牟说一'), await household('牟说二')]
  await take(await csv(`牟说一,,${one.number},熊长富,19900001111,,`))
  expect(await deliverDue(api)).toEqual([])
  await api.addContact({ phone: '+8619955550001', linkedTo: [two.id] })
  await take(await csv(`牟说二,,${two.number},熊长富,19900001111,,`), { isTold: true })
  const told = await deliverDue(api)
  expect(told.map(({ template }) => template).toSorted()).toEqual([
    'pairing.helper',
    'pairing.household',
  ])
})

test('an .xlsx of Excel, with numbers as numbers, is read as well', async () => {
  const { head, number, id } = await household('牟表')
  const sheet = {
    name: '结对',
    columns: ['户主姓名', '户编号', '帮扶责任人', '联系电话', '结对时间'].map((header) => ({
      header,
    })),
    rows: [[head, number, '熊长富', '19900001111', '2026/2/3']],
  }
  const file = join(folder, 'list.xlsx')
  await writeFile(file, await writeWorkbook([sheet], api.clock.now))
  expect(await take(file)).toMatchObject({ paired: 1, rejected: [] })
  expect(await pairings()).toMatchObject([{ household_id: id, from_day: '2026-02-03' }])
})

test('a village cadre may take none in', async () => {
  const file = await csv('牟,,1,熊长富,,,')
  await expect(take(file, {}, xiong.id)).rejects.toThrow('may_not')
})
