import { beforeEach, expect, test } from 'vitest'
import { COUNTY } from '../../support/api'
import { HOUR, startVillage } from '../../support/talk'

const { api, bot, cadre, linkedFamily, talk } = await startVillage()
const officeRow = await api.addStaff({
  name: '任素芳',
  roles: [['county_office', COUNTY]],
  phone: '+8619955500041',
})
const office = talk(officeRow.phone ?? '')
beforeEach(() => api.ownerSql`delete from policy_questions`)

const DAY = 24 * HOUR
const UNKNOWN = '种花椒有没得补贴'

async function asks(question: string, ...answers: string[]) {
  const tan = await linkedFamily()
  await tan.says(`问 ${question}`, '')
  for (const answer of answers) await tan.says(answer)
}

test('where nobody asked anything there is nothing to see', async () => {
  await office.says('问答', '近30天群众问了0次：答上0，转给干部0，说没用0')
  await office.says('下', '没有下文了')
})

test('the office sees how much was asked, and by 下 what stayed unanswered and what was of no use', async () => {
  await asks(UNKNOWN, '1')
  await asks('种花椒 有没得补贴？', '2')
  await asks('镇政府电话', '2')
  await asks('残疾证找哪个办', '2')
  await asks('残疾证找哪个办', '1')
  await office.says(
    '问答',
    '近30天群众问了5次：答上2，转给干部1，说没用1。回“下”',
    /没答上2次：种花椒 ?有没得补贴/,
  )
  await office.says('下', '没答上1次：镇政府电话')
  await office.says('下', '说没用1次：残疾证找哪个办')
  await office.says('下', '没有下文了')
})

test('thirty days and today are counted, not the day before', async () => {
  await asks(UNKNOWN)
  bot.later(30 * DAY)
  await office.says('问答', '群众问了1次')
  bot.later(DAY)
  await office.says('问答', '群众问了0次')
})

test('no name and no number stands in it, and a long question is cut', async () => {
  await asks(`我叫谭大山，电话13996521234，${'我们这里'.repeat(20)}种花椒有没得补贴`)
  const told = await office.says('问答', '没答上1次')
  expect(told).not.toMatch(/谭大山|1399/)
})

test.each(['问答', '问答报告', 'QUESTIONS'])(
  'a village cadre who sends “%s” is refused',
  async (words) => {
    await asks(UNKNOWN)
    const told = await cadre.says(words, '只有负责的干部能办')
    expect(told).not.toContain('花椒')
  },
)

test.each(['问答', '问答报告'])(
  'a villager who sends “%s” is asked what they want to know',
  async (words) => {
    await asks(UNKNOWN)
    const tan = await linkedFamily()
    const told = await tan.says(words, '想问什么')
    expect(told).not.toContain('花椒')
    await tan.says('残疾证找哪个办', '残联')
    await talk().says(words, '想问什么')
  },
)

test('in English it is told in English', async () => {
  await asks(UNKNOWN)
  await office.says('English')
  await office.says('QUESTIONS', '30 days: 1 questions, 0 answered', 'Unanswered 1x')
  await office.says('中文')
})
