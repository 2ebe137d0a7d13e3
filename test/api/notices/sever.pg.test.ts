import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { startApi } from '../../support/api'
import { deliverDue } from '../../support/outbox'
import { beginRound, refused, startRound } from '../../support/rounds'

const api = await startApi({ connections: 4 })
await api.addCounty()
const round = await startRound(api)
const { postedCode, sever, applicant, object } = round
beforeEach(() => beginRound(api, round))
afterAll(() => api.close())

describe('setting apart 暂缓', () => {
  test('takes only who is contested, once, and the household hears it', async () => {
    const mou = await applicant('牟大山')
    await applicant('冉启旺')
    const code = await postedCode()
    await object(code, '牟大山家有小车', { householdName: '牟大山' })
    await deliverDue(api)
    expect(await sever(code, '冉启旺')).toMatchObject(refused('not_contested'))
    expect(await sever(code, '查无此人')).toMatchObject(refused('not_listed'))
    expect(await sever(code, '牟大山', round.cadre.actor)).toMatchObject({ status: 403 })
    expect(await sever(code, '牟大三')).toMatchObject({ status: 200 })
    expect(await sever(code, '牟大山')).toMatchObject(refused('already_severed'))
    const told = await deliverDue(api)
    expect(told.map(({ to, template }) => [to, template])).toEqual([
      [mou.contact.address, 'notice.severed'],
    ])
    const { body } = await api.call('/status', { actor: mou.contact.actor })
    expect(JSON.stringify(body)).toContain('"stage":"severed"')
  })

  test('is for the list’s own officials', async () => {
    await applicant('牟大山')
    const code = await postedCode()
    await object(code, '牟大山家有小车', { householdName: '牟大山' })
    const stranger = await api.addStaff({ roles: [['village_secretary', 'wuxi.tianyuan.xinhua']] })
    expect(await sever(code, '牟大山', stranger.actor)).toMatchObject({ status: 404 })
  })
})
