import { beforeEach, expect, test } from 'vitest'
import { GROUP, OTHER_VILLAGE, TOWNSHIP, VILLAGE } from '../../support/api'
import { addProject } from '../../support/projects'
import { startVillage, type Talk } from '../../support/talk'

const { api, cadre, cadreId, talk, linkedFamily } = await startVillage()
const yao = await api.addStaff({ name: '姚云川', roles: [['resident_cadre', VILLAGE]] })
beforeEach(async () => {
  await api.sql`update projects set status = 'cancelled'`
})

const ANSWERS = [
  ['1', '在哪里做？'],
  ['3社大湾', '做什么、做多少？'],
  ['修100方水池一口，接管子2公里', '哪天开工、哪天完工？'],
  ['4月1日到6月30日', '哪个单位实施？'],
  ['宝坪村委会', '谁负责？'],
  ['我', '计划用多少钱？'],
  ['20万', '要达到什么目标？'],
  ['受益80户；通水3个社', '怎么帮到困难户？'],
  ['优先请脱贫户务工', '哪些户受益？'],
] as const

/** Answers from the first question on up to this one. */
async function answersUpTo(talker: Talk, last: string) {
  for (const [answer, next] of ANSWERS) {
    await talker.says(answer, next)
    if (next.includes(last)) return
  }
  throw new Error(`nothing asks for ${last}`)
}

const read = async (code: string) => (await api.sql`select * from projects where code = ${code}`)[0]
const goalsOf = (code: string) => api.sql`
  select g.text, g.target, g.unit from project_goals g
    join projects p on p.id = g.project_id where p.code = ${code} order by g.seq`

test('what an application needs is asked one by one, and confirmed once', async () => {
  const { code } = await addProject(api)
  await cadre.says(`项目申请 ${code}`, '新建还是续建？', '1新建')
  await answersUpTo(cadre, '哪些户受益')
  await cadre.says(
    '全村',
    '修3社水池（水利）20万元，4月1日到2026年6月30日，熊长富负责，目标受益80户；通水社3个。',
    '报上去，对吗？',
  )
  await cadre.says('1', `申请了。3月14日前贴出来拍照，连同发：公示项目 ${code}`)
  expect(await read(code)).toMatchObject({
    status: 'applied',
    nature: 'new',
    place: '3社大湾',
    content: '修100方水池一口，接管子2公里',
    starts_on: '2026-04-01',
    ends_on: '2026-06-30',
    unit: '宝坪村委会',
    leader_id: cadreId,
    planned_fen: 20_000_000,
    helps: '优先请脱贫户务工',
  })
  expect(await goalsOf(code)).toEqual([
    { text: '受益', target: 80, unit: '户' },
    { text: '通水社', target: 3, unit: '个' },
  ])
})

test('a cadre who answers 没得 loses none of the answers before; only 取消 drops them', async () => {
  const { code } = await addProject(api)
  await cadre.says(`项目申请 ${code}`, '新建还是续建？')
  await cadre.says('新建', '在哪里做？')
  await cadre.says('3社大湾', '做什么、做多少？')
  await cadre.says('没得', '这一项要写。前面答的都还在', '做什么、做多少？')
  await cadre.says('修水池一口100方', '哪天开工、哪天完工？')
  await cadre.says('没有', '这一项要写', '哪天开工')
  await cadre.says('12月20日到明年5月30日', '哪个单位实施？')
  await cadre.says('12月20日到明年5月30日', '这里写单位的名称，不写日期')
  await cadre.says('宝坪村委会', '谁负责？')
  await cadre.says('取消', '好，没有办')
})

test('what is done may stand behind the number, and is not asked again', async () => {
  const { code } = await addProject(api)
  await cadre.says(`项目申请${code} 修100方水池一口`, '新建还是续建？')
  await cadre.says('续建', '在哪里做？')
  await cadre.says('3社大湾', '哪天开工、哪天完工？')
  await cadre.says('算了', '好，没有办')
  expect(await read(code)).toMatchObject({ status: 'discussed' })
})

test('what cannot be read is asked again, and says how', async () => {
  const { code } = await addProject(api)
  await cadre.says(`项目申请 ${code}`)
  await answersUpTo(cadre, '哪天开工')
  await cadre.says('快了', '没看懂日期')
  await cadre.says('6月30日', '没看懂日期')
  await cadre.says('12月20日到5月30日', '哪个单位实施？')
  await cadre.says('宝坪村委会', '谁负责？')
  await cadre.says('李不知', '没找到这个人')
  await cadre.says('姚云川', '计划用多少钱？')
  await cadre.says('很多', '没看懂多少钱')
  await cadre.says('200000', '要达到什么目标？')
  await cadre.says('让大家过得好', '目标要有数字和单位', '没有目标进不了项目库')
  await cadre.says('受益80户', '怎么帮到困难户？')
  await cadre.says('没有', '哪些户受益？')
  await cadre.says('没有', '12月20日到2027年5月30日，姚云川负责，目标受益80户')
  await cadre.says('1', '申请了')
  expect(await read(code)).toMatchObject({ leader_id: yao.id, planned_fen: 20_000_000 })
})

test('of a leader’s name there are several of it is asked which', async () => {
  for (const unit of ['天元乡扶贫办', '宝坪村委会'])
    await api.addStaff({ name: '蒲明秀', unit, roles: [['village_cadre', VILLAGE]] })
  const { code } = await addProject(api)
  await cadre.says(`项目申请 ${code}`)
  await answersUpTo(cadre, '谁负责')
  const asked = await cadre.says('蒲明秀', '有几位叫蒲明秀的，是哪个单位的？')
  await cadre.says(/(\d)天元乡扶贫办/.exec(asked)?.[1] ?? '', '计划用多少钱？')
  await cadre.says('取消', '好，没有办')
})

test('the households it is for are found by their heads, with the group where there are two', async () => {
  const [one, two] = [
    await api.addHousehold({ head: '牟大山', areaPath: GROUP }),
    await api.addHousehold({ head: '冉启旺', areaPath: GROUP }),
  ]
  await api.addHousehold({ head: '冉启旺', areaPath: `${VILLAGE}.5` })
  const { code } = await addProject(api)
  await cadre.says(`项目申请 ${code}`)
  await answersUpTo(cadre, '哪些户受益')
  await cadre.says('牟大山、冉启旺和王不在', '没找到或有几户：冉启旺、王不在')
  await cadre.says('牟大山，3社冉启旺', '报上去，对吗？')
  await cadre.says('1', '申请了')
  const rows = await api.sql<{ household_id: string }[]>`
    select h.household_id from project_households h join projects p on p.id = h.project_id
     where p.code = ${code}`
  expect(rows.map((row) => row.household_id).toSorted()).toEqual([one.id, two.id].toSorted())
})

test('something else comes between, and it goes on where it was', async () => {
  const { code } = await addProject(api)
  await cadre.says(`项目申请 ${code}`)
  await answersUpTo(cadre, '计划用多少钱')
  await cadre.says('待办', '计划用多少钱？')
  await cadre.says('20万', '要达到什么目标？')
  await cadre.says('算了', '好，没有办')
})

test('a phone in one answer costs that answer, and none of the others', async () => {
  const { code } = await addProject(api)
  await cadre.says(`项目申请 ${code} 找张三13996000001`, '不能有身份证号和电话', '做什么、做多少？')
  await cadre.says('修水池一口', '新建还是续建？')
  await cadre.says('1', '在哪里做？')
  await cadre.says('13996000001家门前', '不能有身份证号和电话', '在哪里做？')
  await cadre.says('3社大湾', '哪天开工、哪天完工？')
  await cadre.says('算了')
})

test('what is too long to hang on the wall is not cut off unseen', async () => {
  const { code } = await addProject(api)
  await cadre.says(`项目申请 ${code}`)
  await answersUpTo(cadre, '做什么')
  await cadre.says('修水池'.repeat(67), '每条200字以内', '做什么、做多少？')
  await cadre.says('修水池'.repeat(66), '哪天开工')
  await cadre.says('算了')
})

test('of which sector it is is put right at the end; a no sends nothing', async () => {
  const { code } = await addProject(api)
  await cadre.says(`项目申请 ${code}`)
  await answersUpTo(cadre, '哪些户受益')
  await cadre.says('全村', '修3社水池（水利）')
  await cadre.says('环境', '修3社水池（环境改善）')
  await cadre.says('2', '好，没有办')
  expect(await read(code)).toMatchObject({ status: 'discussed', sector: 'water' })
})

test('a long goal with a unit nobody listed is kept', async () => {
  const { code } = await addProject(api)
  await cadre.says(`项目申请 ${code}`)
  await answersUpTo(cadre, '要达到什么目标')
  await cadre.says('修建80套安置房并且完成验收交付使用', '怎么帮到困难户')
  await cadre.says('请脱贫户务工')
  await cadre.says('全村', '报上去，对吗？')
  await cadre.says('1', '申请了')
  expect(await goalsOf(code)).toEqual([
    { text: '修建安置房并且完成验收交付使用', target: 80, unit: '套' },
  ])
})

test('it is applied for once, also by two at a time', async () => {
  const { code } = await addProject(api)
  const other = talk(yao.phone ?? '')
  for (const one of [cadre, other]) {
    await one.says(`项目申请 ${code}`)
    await answersUpTo(one, '哪些户受益')
    await one.says('全村', '报上去，对吗？')
  }
  await cadre.says('1', '申请了')
  await other.says('1', '情况刚变了，没有办')
  await cadre.says(`项目申请 ${code}`, '修3社水池现在是“村社申请”，不能办这一步')
  expect(await read(code)).toMatchObject({ status: 'applied', leader_id: cadreId })
})

test('a leader who has left meanwhile answers for nothing', async () => {
  const gone = await api.addStaff({ name: '向远行', roles: [['village_cadre', VILLAGE]] })
  const { code } = await addProject(api)
  await cadre.says(`项目申请 ${code}`)
  await answersUpTo(cadre, '谁负责')
  await cadre.says('向远行', '计划用多少钱')
  for (const answer of ['20万', '受益80户', '请脱贫户务工']) await cadre.says(answer)
  await cadre.says('全村', '向远行负责')
  await api.sql`update staff set is_active = false where id = ${gone.id}`
  await cadre.says('1', '没找到这个人')
  await cadre.says('我', '熊长富负责')
  await cadre.says('1', '申请了')
})

test('without a number, or with one that is none of theirs, says how', async () => {
  await cadre.says('项目申请', '请这样发：项目申请 9位编号')
  await cadre.says('项目申请 123456789', '您这一片没有这个编号的项目')
  await cadre.says('项目申请 12345', '请这样发：项目申请 9位编号')
  const away = await addProject(api, { areaPath: OTHER_VILLAGE })
  await cadre.says(`项目申请 ${away.code}`, '您这一片没有这个编号的项目')
})

test('the township, a group’s cadre and villagers apply for nothing', async () => {
  const { code } = await addProject(api)
  const clerk = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
  await talk(clerk.phone ?? '').says(`项目申请 ${code}`, '只有负责的干部能办')
  const group = await api.addStaff({ roles: [['group_cadre', GROUP]] })
  await talk(group.phone ?? '').says(`项目申请 ${code}`, '您这一片没有这个编号的项目')
  const family = await linkedFamily()
  expect(await family.says(`项目申请 ${code}`)).not.toMatch(/新建还是续建|申请了/)
  expect(await read(code)).toMatchObject({ status: 'discussed' })
})

test('it goes in English', async () => {
  const guestRow = await api.addStaff({ name: '林安', roles: [['first_secretary', VILLAGE]] })
  const guest = talk(guestRow.phone ?? '')
  const { code } = await addProject(api)
  await guest.says('English')
  await guest.says(`APPLY PROJECT ${code}`, 'New, or continued?')
  const steps = [
    ['1', 'Where is it?'],
    ['3社', 'What is built, and how much?'],
    ['修水池一口', 'From which day to which?'],
    ['4月1日到6月30日', 'Which unit carries it out?'],
    ['宝坪村委会', 'Who is in charge?'],
    ['我', 'How much money?'],
    ['20万', 'What is it to bring?'],
    ['受益80户', 'How does it help the poor?'],
    ['请脱贫户务工', 'For which households?'],
    ['全村', '¥200,000, 1 Apr to 30 Jun 2026, 林安, goal 受益80户. Right?'],
    ['1', 'Applied. By 14 Mar post it'],
  ] as const
  for (const [answer, next] of steps) await guest.says(answer, next)
})
