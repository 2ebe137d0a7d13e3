import { describe, expect, test } from 'vitest'
import { TOWNSHIP, VILLAGE } from '../../support/api'
import { addMember, faultsOf, householdOf, idOf, membersOf } from '../../support/changes'
import { HOUR, receiptIn, startVillage } from '../../support/talk'

const { api, bot, cadre, talk, linked } = await startVillage()
const clerkRow = await api.addStaff({
  name: '蒲明秀',
  unit: '天元乡扶贫办',
  roles: [['township_clerk', TOWNSHIP]],
})
const clerk = talk(clerkRow.phone ?? '')

const changeOf = async (householdId: string) =>
  (await api.sql`select * from changes where household_id = ${householdId} order by asked_at`)[0]

/** The clerk agrees to what was sent on. */
async function agrees(code: string) {
  await clerk.says(`变更 ${code} 同意`, '马上生效。对吗？')
  await clerk.says('1', '变更已生效')
}

test('a birth: asked in one line, decided by the township, and the household hears it', async () => {
  const home = await api.addHousehold({ head: '牟大岭' })
  const wife = await linked(home.id)
  const born = '2026-03-02'
  await cadre.says(
    `变更 牟大岭 出生 女 牟小星 3月2日 之女 ${idOf(born, 'female')}`,
    '牟大岭家：牟小星出生（3月2日，之女，身份证尾号',
    '报上去吗？',
  )
  const code = receiptIn(await cadre.says('1', '乡镇3月21日前定'))
  expect(await membersOf(api, home.id)).toEqual(['牟大岭 户主'])
  await clerk.gets('牟大岭家（宝坪村3社）已核实：牟小星出生', `变更 ${code} 同意`)
  await agrees(code)
  expect(await membersOf(api, home.id)).toEqual(['牟大岭 户主', '牟小星 之女'])
  expect(await householdOf(api, home.id)).toMatchObject({ size: 2 })
  await wife.gets('牟大岭家的户情改好了：牟小星出生', '不对请回：更正')
  await cadre.says('档案 牟大岭 历史', `（变更${code}，熊长富报，蒲明秀定）`)
})

test('a newborn without an identity number waits for it', async () => {
  const home = await api.addHousehold({ head: '牟等号' })
  await cadre.says('变更 牟等号 出生 男 牟小等 3月1日 之子', '身份证号待补')
  const code = receiptIn(await cadre.says('1', '待补身份证号'))
  await cadre.says('变更', '待补身份证号 牟等号家', `请发：变更 ${code} 核实 身份证号`)
  await clerk.says(`变更 ${code} 同意`, '还差身份证号')
  await cadre.says(`变更 ${code} 核实 509938202603015678`, '身份证号不对')
  await cadre.says(idOf('2026-03-01'), '牟小等出生（3月1日，之子，身份证尾号')
  await cadre.says('1', '记下了，已核实')
  await agrees(code)
  expect(await membersOf(api, home.id)).toEqual(['牟等号 户主', '牟小等 之子'])
})

test('the head dies: a new head is asked for, and everybody is kin to that one then', async () => {
  const home = await api.addHousehold({ head: '牟老汉' })
  await addMember(api, home.id, {
    name: '田秀英',
    relation: '配偶',
    sex: 'female',
    born: '1962-02-03',
  })
  await addMember(api, home.id, { name: '牟大江', relation: '之子' })
  await addMember(api, home.id, {
    name: '牟小妹',
    relation: '之女',
    sex: 'female',
    born: '2015-01-01',
  })
  await cadre.says('变更 牟老汉 去世 牟老汉 3月3日', '以后谁当户主？', '田秀英', '牟小妹')
  await cadre.says('牟小妹', '没满18岁')
  await cadre.says('变更 牟老汉 去世 牟老汉 3月3日', '谁当户主')
  await cadre.says('田秀英', '牟老汉3月3日去世，田秀英当户主。报上去吗？')
  const code = receiptIn(await cadre.says('1', '记下了'))
  await agrees(code)
  expect(await membersOf(api, home.id)).toEqual(['田秀英 户主', '牟大江 之子', '牟小妹 之女'])
  expect(await householdOf(api, home.id)).toMatchObject({ headName: '田秀英', size: 3 })
})

test('a marriage within the county: she leaves one household and joins the other at once', async () => {
  const his = await api.addHousehold({ head: '牟新郎' })
  const hers = await api.addHousehold({ head: '田父亲' })
  const bride = await addMember(api, hers.id, { name: '田小花', sex: 'female', relation: '之女' })
  const parents = await linked(hers.id)
  await cadre.says(
    `变更 牟新郎 婚入 田小花 配偶 ${bride.idNumber}`,
    '田小花婚入（女，配偶，从田父亲家来）',
  )
  const code = receiptIn(await cadre.says('1', '记下了'))
  await agrees(code)
  expect(await membersOf(api, his.id)).toEqual(['牟新郎 户主', '田小花 配偶'])
  expect(await membersOf(api, hers.id)).toEqual(['田父亲 户主'])
  await parents.gets('户情改好了：田小花婚入')
})

test('a split: who goes, who is head, and both stand on the register', async () => {
  const home = await api.addHousehold({ head: '牟分家', status: 'registered' })
  await addMember(api, home.id, { name: '牟二', relation: '之子' })
  await addMember(api, home.id, { name: '冉桂花', relation: '之儿媳', sex: 'female' })
  await addMember(api, home.id, { name: '牟孙', relation: '之孙子', born: '2018-01-01' })
  const phone = await linked(home.id)
  await cadre.says('变更 牟分家 分户', '哪些人分出去？')
  await cadre.says('牟二 冉桂花 牟孙', '分出去的由谁当户主？')
  await cadre.says('牟二', /牟二.*分出去，户主牟二/)
  const code = receiptIn(await cadre.says('1', '记下了'))
  await agrees(code)
  expect(await membersOf(api, home.id)).toEqual(['牟分家 户主'])
  const [founded] = await api.sql<{ id: string; status: string }[]>`
    select id, status from households where head_name = '牟二'`
  expect(founded?.status).toBe('registered')
  expect(await membersOf(api, founded?.id ?? '')).toEqual(['牟二 户主', '冉桂花 配偶', '牟孙 之子'])
  await phone.gets('牟分家家的户情改好了')
})

test('a merge ends the other household', async () => {
  const home = await api.addHousehold({ head: '牟大合' })
  const other = await api.addHousehold({ head: '牟二合', areaPath: `${VILLAGE}.5` })
  await cadre.says('变更 牟大合 合户 牟二合', '牟大合家：牟二合家（宝坪村5社）并进来')
  const code = receiptIn(await cadre.says('1', '记下了'))
  await agrees(code)
  expect(await membersOf(api, home.id)).toEqual(['牟大合 户主', '牟二合 其他'])
  expect(await householdOf(api, other.id)).toMatchObject({ status: 'closed', size: 0 })
})

test('a household of which nobody is left is closed', async () => {
  const home = await api.addHousehold({ head: '牟绝户' })
  await cadre.says('变更 牟绝户 去世 3月1日 牟绝户', '最后一个人，请改发：销户')
  await cadre.says('变更 牟绝户 销户', '为什么销户？')
  await cadre.says('全家去世', '全家去世，销户')
  const code = receiptIn(await cadre.says('1', '记下了'))
  await agrees(code)
  expect(await householdOf(api, home.id)).toMatchObject({ status: 'closed', size: 0 })
})

test('a whole household moves to another group', async () => {
  const home = await api.addHousehold({ head: '牟搬家' })
  await api.addHousehold({ head: '老住户', areaPath: `${VILLAGE}.7` })
  await cadre.says('变更 牟搬家 搬迁 9社', '没有这个社')
  await cadre.says('变更 牟搬家 搬迁 7社', '全户搬到宝坪村7社')
  const code = receiptIn(await cadre.says('1', '记下了'))
  await agrees(code)
  expect(await householdOf(api, home.id)).toMatchObject({ areaPath: `${VILLAGE}.7` })
})

test.each([
  ['电话 13900001234', '牟改正的电话改为*1234', 'phone_sealed is not null'],
  ['姓名 牟改真', '牟改正的姓名改为牟改真', "name = '牟改真'"],
  ['文化程度 高中', '牟改正的文化程度改为高中', "education = 'senior_middle'"],
  ['健康状况 残疾', '牟改正的健康状况更正', "health = '{disabled}'"],
])('a wrong fact is corrected: %s', async (words, confirmed, where) => {
  const home = await api.addHousehold({ head: '牟改正' })
  await api.sql`update people set phone_sealed = null, phone_index = null`
  await cadre.says(`更正 牟改正 ${words}`, confirmed)
  const code = receiptIn(await cadre.says('1', '记下了'))
  await agrees(code)
  const found = await api.sql.unsafe(
    `select 1 from people where household_id = '${home.id}' and ${where}`,
  )
  expect(found).toHaveLength(1)
  await api.sql`update households set head_name = '改过了' where id = ${home.id}`
})

test('of the household itself as well, and its income per head follows', async () => {
  const home = await api.addHousehold({ head: '牟收入' })
  await cadre.says('更正 牟收入 工资收入 2.4万', '工资收入改为2.4万')
  const code = receiptIn(await cadre.says('1', '记下了'))
  await agrees(code)
  const [row] = await api.sql`
    select wage_fen::int, net_income_per_head_fen::int as net from households where id = ${home.id}`
  expect(row).toEqual({ wage_fen: 2_400_000, net: 2_400_000 })
})

test('what is missing is asked for one by one', async () => {
  const home = await api.addHousehold({ head: '牟一步' })
  await cadre.says('变更 牟一步', '牟一步家怎么变？')
  await cadre.says('出生', '叫什么名字？')
  await cadre.says('牟小步', '和户主是什么关系？')
  await cadre.says('之孙子', '男还是女？')
  await cadre.says('1', '哪一天的事？')
  await cadre.says('3月5日', '牟小步出生（3月5日，之孙子，身份证号待补）')
  await cadre.says('1', '待补身份证号')
  expect(await changeOf(home.id)).toMatchObject({ kind: 'join', status: 'asked' })
})

test('a no sends nothing on', async () => {
  const home = await api.addHousehold({ head: '牟不要' })
  await cadre.says('变更 牟不要 参军 牟不要', '最后一个人')
  await addMember(api, home.id, { name: '牟小兵' })
  await cadre.says('变更 牟不要 参军 牟小兵', '牟小兵参军。报上去吗？')
  await cadre.says('2', '好，没有报')
  await cadre.says('变更 牟不要 分户', '哪些人分出去')
  await cadre.says('算了', '好，没有报')
  expect(await changeOf(home.id)).toBeUndefined()
})

test('the same asked twice is the same', async () => {
  const home = await api.addHousehold({ head: '牟两次' })
  await addMember(api, home.id, { name: '牟小次' })
  await cadre.says('变更 牟两次 参军 牟小次', '报上去吗')
  const code = receiptIn(await cadre.says('1', '记下了'))
  await cadre.says('变更 牟两次 参军 牟小次', '报上去吗')
  await cadre.says('1', `这件报过了，编号${code}`)
})

test('from the township it goes to the village first', async () => {
  const home = await api.addHousehold({ head: '牟乡报' })
  await addMember(api, home.id, { name: '牟小报' })
  await clerk.says('变更 牟乡报 服刑 牟小报', '报上去吗')
  const code = receiptIn(await clerk.says('1', '先由村里核实'))
  await cadre.gets('请核实牟乡报家（宝坪村3社）：牟小报服刑', `变更 ${code} 核实`)
  await cadre.says(`变更 ${code} 核实`, '您核实了：牟乡报家，牟小报服刑。对吗？')
  await cadre.says('1', '已核实')
  // Whoever asked for it does not decide it.
  await clerk.says(`变更 ${code} 同意`, '对吗？')
  await clerk.says('1', '要由别人来定')
})

test('what kin ask for somebody else looks at', async () => {
  const home = await api.addHousehold({ head: '牟亲家' })
  await addMember(api, home.id, { name: '牟亲儿' })
  const kin = await api.addStaff({ roles: [['village_cadre', VILLAGE]], ties: [home.id] })
  const tied = talk(kin.phone ?? '')
  await tied.says('变更 牟亲家 参军 牟亲儿', '报上去吗')
  const code = receiptIn(await tied.says('1', '先由村里核实'))
  await cadre.gets('请核实牟亲家家')
  await tied.says(`变更 ${code} 核实`, '对吗')
  await tied.says('1', '这户和您有亲属或同事关系')
})

test('of whoever is no cadre it is their own file they speak of', async () => {
  await talk().says('变更 牟大山 去世 张三', /绑|身份证/)
})

test('in the end every household has as many members as it says, and one head', async () => {
  expect(await faultsOf(api)).toEqual([])
})

describe('taken back by the cadre who asked', () => {
  async function asked(head: string) {
    const household = await api.addHousehold({ head })
    await addMember(api, household.id, { name: `${head}儿` })
    const said = await cadre.says(`变更 ${head} 参军 ${head}儿`, '报上去吗？')
    return { household, said, code: receiptIn(await cadre.says('1', '编号')) }
  }

  test('it is not decided any more a day later, and who was to decide hears it', async () => {
    const { household, code } = await asked('牟撤报')
    await clerk.gets(code)
    await cadre.says(`撤回 ${code}`, `撤回${code}`)
    await cadre.says('1', '改主意')
    await clerk.gets(code)
    bot.later(24 * HOUR)
    await clerk.says(`变更 ${code} 同意`, '这件已撤回')
    expect(await householdOf(api, household.id)).toMatchObject({ size: 2 })
  })

  test('without its number where it is the only one, and kept after all within the day', async () => {
    await api.sql`delete from changes`
    const { code } = await asked('牟又要')
    await cadre.says('撤回', `撤回${code}`)
    await cadre.says('1', '改主意')
    await cadre.says('不撤了', `${code}不撤回`)
    bot.later(24 * HOUR)
    await clerk.says(`变更 ${code} 同意`, '马上生效。对吗？')
  })

  test('nobody else takes it back', async () => {
    const { code } = await asked('牟别人')
    const other = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    for (const stranger of [talk(other.phone ?? ''), talk()]) {
      await stranger.says(`撤回 ${code}`)
      await stranger.says('1', '没有')
    }
    expect(await api.sql`select withdrawal_asked_at from changes where code = ${code}`).toEqual([
      { withdrawal_asked_at: null },
    ])
  })
})
