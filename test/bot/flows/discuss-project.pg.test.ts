import { expect, test } from 'vitest'
import { GROUP, TOWNSHIP, VILLAGE } from '../../support/api'
import { startVillage } from '../../support/talk'

const { api, cadre, talk, linkedFamily } = await startVillage()
const clerkRow = await api.addStaff({ name: '汪晓松', roles: [['township_clerk', TOWNSHIP]] })
const resident = await api.addStaff({
  name: '姚云川',
  roles: [
    ['resident_cadre', VILLAGE],
    ['resident_cadre', 'wuxi.tianyuan.xinhua'],
  ],
})

const projectsOf = (name: string) =>
  api.sql<{ id: string; code: string }[]>`select * from projects where name = ${name}`
const codeIn = (text: string) => /编号(\d{9})/.exec(text)?.[1] ?? ''

test('told in one line it is understood, confirmed once, and gets its number', async () => {
  await cadre.says(
    '项目讨论 宝坪村 修3社水池 25人参加 23人同意',
    '宝坪村：修3社水池（水利），25人参加，23人同意。对吗？',
  )
  const done = await cadre.says('1', '记下了，项目编号', '3月14日前发：项目申请')
  const [project] = await projectsOf('修3社水池')
  expect(project).toMatchObject({
    area_path: VILLAGE,
    sector: 'water',
    status: 'discussed',
    code: codeIn(done),
  })
  const [act] = await api.sql`
    select act, facts from project_acts where project_id = ${String(project?.id)}`
  expect(act).toEqual({
    act: 'discussed',
    facts: { present: 25, inFavour: 23, sector: 'water' },
  })
})

test('what is missing is asked for one by one', async () => {
  await cadre.says('项目讨论', '要做什么项目？')
  await cadre.says('建文体小院', '讨论时来了多少人？')
  await cadre.says('记不清了', '讨论时来了多少人？')
  await cadre.says('三十个人', '多少人同意？')
  await cadre.says('都同意', '属于哪一行？')
  await cadre.says('不晓得', '属于哪一行？')
  await cadre.says('文化', '建文体小院（文化），30人参加，30人同意。对吗？')
  await cadre.says('1', '记下了')
})

test('of which sector it is was guessed, and is put right at the end', async () => {
  await cadre.says('群众讨论 修花椒路 20人参加 都同意', '修花椒路（交通），20人参加，20人同意')
  await cadre.says('科技', '修花椒路（科技），20人参加')
  await cadre.says('1', '记下了')
  expect(await projectsOf('修花椒路')).toMatchObject([{ sector: 'science' }])
})

test('something else comes between, and the question comes back', async () => {
  await cadre.says('项目讨论 修河堤', '来了多少人')
  await cadre.says('待办', '来了多少人')
  await cadre.says('18', '多少人同意？')
  await cadre.says('16', '修河堤（水利），18人参加，16人同意')
  await cadre.says('1', '记下了')
})

test('what villagers do not want makes no project', async () => {
  await cadre.says('项目讨论 修广场 20人参加 10人同意', '同意的没有过半，不能立项')
  await cadre.says('项目讨论 修广场 20人参加 21人同意', '同意的比参加的还多，没有记')
  await cadre.says('项目讨论 修广场', '来了多少人')
  await cadre.says('0', '多少人同意')
  await cadre.says('0', '没有人参加讨论，不能立项')
  expect(await projectsOf('修广场')).toHaveLength(0)
})

test('who works in several villages is asked which, or names it', async () => {
  const yao = talk(resident.phone ?? '')
  await yao.says('项目讨论 修公路 20人参加 15人同意', '是哪个村的项目？')
  await yao.says('巫山村', '是哪个村的项目？')
  await yao.says('宝坪村', '宝坪村：修公路（交通），20人参加，15人同意')
  await yao.says('2', '好，没有办')
  await yao.says('项目讨论 新华村4社公路硬化，到会20人，赞成15人', '新华村：4社公路硬化（交通）')
  await yao.says('算了', '好，没有办')
})

test('the same discussion makes one project', async () => {
  const line = '项目讨论 修便民桥 25人参加 23人同意'
  for (const answer of ['记下了', '村里今年已有同名的项目，没有再记']) {
    await cadre.says(line, '对吗？')
    await cadre.says('1', answer)
  }
  expect(await projectsOf('修便民桥')).toHaveLength(1)
  await cadre.says('1')
  expect(await projectsOf('修便民桥')).toHaveLength(1)
})

test('a project that was given up may be discussed anew', async () => {
  await cadre.says('项目讨论 修茶园路 25人参加 23人同意', '对吗？')
  await cadre.says('1', '记下了')
  await api.sql`update projects set status = 'cancelled' where name = '修茶园路'`
  await cadre.says('项目讨论 修茶园路 25人参加 23人同意', '对吗？')
  await cadre.says('1', '记下了')
})

test('a phone or an identity number does not get into a name that hangs in public', async () => {
  await cadre.says('项目讨论 修张三13996000001门前路 5人参加 5人同意', '不能有身份证号和电话')
  await cadre.says('项目讨论', '要做什么项目')
  await cadre.says('修50993819600273519X门前路', '不能有身份证号和电话')
})

test('no is no, wherever it is said', async () => {
  await cadre.says('项目讨论 修蓄水池', '来了多少人')
  await cadre.says('算了', '好，没有办')
  await cadre.says('项目讨论 修蓄水池 9人参加 9人同意', '对吗？')
  await cadre.says('2', '好，没有办')
  expect(await projectsOf('修蓄水池')).toHaveLength(0)
})

test('the township, a group’s cadre and villagers discuss none', async () => {
  const clerk = talk(clerkRow.phone ?? '')
  await clerk.says('项目讨论 宝坪村 修路 25人参加 23人同意', '只有负责的干部能办')
  const group = await api.addStaff({ roles: [['group_cadre', GROUP]] })
  await talk(group.phone ?? '').says('项目讨论 修路 25人参加 23人同意', '只有负责的干部能办')
  const family = await linkedFamily()
  expect(await family.says('项目讨论 修路 25人参加 23人同意')).not.toContain('对吗？')
})

test('a question or a cry that begins so is heard as what it is', async () => {
  expect(await cadre.says('新项目什么时候开工')).not.toContain('来了多少人')
  expect(await cadre.says('新项目工地塌方埋了人 快来救命')).not.toContain('来了多少人')
})

test('it goes in English', async () => {
  const lin = await api.addStaff({ name: '林安', roles: [['first_secretary', VILLAGE]] })
  const guest = talk(lin.phone ?? '')
  await guest.says('English')
  await guest.says('PROJECT TALK', 'What is the project?')
  await guest.says('修观景步道', 'How many came?')
  await guest.says('12', 'How many were for it?')
  await guest.says('11', '修观景步道 (tourism), 12 came, 11 for it. Right?')
  await guest.says('1', 'Noted, number', '项目申请')
})
