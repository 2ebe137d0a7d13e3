import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  MONDAY_MORNING,
  OTHER_VILLAGE,
  startApi,
  type TestApi,
  TOWNSHIP,
  VILLAGE,
} from '../../support/api'

let api: TestApi
let cadre: Awaited<ReturnType<TestApi['addStaff']>>
beforeAll(async () => {
  api = await startApi({ connections: 2 })
  await api.addCounty()
  cadre = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
  await api.addHousehold({ head: '牟大山' })
  await api.addHousehold({ head: '章小兰', areaPath: `${VILLAGE}.5` })
  await api.addHousehold({ head: '李四', areaPath: `${VILLAGE}.1` })
  await api.addHousehold({ head: '李四', areaPath: `${VILLAGE}.2` })
  await api.addHousehold({ head: '冉外村', areaPath: `${OTHER_VILLAGE}.1` })
  for (let group = 1; group <= 6; group++)
    await api.addHousehold({ head: '王多', areaPath: `${VILLAGE}.${group}` })
})
beforeEach(() => {
  api.clock.now = new Date(MONDAY_MORNING)
})
afterAll(() => api.close())

async function draft(text: string, more: object = {}, actor = cadre.actor) {
  const { body } = await api.call('/visits/drafts', { actor, body: { text, ...more } })
  return body
}

describe('a note as it is understood', () => {
  test.each([
    ['牟大山 房子漏雨，猪3头', '牟大山', '房子漏雨，猪3头'],
    ['牟大山家房子漏雨', '牟大山', '房子漏雨'],
    ['今天到牟大山家走访，房子漏雨', '牟大山', '走访，房子漏雨'],
    ['牟达山 房子漏雨', '牟大山', '房子漏雨'],
    ['３社牟大山，房子漏雨', '牟大山', '房子漏雨'],
    ['张小蓝家（5社）房子漏雨', '章小兰', '房子漏雨'],
    ['2社李四 房子漏雨', '李四', '房子漏雨'],
    ['房子漏雨的是牟大山家', '牟大山', '房子漏雨的是牟大山家'],
  ])('“%s” is about %s', async (text, head, body) =>
    expect(await draft(text)).toMatchObject({ household: { head }, body, missing: null }),
  )

  test('has day, purpose and handbook', async () =>
    expect(await draft('昨天慰问牟大山 猪3头，自来水')).toMatchObject({
      day: '2026-03-08',
      purpose: 'greeting',
      handbook: 'pigs=3;water=tap',
      household: { area: '宝坪村3社' },
    }))

  test('asks which of several of a name', async () => {
    const asked = await draft('李四 房子漏雨')
    expect(asked).toMatchObject({ household: null, head: '李四', missing: 'which' })
    const areas = (asked['candidates'] as { area: string }[]).map(({ area }) => area)
    expect(areas).toEqual(['宝坪村1社', '宝坪村2社'])
    expect(await draft('李四 房子漏雨', { householdName: '2社李四' })).toMatchObject({
      household: { area: '宝坪村2社' },
      missing: null,
    })
  })

  test('asks for the group where there are too many to pick from', async () => {
    expect(await draft('王多 房子漏雨')).toMatchObject({ missing: 'group', candidates: [] })
    expect(await draft('6社王多 房子漏雨')).toMatchObject({ household: { area: '宝坪村6社' } })
  })

  test('asks whom, and loses nothing', async () => {
    const text = '查无此人 房子漏雨'
    expect(await draft(text)).toMatchObject({ household: null, body: text, missing: 'household' })
    expect(await draft(text, { householdName: '牟大山' })).toMatchObject({
      household: { head: '牟大山' },
      body: text,
      missing: null,
    })
    expect(await draft(text, { householdName: '也没有' })).toMatchObject({ missing: 'household' })
  })

  test('asks what was seen', async () =>
    expect(await draft('昨天走访牟大山')).toMatchObject({ day: '2026-03-08', missing: 'text' }))

  test('asks for another day than tomorrow', async () => {
    expect(await draft('明天走访牟大山 送米')).toMatchObject({ missing: 'day' })
    const said = await draft('明天走访牟大山 送米', { dayWords: '昨天' })
    expect(said).toMatchObject({ day: '2026-03-08', missing: null })
  })

  test('knows the households of the cadre’s own area alone', async () => {
    expect(await draft('冉外村 房子漏雨')).toMatchObject({ missing: 'household' })
    const clerk = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
    expect(await draft('冉外村 房子漏雨', {}, clerk.actor)).toMatchObject({
      household: { area: '新华村1社' },
    })
  })
})
