import { expect, test } from 'vitest'
import { verifyAudit } from '../../api/audit/verify'
import { COUNTY } from '../support/api'
import { HOUR, MINUTE, receiptIn, startVillage } from '../support/talk'

const { api, bot, cadre, linkedFamily, talk } = await startVillage()
const officeRow = await api.addStaff({
  name: '任素芳',
  unit: '县扶贫办',
  phone: '+8619955500061',
  roles: [['county_office', COUNTY]],
})

test('what an old villager asks in dialect and no text holds is answered by a cadre on the road, adopted by the county, and answers the next who asks', async () => {
  const office = talk(officeRow.phone ?? '')
  const old = await linkedFamily({ head: '谭大山' })

  // Seventy, with an old phone: he asks what, and in his own words.
  await old.says('想问哈', '想问什么')
  await old.says('3', '想问什么')
  const words = '我屋坡上栽的花椒，公家补不补钱哟'
  await old.says(words, '不乱答', '回1转给干部 2不用')
  const code = receiptIn(await old.says('1', '熊长富会在3月10日10点前答复您'))
  await old.says('查', '帮扶名册')

  // On a mountain road with one bar: it arrives late, he answers at once, and his phone sends it twice.
  await cadre.gets('提问', '宝坪村3社', '花椒', code)
  bot.later(3 * HOUR)
  const answer = '花椒补苗不补钱。带身份证到镇农服中心登记。'
  await Promise.all([
    bot.says(cadre.phone, `答${code}${answer}`, 'SM-one-bar'),
    bot.says(cadre.phone, `答${code}${answer}`, 'SM-one-bar'),
  ])
  const told = await old.gets(`熊长富答复：${answer}`)
  expect(told.match(/答复：/g)).toHaveLength(1)
  await old.says(code, '已答复')
  expect(await old.gets()).toBe('')

  // Until the county has agreed it is for nobody else.
  const early = await linkedFamily({ head: '牟光碧' })
  await early.says('问 栽花椒补不补钱', '不乱答')
  await early.says('不用', '没有转')
  await cadre.says(`采用 ${code}`, '只有负责的干部能办')

  bot.later(20 * HOUR)
  await office.says('待办', `1条问答等您采用：${code}`)
  await office.says('采用', words, `答：${answer}`, '回1采用 2不采用 3改问法')
  await office.says('3', '新的问法')
  await office.says('种花椒有没有补贴', '问：种花椒有没有补贴', answer)
  await office.says('1', '已采用')

  // Somebody else asks in other words, and is answered with whose answer it is.
  bot.later(24 * HOUR)
  const young = await linkedFamily({ head: '冉启旺' })
  await young.says(
    '问 我家种花椒，有没得补贴哟',
    answer,
    '依据：县扶贫办2026年3月答复',
    '回1有用 2没用',
  )
  await young.says('2', '没答到点子上', '回1转给干部')
  bot.later(9 * MINUTE)
  const second = receiptIn(await young.says('1', '熊长富'))
  await cadre.gets('提问', '我家种花椒，有没得补贴哟', second)

  await office.says('问答', '近30天群众问了3次：答上1，转给干部2，说没用1')
  const rest = [await office.says('问答'), await office.says('下'), await office.says('下')].join(
    '\n',
  )
  expect(rest).toContain(`没答上1次：${words}`)
  expect(rest).toContain('没答上1次：栽花椒补不补钱')
  expect(rest).toContain('说没用1次：我家种花椒，有没得补贴哟')

  // Who did what is written down, and who asked stands nowhere in it.
  const written = await api.sql<{ type: string; actor: string; details: object }[]>`
    select type, actor, details from events where subject like 'card:%' order by subject, seq`
  expect(written.map(({ type }) => type)).toEqual(['card.proposed', 'card.published'])
  expect(JSON.stringify(written)).not.toMatch(/花椒|谭大山/)
  expect(written.at(-1)?.actor).toContain(officeRow.id)
  expect(await verifyAudit(api.ownerSql, COUNTY)).toMatchObject({ faultCount: 0 })
})
