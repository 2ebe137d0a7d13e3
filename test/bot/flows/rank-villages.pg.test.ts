import { beforeEach, expect, test } from 'vitest'
import { areas } from '../../../db/schema'
import { COUNTY, GROUP, TOWNSHIP } from '../../support/api'
import { startVillage } from '../../support/talk'
import { addFamily, enterGrades, forgetVillages, reckon, setStandard } from '../../support/villages'

const { api, cadre, talk, linked, bot } = await startVillage()
const OTHER = 'wuxi.yulin.wusong'
await api.db.insert(areas).values([
  { county: COUNTY, path: 'wuxi.yulin', level: 'township', name: '鱼鳞乡', source: '测试' },
  { county: COUNTY, path: OTHER, level: 'village', name: '五宋村', source: '测试' },
  ...Array.from({ length: 5 }, (_, i) => ({
    county: COUNTY,
    path: `${TOWNSHIP}.more${i}`,
    level: 'village' as const,
    name: `${'甲乙丙丁戊'.charAt(i)}家村`,
    source: '测试',
  })),
])
beforeEach(async () => {
  await forgetVillages(api)
  await setStandard(api)
})

/** Six villages of 天元乡, and one of 鱼鳞乡 that is poorer than all. */
async function reckoned() {
  const paths = [OTHER, `${TOWNSHIP}.baoping`]
  for (let i = 0; i < 5; i++) paths.push(`${TOWNSHIP}.more${i}`)
  for (const [i, path] of paths.entries()) {
    await addFamily(api, { areaPath: `${path}.1`, status: 'registered', born: [1950] })
    await enterGrades(api, path, 10 - i)
  }
  await reckon(api)
}

test('the villages of a township come with their ranks in the county, the poorest first', async () => {
  await reckoned()
  const phone = talk()
  await phone.says(
    '排名 天元乡',
    '天元乡2026年村情：7个村，深度贫困1个，相对贫困5个',
    '第2宝坪村62.0，第3甲家村59.0，第4乙家村56.0，第5丙家村53.0。还有2个村，回“下”',
  )
  await phone.says('下', /第6丁家村50\.0，第7戊家村47\.0。$/)
})

test('without a word it is one’s own township, for a villager as for a cadre', async () => {
  await reckoned()
  const villager = await linked(await addFamily(api, { areaPath: GROUP }))
  await villager.says('排名', '天元乡2026年村情')
  await cadre.says('排名', '天元乡2026年村情')
})

test('a stranger is shown the whole county, as is who asks for it', async () => {
  await reckoned()
  for (const text of ['排名', '排名 全县', '排名 巫溪县'])
    await talk().says(text, '巫溪县2026年村情：8个村', '第1五宋村65.0')
})

test('of a village it is the ranking around it', async () => {
  await reckoned()
  await talk().says('排名 五宋村', '鱼鳞乡2026年村情：1个村', '第1五宋村65.0')
})

test('nothing is ranked before anybody reckoned', async () => {
  await talk().says('排名 天元乡', '天元乡的村情还没有算分')
  await talk().says('排名 无此乡', '没找到')
})

test('in a chat the picture comes with it, by the address anybody can open', async () => {
  await reckoned()
  const phone = '+8619970009999'
  const message = { phone, text: '排名 天元乡', look: 'chat', id: 'message-1' }
  await bot.app.request('/simulator/messages', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(message),
  })
  const events = await (
    await bot.app.request(`/simulator/transcript?phone=${encodeURIComponent(phone)}`)
  ).text()
  expect(events).toContain('天元乡2026年村情')
  const { body } = await api.call(`/villages/scores?under=${TOWNSHIP}`)
  expect(body['page']).toBe('/wuxi/villages/tianyuan')
})
