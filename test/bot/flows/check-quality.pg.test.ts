import { beforeEach, expect, test } from 'vitest'
import { GROUP, OTHER_VILLAGE, VILLAGE } from '../../support/api'
import { startVillage } from '../../support/talk'

const { api, cadre, talk } = await startVillage()
beforeEach(() => api.sql`update households set status = 'closed', head_name = '旧户'`)

/** A registered household with much left out. */
const bare = (head: string, areaPath = GROUP) =>
  api.addHousehold({ head, areaPath, status: 'registered' })

test('of a village how often each rule is broken is told, the worst first, in parts', async () => {
  await bare('牟甲')
  await bare('牟乙')
  await cadre.says('质检 宝坪村', '宝坪村2户，2户的档案有疑问，共', '劳动技能没填2处', '回“下”')
  await cadre.says('下', '处')
})

test('without a word it is of where one works, and there alone', async () => {
  await bare('牟甲')
  await bare('向丙', `${OTHER_VILLAGE}.1`)
  await cadre.says('质检', '宝坪村1户')
  await cadre.says('质检 新华村', '没找到这个村或这户，或不归您这一片', '请发：质检 宝坪村')
})

test('of a household each finding is told with what to do', async () => {
  await bare('牟大岭')
  await cadre.says('质检 牟大岭', '牟大岭家的档案有', '处疑问', '牟大岭：劳动技能没填。请补填')
  await cadre.says('下')
})

test('of a name there are several of is asked which', async () => {
  await bare('牟同检')
  await bare('牟同检', `${VILLAGE}.5`)
  await cadre.says('质检 牟同检', '有几户户主叫“牟同检”', '1宝坪村3社 2宝坪村5社')
  await cadre.says('2', '牟同检家的档案有')
})

test('what is in order is said to be', async () => {
  await api.addHousehold({ head: '牟净' })
  await cadre.says('质检 牟净', '牟净家的档案没有疑问')
  await cadre.says('质检 宝坪村', '宝坪村1户的档案都查过，没有疑问')
})

test('nobody is looked up elsewhere, and a villager looks up nobody', async () => {
  await bare('向外', `${OTHER_VILLAGE}.1`)
  await cadre.says('质检 向外', '没找到这个村或这户')
  await talk().says('质检 宝坪村', '只有负责的干部能办')
})

test('looking is put on record', async () => {
  const { id } = await bare('牟录')
  await cadre.says('质检 牟录', '疑问')
  await cadre.says('质检 宝坪村', '疑问')
  const rows = await api.sql<{ subject: string }[]>`
    select subject from audit where action = 'quality.read' and subject in (${`household:${id}`}, ${`area:${VILLAGE}`})`
  expect(new Set(rows.map(({ subject }) => subject)).size).toBe(2)
})
