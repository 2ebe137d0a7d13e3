import { expect, test } from 'vitest'
import { OTHER_VILLAGE } from '../../support/api'
import { placeVillage, FAR_AWAY } from '../../support/visits'
import { startResidency } from '../../support/residency'

const { api, secretary, resident, cadre, linkedFamily } = await startResidency()
const daysOf = (staffId: string) =>
  api.sql`select on_day, is_present from residency_days where staff_id = ${staffId} order by on_day`

test('one message says that the first secretary is in the village; said twice it is one day', async () => {
  await secretary.says('到村', '记下了：3月9日在宝坪村。本月第1天，要求18天')
  await secretary.says('到村了', '本月第1天')
  await secretary.says('到村 3月8日', '到村只能当天记，没有记')
  await secretary.says('到村 3月20日', '日子还没到，没有记')
  expect(await daysOf(secretary.id)).toEqual([{ on_day: '2026-03-09', is_present: true }])
  api.clock.now = new Date('2026-03-10T02:00:00Z')
  await secretary.says('今天到村', '本月第2天')
  const events =
    await api.sql`select type from events where subject = ${`residency:${secretary.id}`}`
  expect(events.map(({ type }) => type)).toEqual(['residency.noted', 'residency.noted'])
})

test('what was said by mistake is taken back by another event, and stands so', async () => {
  await resident.says('到村', '本月第1天')
  await resident.says('没到村', '改了：3月9日不算到村。本月0天')
  await resident.says('没到村', '本来就没有记到村')
  await resident.says('昨天没到村', '3月8日本来就没有记')
  const events = await api.sql`
    select type from events where subject = ${`residency:${resident.id}`} order by seq`
  expect(events.map(({ type }) => type)).toEqual(['residency.noted', 'residency.taken_back'])
  await resident.says('到村', '本月第1天')
})

test('whoever is posted to two villages is asked which', async () => {
  await api.ownerSql`insert into staff_roles (county, staff_id, role, area_path)
    values ('wuxi', ${secretary.id}, 'first_secretary', ${OTHER_VILLAGE})`
  api.clock.now = new Date('2026-03-11T02:00:00Z')
  await secretary.says('到村', '到的是哪个村？', '1宝坪村', '2新华村')
  await secretary.says('2', '3月11日在新华村')
  await secretary.says('到村 宝坪', '3月11日在宝坪村。本月第3天')
})

test('a place sent from far away is noted with it', async () => {
  await placeVillage(api)
  api.clock.now = new Date('2026-03-12T02:00:00Z')
  const member = await api.addStaff({
    name: '任文',
    roles: [['resident_cadre', 'wuxi.tianyuan.baoping']],
  })
  const answer = await api.call('/residency/days', {
    actor: member.actor,
    body: { isPresent: true, place: FAR_AWAY },
  })
  expect(answer.body).toMatchObject({ code: 'noted_far' })
})

test('a cadre of the village and a villager are posted to none', async () => {
  await cadre.says('到村', '只有负责的干部能办')
  const family = await linkedFamily()
  expect(await family.says('到村')).not.toContain('记下了')
})
