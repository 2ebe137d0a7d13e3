import { beforeEach, expect, test } from 'vitest'
import { verifyArchive } from '../../../api/archive/verify'
import { GROUP, VILLAGE } from '../../support/api'
import { decide, found, membersOf, newcomer } from '../../support/archive'
import { commandContext } from '../../support/command'
import { clearCounty } from '../../support/reports'
import { startVillage } from '../../support/talk'

const { api, cadre, talk } = await startVillage()
beforeEach(async () => {
  await clearCounty(api)
  // Whoever was of that name in the test before is of another.
  await api.sql`update households set head_name = '向旧户'`
})

const takeStock = () => verifyArchive(commandContext(api), { isRecording: true })
const at = (day: string) => {
  api.clock.now = new Date(`${day}T02:00:00.000Z`)
}

let born = 0

/** Registered on 9 March 2026; a child is born on the 10th, the son is split off on the 12th. */
async function splitHousehold() {
  const { id } = await api.addHousehold({ head: '牟大岭', status: 'registered' })
  await takeStock()
  const idNumber = `50993820260310${String(++born).padStart(4, '0')}`
  at('2026-03-10')
  await decide(api, {
    householdId: id,
    reason: 'born_or_joined',
    join: [
      { person: newcomer({ name: '牟小满', idNumber, health: ['disabled'] }), reason: 'birth' },
    ],
  })
  const son = (await membersOf(api, id)).find(({ isHead }) => !isHead)
  at('2026-03-12')
  const own = await found(api, {
    areaPath: GROUP,
    from: id,
    take: [{ personId: son?.id ?? '', isHead: true }],
  })
  return { id, own }
}

test('a cadre sees how a household stands and what changed last, newest first', async () => {
  await splitHousehold()
  await cadre.says(
    '档案 牟大岭',
    '牟大岭家（宝坪村3社）：未脱贫，1口人。',
    '2026年3月12日：分户：减少牟小满（分户',
  )
  const more = await cadre.says('下', '2026年3月10日：自然增加：增加牟小满（之子，出生）')
  expect(more).not.toMatch(/残疾/)
})

test('a name that is misspelt opens nobody else’s file', async () => {
  await api.addHousehold({ head: '牟大' })
  await cadre.says('档案 牟大领', '没找到这户')
  await api.addHousehold({ head: '牟大岭' })
  await cadre.says('档案 牟大领', '牟大岭家')
})

test('and how it stood on a day, or at the end of a month', async () => {
  await splitHousehold()
  await cadre.says(
    '档案 牟大岭 3月10日',
    '2026年3月10日那天，牟大岭家（宝坪村3社）：未脱贫，2口人',
    '牟小满',
  )
  await cadre.says(
    '档案 牟大岭 2026年3月9日',
    '2026年3月9日那天，牟大岭家（宝坪村3社）：未脱贫，1口人',
  )
  await cadre.says('档案 牟大岭 2018年3月', '牟大岭家2018年3月31日的情况没有记录下来')
})

test('a household that was split off has the history of the one it came from', async () => {
  await splitHousehold()
  await cadre.says(
    '档案 牟小满 历史',
    '2026年3月12日：立户：从牟大岭户分出',
    '2026年3月12日：牟大岭户分户：减少牟小满',
  )
  await cadre.says('下', '2026年3月10日：牟大岭户自然增加：增加牟小满')
  await cadre.says('下', '2026年3月9日：牟大岭户补记底档')
  await cadre.says('档案 牟小满 3月11日', '2026年3月11日那天，花名册上还没有牟小满家')
})

test('of several of one name the cadre picks', async () => {
  await api.addHousehold({ head: '万清明' })
  await api.addHousehold({ head: '万清明', areaPath: `${VILLAGE}.5` })
  await takeStock()
  await cadre.says('档案 万清明', '有几户户主叫“万清明”', '宝坪村5社')
  await cadre.says('2', '万清明家（宝坪村5社）：未建档')
})

test('a household of another area, or of nobody, is not found', async () => {
  await api.addHousehold({ head: '向远方', areaPath: 'wuxi.yulin.wusong.1' })
  await takeStock()
  const answer = await cadre.says('档案 向远方', '您片区没找到这户')
  expect(answer).not.toContain('巫')
  await cadre.says('查档案 没得这人', '您片区没找到这户')
})

test('whoever is no cadre is told so, and learns nothing', async () => {
  await api.addHousehold({ head: '牟大岭' })
  const answer = await talk().says('档案 牟大岭')
  expect(answer).not.toContain('宝坪村')
})

test('a day that lies ahead, or is none, is said to be: nothing is shown as of another one', async () => {
  await splitHousehold()
  await cadre.says('档案 牟大岭 2027年1月1日', '看不懂，或者还没到', '档案 牟大岭 2018年3月')
  await cadre.says('档案 牟大岭 2018年2月30日', '看不懂，或者还没到')
  await cadre.says('档案 牟大岭 去年', '2025年12月31日')
})
