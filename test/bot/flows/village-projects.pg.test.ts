import { beforeEach, expect, test } from 'vitest'
import { addProjectRow } from '../../support/project-rows'
import { startVillage } from '../../support/talk'

const { api, talk, cadre, linkedFamily } = await startVillage()
beforeEach(() => api.sql`update projects set status = 'cancelled', approved_fen = null`)

test('a villager who sends 项目 sees the projects of the own village, each with its step and number', async () => {
  const road = await addProjectRow(api, { name: '3社修路', status: 'under_way' })
  const pool = await addProjectRow(api, { name: '修水池', status: 'submitted', approvedFen: null })
  await addProjectRow(api, { name: '丢了的项目', status: 'rejected', approvedFen: null })
  const family = await linkedFamily()
  const told = await family.says('项目', '宝坪村有2个项目', '发：项目 编号')
  const all = told + (await family.says('下'))
  expect(all).toContain(`3社修路，实施中，编号${road.code}`)
  expect(all).toContain(`修水池，乡镇申报，编号${pool.code}`)
  expect(all).not.toContain('丢了')
})

test.each(['项目 CODE', '项目CODE', '看项目 CODE', 'CODE'])(
  'a villager who sends “%s” sees that one',
  async (words) => {
    const { code } = await addProjectRow(api, { name: '3社修路', status: 'under_way' })
    await talk().says(words.replace('CODE', code), '3社修路。批准20万元。正在实施')
  },
)

test.each([
  '修路的钱用到哪去了',
  '那个项目好久修',
  '哪个管修路的钱',
  '资金',
  '村里有哪些项目',
  '修路的钱用了好多',
  '这条路什么时候修好',
  '路是谁在修',
  '项目进度',
  '我们村的项目',
])(
  'a villager’s “%s” leads to the project of the village, with its money and who is in charge',
  async (words) => {
    const { code } = await addProjectRow(api, { name: '3社修路', status: 'under_way' })
    const family = await linkedFamily()
    await family.says(words, '3社修路。批准20万元', '负责', `发：${code} 您的话`)
  },
)

test('a villager who is not linked names the village, and hears where there is no project', async () => {
  await talk().says('项目', '您问哪个村的项目', '项目 宝坪村')
  await talk().says('项目 宝坪村', '宝坪村现在没有登记的项目')
  const { code } = await addProjectRow(api, { name: '3社修路' })
  await talk().says('项目 宝坪村', '3社修路', code)
  await talk().says('项目 没有这个村', /./)
})

test('what is said of an official stays a complaint, a question about a rule stays one, and staff see their own list', async () => {
  const family = await linkedFamily()
  await addProjectRow(api, { name: '3社修路' })
  for (const words of ['修路的钱被村长贪了', '项目资金有什么政策规定', '路断了车过不去'])
    expect(await family.says(words)).not.toContain('3社修路')
  expect(await cadre.says('项目')).not.toContain('看钱和进度')
})
