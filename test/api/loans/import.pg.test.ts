import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { loansCommand } from '../../../api/commands/loans'
import { writeWorkbook } from '../../../api/documents/workbook'
import { MONDAY_MORNING, OTHER_VILLAGE, startApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { runCommandLine } from '../../support/command-line'
import { SERVER_SECRETS } from '../../support/server'
import { rowsOf } from '../../support/workbook'

const api = await startApi()
await api.addCounty()
const clerk = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
const cadre = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
const folder = await mkdtemp(join(tmpdir(), 'loans-'))
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await api.ownerSql`delete from loan_repayments`
  await api.ownerSql`delete from loans`
})
afterAll(async () => {
  await api.close()
  await rm(folder, { recursive: true, force: true })
})

let made = 0
/** A household with a number of its own; its head is of age. */
async function household(head: string, areaPath = `${VILLAGE}.3`) {
  const idNumber = `50993819800101${String(++made).padStart(4, '0')}`
  const { id } = await api.addHousehold({ head, status: 'registered', areaPath, idNumber })
  const number = `60${String(made).padStart(8, '0')}`
  await api.ownerSql`update households set key = ${number}, number = ${number} where id = ${id}`
  return { id, number }
}

const HEADER = '户主,户编号,借款人,银行,金额,利率,用途,放款日,到期日'
async function csv(lines: string[], header = HEADER) {
  const file = join(folder, `${++made}.csv`)
  await writeFile(file, ['天元乡小额信贷', header, ...lines, '合计,,,,,,,,'].join('\n'))
  return file
}
const env = { ...SERVER_SECRETS, DATABASE_URL: api.target, DATA_DIR: folder, DEMO: 'false' }
const run = (...args: string[]) =>
  runCommandLine(loansCommand, { ...env, LOG_LEVEL: 'error' }, args)
const take = async (file: string, ...more: string[]) =>
  JSON.parse(await run('import', file, '--by', clerk.id, ...more, '--json')) as {
    recorded: number
    same: number
    rejected: { line: number; column: string; message: string }[]
  }
const loans = () => api.sql`
  select household_id, bank, amount_fen::int, rate_basis_points, lent_on::text, due_on::text, recorded_by
    from loans order by lent_on`

test('a list is checked first, taken in once, and the same file again adds nothing', async () => {
  const [a, b] = [await household('牟甲'), await household('牟乙')]
  const file = await csv([
    `牟甲,${a.number},牟甲,农商行,"30,000",4.35,养牛,2026-01-05,2028-01-05`,
    `,${b.number},牟乙,邮储银行,5万元,4.75%,种党参,2026年2月1日,20270201`,
  ])
  expect(await take(file, '--dry-run')).toMatchObject({ recorded: 2, same: 0, rejected: [] })
  expect(await loans()).toHaveLength(0)
  expect(await take(file)).toMatchObject({ recorded: 2, same: 0, rejected: [] })
  expect(await loans()).toMatchObject([
    {
      household_id: a.id,
      bank: '农商行',
      amount_fen: 3_000_000,
      rate_basis_points: 435,
      lent_on: '2026-01-05',
      due_on: '2028-01-05',
      recorded_by: clerk.id,
    },
    { household_id: b.id, amount_fen: 5_000_000, rate_basis_points: 475, due_on: '2027-02-01' },
  ])
  expect(await take(file)).toMatchObject({ recorded: 0, same: 2, rejected: [] })
  expect(await loans()).toHaveLength(2)
})

test('what a list says was paid back is paid back, and asked of nobody again', async () => {
  const [a, b, c] = [await household('段甲'), await household('段乙'), await household('段丙')]
  const contact = await api.addContact({ linkedTo: [b.id] })
  const line = (head: string, { number }: { number: string }, repaid: string, bank = '农商行') =>
    `${head},${number},${head},${bank},50000,4.35,养牛,2025-06-05,2027-06-05,${repaid}`
  const file = await csv(
    [
      line('段甲', a, '20000'),
      line('段乙', b, '5万元'),
      // All of it paid back leaves room for as much again.
      line('段乙', b, '', '邮储银行'),
      line('段丙', c, '50001'),
      line('段丙', c, '一半', '邮储银行'),
    ],
    `${HEADER},已还金额`,
  )
  expect(await take(file, '--tell')).toMatchObject({
    recorded: 3,
    rejected: [
      { column: '已还金额', message: '已还的比贷款还多，请核对单位' },
      { column: '已还金额', message: '已还金额看不懂，请写成 20000 或 2万' },
    ],
  })
  expect(
    await api.sql`
      select l.household_id, l.repaid_fen::int, l.status, r.amount_fen::int
        from loans l left join loan_repayments r on r.loan_id = l.id
       order by l.household_id, l.repaid_fen desc`,
  ).toEqual(
    [
      { household_id: a.id, repaid_fen: 2_000_000, status: 'open', amount_fen: 2_000_000 },
      { household_id: b.id, repaid_fen: 5_000_000, status: 'repaid', amount_fen: 5_000_000 },
      { household_id: b.id, repaid_fen: 0, status: 'open', amount_fen: null },
    ].toSorted((x, y) => (x.household_id < y.household_id ? -1 : 1)),
  )
  const told = await api.sql`
    select template from outbox where contact_id = ${contact.id} and template like 'loan.%'`
  expect(told.filter(({ template }) => template === 'loan.late')).toHaveLength(1)
})

test('each line that is not taken in says why and in which column, and the good ones are', async () => {
  const [good, far] = [await household('牟好'), await household('牟远', `${OTHER_VILLAGE}.1`)]
  const gone = await household('牟转')
  await api.ownerSql`update households set area_path = 'wuxi.yulin.wusong.1' where id = ${gone.id}`
  const line = (change: object = {}) => {
    const row = {
      head: '',
      number: good.number,
      borrower: '牟好',
      bank: '农商行',
      sum: '10000',
      rate: '4.35',
      text: '养牛',
      from: '2026-01-05',
      to: '2027-01-05',
      ...change,
    }
    return Object.values(row).join(',')
  }
  const file = await csv([
    line(),
    line({ number: '' }),
    line({ number: '999' }),
    line({ borrower: '别人' }),
    line({ head: '牟坏' }),
    line({ sum: '5' }),
    line({ rate: '3.6‰' }),
    line({ text: '还旧债', bank: '邮储银行' }),
    line({ text: '用', bank: '邮储银行' }),
    line({ from: '2026年1月' }),
    line({ to: '2026-01-05' }),
    line({ to: '2036-01-05', bank: '邮储银行' }),
    line({ from: '2099-03-10', to: '2099-12-10' }),
    line({ sum: '9万' }),
    line({ number: gone.number, borrower: '牟转' }),
    line({ number: far.number, borrower: '牟远' }),
  ])
  const { recorded, rejected } = await take(file)
  expect(recorded).toBe(2)
  expect(rejected.map(({ line: at, column }) => [at, column])).toEqual([
    [4, '户编号'],
    [5, '户编号'],
    [6, '借款人'],
    [7, '户主'],
    [8, '金额'],
    [9, '利率'],
    [10, '用途'],
    [11, '用途'],
    [12, '放款日'],
    [13, '到期日'],
    [14, '到期日'],
    [15, '放款日'],
    [16, '金额'],
    [17, '户主'],
  ])
})

test('a column in 万元 is read so, from .xlsx too', async () => {
  const { number } = await household('牟万')
  const names = HEADER.replace('金额', '贷款金额（万元）').split(',')
  const sheet = {
    name: '名单',
    columns: names.map((header) => ({ header })),
    rows: [['牟万', number, '牟万', '农商行', '3', '4.35%', '养鸡', '2026-01-05', '2027-01-05']],
  }
  const file = join(folder, 'wan.xlsx')
  await writeFile(file, await writeWorkbook([sheet], new Date(MONDAY_MORNING)))
  expect(await take(file)).toMatchObject({ recorded: 1, rejected: [] })
  expect(await loans()).toMatchObject([{ amount_fen: 3_000_000 }])
})

test('whoever may not record a loan takes no list in', async () => {
  const file = await csv([])
  await expect(run('import', file, '--by', cadre.id)).rejects.toMatchObject({ reason: 'may_not' })
})

test('the ledger is written, of the whole county or a part of it', async () => {
  const { number } = await household('牟账')
  await take(await csv([`牟账,${number},牟账,农商行,30000,4.35,养牛,2026-01-05,2028-01-05`]))
  const out = join(folder, 'loans.xlsx')
  expect(await run('--out', out)).toBe(`${out} 1笔`)
  expect((await rowsOf(await readFile(out), '小额信贷'))[1]).toContain('牟账')
  expect(await run('--out', out, '--area', '天元乡')).toBe(`${out} 1笔`)
})
