import { expect, test } from 'vitest'
import { TOWNSHIP } from '../../support/api'
import { addProject } from '../../support/projects'
import { startTelegramVillage } from '../../support/telegram-village'

const { api, chat, nextPhone, addFamily } = await startTelegramVillage()
const wang = await api.addStaff({ phone: nextPhone(), roles: [['township_clerk', TOWNSHIP]] })
const clerk = chat()

test('with a photo of the bills, and what is left is told', async () => {
  await clerk.shows(wang.phone ?? '')
  const { code } = await addProject(api, { status: 'checked' })
  await clerk.says(`报账 ${code}`, '还能报20万元，这次报多少')
  await clerk.says('15万', '请发现场或票据的照片')
  await clerk.showsPhoto('bill', '', '报账15万元，照片1张。对吗？')
  await clerk.presses('#yes', '报了15万元，县里3月17日前审')
  await clerk.showsPhoto('bill', `报账 ${code} 6万`, '最多还能报5万元')
})

test('not before the check, and not by who accepted', async () => {
  const accepted = await addProject(api, { status: 'accepted' })
  await clerk.says(`报账 ${accepted.code} 15万`, '县里还没抽查完')
  const finished = await addProject(api, { status: 'finished' })
  await clerk.says(`报账 ${finished.code} 15万`, '还没验收')
  const settled = await addProject(api, { status: 'settled' })
  await clerk.says(`报账 ${settled.code} 15万`, '已经结清')
  const own = await addProject(api, { status: 'checked', by: { accepted: wang.id } })
  await clerk.showsPhoto('bill', `报账 ${own.code} 1万`, '不能由您报账')
})

test('a villager’s question stays one', async () => {
  const { phone } = await addFamily()
  const family = chat()
  await family.shows(phone)
  expect((await family.says('报账是啥意思')).text).not.toMatch(/请这样发：报账|还能报/)
})
