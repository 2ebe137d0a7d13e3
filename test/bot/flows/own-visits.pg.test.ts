import { expect, test } from 'vitest'
import { VILLAGE } from '../../support/api'
import { MINUTE, startVillage } from '../../support/talk'

const { api, bot, cadre, talk, linkedFamily } = await startVillage()

test('a cadre who has noted none is told how', async () => {
  await cadre.says('我的走访', '还没有记过走访', '走访 户主 看到什么')
})

test('a cadre sees the five newest own visits, and nobody else’s', async () => {
  const other = await api.addStaff({
    roles: [['village_secretary', VILLAGE]],
    phone: '+8619912340021',
  })
  const colleague = talk(other.phone ?? '')
  await api.addHousehold({ head: '别人走的' })
  await colleague.says('走访 别人走的 都好')
  await colleague.says('1', '记下了')
  for (const head of ['一户人', '二户人', '三户人', '四户人', '五户人', '六户人']) {
    await api.addHousehold({ head })
    await cadre.says(`走访 ${head} 都好`)
    await cadre.says('1', '记下了')
    bot.later(MINUTE)
  }
  const shown = await cadre.says('走访记录', '3月9日六户人，3月9日五户人', '3月9日二户人')
  expect(shown).not.toMatch(/一户人|别人走的/)
})

test('a villager has none to see', async () => {
  const family = await linkedFamily()
  await family.says('我的走访', '只有负责的干部能办')
})
