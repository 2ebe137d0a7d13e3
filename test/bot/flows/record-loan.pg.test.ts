import { expect, test } from 'vitest'
import { people } from '../../../db/schema'
import type { RollStatus } from '../../../db/values/roll'
import { newId } from '../../../api/shared/ids'
import { COUNTY, TOWNSHIP } from '../../support/api'
import { receiptIn, startVillage } from '../../support/talk'

const { api, cadre, talk, linkedFamily } = await startVillage()
const clerkRow = await api.addStaff({ name: '汪晓松', roles: [['township_clerk', TOWNSHIP]] })
const clerk = talk(clerkRow.phone ?? '')
const loansOf = (householdId: string) =>
  api.sql`select * from loans where household_id = ${householdId}`

let born = 0
/** A registered family whose head was born on 1 January 1980. */
const borrower = (head: string, more: { status?: RollStatus } = {}) =>
  linkedFamily({ head, status: 'registered', ...more })

async function setBirth(householdId: string, day: string) {
  const [person] = await api.sql<{ id: string }[]>`
    select id from people where household_id = ${householdId}`
  await setPerson(person?.id ?? '', day)
}

async function setPerson(id: string, day: string) {
  const idNumber = `509938${day.replaceAll('-', '')}${String(++born).padStart(3, '0')}X`
  const place = { county: COUNTY, table: 'people', column: 'id_number_sealed', row: id }
  await api.ownerSql`update people set id_number_sealed = ${api.deps.sealer.seal(place, idNumber)}
    where id = ${id}`
}

interface Given {
  day?: string
  status?: RollStatus
}

async function family(head: string, { day = '1980-01-01', ...more }: Given = {}) {
  const made = await borrower(head, more)
  await setBirth(made.household.id, day)
  return made
}

async function addMember(householdId: string, name: string, day: string) {
  const id = newId()
  const place = { county: COUNTY, table: 'people', column: 'id_number_sealed', row: id }
  await api.db.insert(people).values({
    county: COUNTY,
    id,
    householdId,
    name,
    isHead: false,
    relation: '之子',
    health: [],
    idNumberSealed: api.deps.sealer.seal(place, '1'),
    idNumberIndex: api.deps.sealer.index('id_number', COUNTY, id),
  })
  await setPerson(id, day)
}

test('in one line it is understood, confirmed once, and the household hears of it', async () => {
  const mou = await family('牟大岭')
  await clerk.says(
    '贷款 牟大岭 5万 3年 养牛 农商行 4.35%',
    '牟大岭家牟大岭3月9日贷5万元，3年，农商行，年利率4.35%，用于养牛。对吗？',
  )
  const done = await clerk.says('1', '记下了，2029年3月9日到期。还了就发：还贷')
  const [loan] = await loansOf(mou.household.id)
  expect(loan).toMatchObject({
    amount_fen: 5_000_000,
    rate_basis_points: 435,
    purpose: 'livestock',
    lent_on: '2026-03-09',
    due_on: '2029-03-09',
    status: 'open',
  })
  expect(loan?.['code']).toBe(receiptIn(done))
  await mou.gets('牟大岭在农商行贷了5万元，年利率4.35%，2029年3月9日前还。您家没借过，请发：求助')
  api.clock.now = new Date('2029-02-07T00:59:59Z')
  expect(await mou.gets()).toBe('')
  api.clock.now = new Date('2029-02-07T01:00:00Z')
  await mou.gets('您家在农商行贷的5万元，2029年3月9日到期，请早作准备')
  api.clock.now = new Date('2029-03-10T00:59:59Z')
  expect(await mou.gets()).toBe('')
  api.clock.now = new Date('2029-03-10T01:00:00Z')
  await mou.gets('到期没还清。有难处请发“求助”')
})

test('what is missing is asked for one by one', async () => {
  const { household } = await family('谭山一')
  await clerk.says('贷款 谭山一家', '谭山一家贷了多少？')
  await clerk.says('2万', '贷多久？')
  await clerk.says('18个月', '贷来做什么生产？')
  await clerk.says('周转', '小额信贷只用于生产。请说清')
  await clerk.says('种党参', '哪家银行？')
  await clerk.says('邮储银行', '年利率多少？')
  await clerk.says('3.7', '贷2万元，18个月，邮储银行，年利率3.7%，用于种党参。对吗？')
  await clerk.says('1', '记下了，2027年9月9日到期')
  expect(await loansOf(household.id)).toMatchObject([{ purpose: 'crops', amount_fen: 2_000_000 }])
})

test('of several grown-ups is asked which borrows, and a child cannot', async () => {
  const { household } = await family('谭山二')
  await addMember(household.id, '谭小二', '2000-05-05')
  await addMember(household.id, '谭小娃', '2015-05-05')
  const asked = await clerk.says('贷款 谭山二 1万 1年 养羊 农商行 4.35%', '谭山二家哪个人贷的？')
  expect(asked).not.toContain('谭小娃')
  await clerk.says(/(\d)谭小二/.exec(asked)?.[1] ?? '', '谭山二家谭小二')
  await clerk.says('1', '记下了')
})

test('who is too old or too young is told so before more is asked', async () => {
  await family('谭山三', { day: '1960-03-09' })
  await clerk.says('贷款 谭山三 1万', '谭山三家没有18到65岁的人可以贷')
  const { household } = await family('谭山四', { day: '1960-03-10' })
  await clerk.says('贷款 谭山四 1万 1年 养羊 农商行 4.35%', '对吗？')
  await clerk.says('1', '记下了')
  expect(await loansOf(household.id)).toHaveLength(1)
})

test('what is no production is refused, and nothing is noted', async () => {
  const { household } = await family('谭山五')
  for (const what of ['结婚', '盖房子', '还债', '理财'])
    await clerk.says(`贷款 谭山五 1万 1年 ${what} 农商行 4.35%`, '小额信贷只用于生产，不能用于')
  expect(await loansOf(household.id)).toHaveLength(0)
})

test('no household owes more than is allowed, of all its loans together', async () => {
  await family('谭山六')
  await clerk.says('贷款 谭山六 3万 3年 养牛 农商行 4.35%', '对吗')
  await clerk.says('1', '记下了')
  await clerk.says(
    '贷款 谭山六 2.01万 3年 养牛 农商行 4.35%',
    '每户最多贷5万元。谭山六家已欠3万元，这笔多了',
  )
  await clerk.says('贷款 谭山六 2万 3年 养牛 农商行 4.35%', '对吗')
  await clerk.says('1', '记下了')
})

test('it is for three years at most', async () => {
  await family('谭山七')
  await clerk.says('贷款 谭山七 1万 37个月 养牛 农商行 4.35%', '最长3年，超了')
  await clerk.says('贷款 谭山七 1万 36个月 养牛 农商行 4.35%', '对吗？')
  await clerk.says('2', '好，没有记')
})

test('a household that was never poor and is not watched gets none', async () => {
  await family('谭山八', { status: 'unregistered' })
  await clerk.says('贷款 谭山八 1万', '不是建档户、脱贫户或监测户')
})

test('the same loan is not noted twice', async () => {
  const { household } = await family('谭山九')
  for (const answer of ['记下了', '这笔已经记过']) {
    await clerk.says('贷款 谭山九 1万 1年 养牛 农商行 4.35%', '对吗')
    await clerk.says('1', answer)
  }
  expect(await loansOf(household.id)).toHaveLength(1)
})

test('kin of the clerk are somebody else’s to note, and a day to come is none', async () => {
  const { household } = await family('谭山十')
  const tied = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]], ties: [household.id] })
  await talk(tied.phone ?? '').says('贷款 谭山十 1万 1年 养牛 农商行 4.35%', '对吗')
  await talk(tied.phone ?? '').says('1', '亲属')
  expect(await loansOf(household.id)).toHaveLength(0)
})

test('a village cadre notes none, and a villager’s 贷款 stays a question', async () => {
  await family('谭山甲')
  await cadre.says('贷款 谭山甲 1万 1年 养牛 农商行 4.35%', '这项只有负责的干部能办')
  const villager = await linkedFamily()
  expect(await villager.says('贷款 5万 3年 养牛')).not.toContain('对吗？')
  expect(await clerk.says('贷款怎么办理')).not.toContain('哪一户贷款')
})
