import { beforeEach, expect, test } from 'vitest'
import { COUNTY } from '../../support/api'
import { addWrittenCard } from '../../support/policies'
import { startVillage } from '../../support/talk'

const { api, cadre, linkedFamily, talk } = await startVillage()

async function officer(name: string, phone: string) {
  await api.addStaff({ name, phone, roles: [['county_office', COUNTY]] })
  return talk(phone)
}
const office = await officer('任素芳', '+8619955500061')
const colleague = await officer('冉启旺', '+8619955500062')

const QUESTION = '种花椒有没得补贴'
const ANSWER = '花椒补苗，不补钱。找镇农服中心登记。'

let code: string
beforeEach(async () => {
  code = await addWrittenCard(api, { question: QUESTION, answer: ANSWER })
  await office.says(`采用 ${code}`)
  await office.says('1', '已采用')
  return async () => {
    await office.says(`撤下 ${code}`)
    await office.says('1')
  }
})

const status = async () => {
  const [card] = await api.sql<{ status: string }[]>`
    select status from policy_cards where code = ${code}`
  return card?.status
}
const asks = async (...expected: string[]) =>
  (await linkedFamily()).says(`问 ${QUESTION}`, ...expected)

test('the office takes a card back by its number, and it answers nobody any more', async () => {
  await asks(ANSWER)
  await office.says(`撤下 ${code}`, QUESTION, ANSWER, '撤下吗？', '回1')
  expect(await status()).toBe('published')
  await office.says('1', '已撤下')
  expect(await status()).toBe('withdrawn')
  await asks('不乱答')
})

test.each(['2', '不'])('after “%s” it is answered as before', async (no) => {
  await office.says(`撤下 ${code}`)
  await office.says(no, '没有撤')
  await asks(ANSWER)
})

test('taken back by a colleague in the meantime it is taken back', async () => {
  await office.says(`撤下 ${code}`)
  await colleague.says(`撤下 ${code}`)
  await colleague.says('1', '已撤下')
  await office.says('1', '已撤下')
  await office.says(`撤下 ${code}`, '没有找到在用的这条问答')
})

test('a card that waits for a colleague is not in use', async () => {
  const waiting = await addWrittenCard(api, { question: '种核桃有没得补苗' })
  await office.says(`撤下 ${waiting}`, '没有找到在用的这条问答')
})

test('a village cadre is refused', async () => {
  await cadre.says(`撤下 ${code}`, '只有负责的干部能办')
  expect(await status()).toBe('published')
})

test('a villager takes back nothing but what they filed', async () => {
  const tan = await linkedFamily()
  expect(await tan.says(`撤下 ${code}`)).not.toContain('撤下吗')
  await tan.says('1')
  expect(await status()).toBe('published')
})
