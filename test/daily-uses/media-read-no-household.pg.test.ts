import { afterAll, expect, test } from 'vitest'
import { COUNTY, TOWNSHIP, VILLAGE } from '../support/api'
import { startBot } from '../support/bot'
import { addAccreditation, addPressReport } from '../support/press'
import { createWorld } from '../support/rights-world'
import { ROWS } from '../support/rights-rows'

const bot = await startBot({ connections: 2 })
const api = { ...bot.api, addCounty: async () => {} }
afterAll(bot.close)

/** What a curious journalist asks the number. */
const ASKED = [
  '媒体', '媒体监督', '媒体 得分', '待办', '菜单', '线索', '监测', '台账', '清单', '未走访', '变更', '项目', '村规划',
  '我的方案', '资金', '报账', '查贷款', '督查', '督查问题', '问责', '通报', '我的档案', '走访 户主甲', '档案 户主甲',
  '帮扶', '互评', '互评 结果', '未送达', '进度', '签单', '举报统计', '1',
] // prettier-ignore

test('whatever a journalist asks, by route or by text, names no household of the county', async () => {
  const world = await createWorld(api)
  const journalist = await api.addStaff({ unit: '重庆日报', roles: [['journalist', COUNTY]] })
  await addAccreditation(api, { staffId: journalist.id })
  const head = await api.addStaff({ roles: [['township_head', TOWNSHIP]] })
  const phone = journalist.phone ?? ''
  const heard: string[] = []
  const asks = async (text: string) => heard.push(...(await bot.says(phone, text)))
  // They name one themselves, and whoever answers tries to.
  const filed = await api.call('/press-reports', {
    actor: journalist.actor,
    body: { areaPath: VILLAGE, unit: `township:${TOWNSHIP}`, text: '户主甲家没有水喝' },
  })
  const { code } = filed.body['vars'] as { code: string }
  const answer = (text: string) =>
    api.call(`/press-reports/by-code/${code}/answers`, { actor: head.actor, body: { text } })
  expect((await answer('户主甲家已经通水，户主乙家下周')).body).toMatchObject({
    code: 'names_said',
    vars: { words: expect.stringContaining('户主甲') },
  })
  await answer('本村下周通水')
  // Somebody was entered after it was answered.
  await addPressReport(api, {
    journalistId: journalist.id,
    status: 'answered',
    answer: '户主丙家的路已经修好',
    answeredOn: '2026-03-09',
  })
  await addPressReport(api, {
    status: 'rated',
    text: '户主丁',
    gist: '路没修好',
    publishedOn: '2026-03-09',
  })
  heard.push(...(await bot.delivered()).flatMap(({ to, text }) => (to === phone ? [text] : [])))
  for (const text of [...ASKED, `媒体 ${code}`, code]) await asks(text)
  for (const [route, row] of Object.entries(ROWS).filter(([each]) => each.startsWith('GET '))) {
    // A project of these rows is named after its household, to be told apart.
    if (/^GET \/projects?\b/.test(route)) continue
    const { path } = await row.call(world.standings.inside, 'county_office', api)
    const { body } = await api.call(path, { actor: journalist.actor })
    heard.push(JSON.stringify(body))
  }
  const names = await api.sql<{ name: string }[]>`select distinct name from people order by name`
  const heads = names.map(({ name }) => name).filter((name) => name.startsWith('户主'))
  expect(heads.length).toBeGreaterThanOrEqual(4)
  expect(heard.length).toBeGreaterThan(100)
  for (const name of heads) expect(heard.filter((text) => text.includes(name))).toEqual([])
}, 300_000)
