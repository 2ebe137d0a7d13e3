import { beforeEach, expect, test } from 'vitest'
import { COUNTY } from '../../support/api'
import { addCase, addRound, clearCounty, objectTo, startCounty } from '../../support/reports'
import { startVillage } from '../../support/talk'

const { api, talk, linked } = await startVillage()
const county = await startCounty(api)
const office = talk(county.office.phone ?? '')
const clerk = talk(county.clerk.phone ?? '')
beforeEach(() => clearCounty(api))

test('what is announced is in force, and the household hears it and sees it', async () => {
  const round = await addRound(api)
  const mou = await addCase(api, round)
  const family = await linked(mou.householdId)
  await county.pass(await county.reported(round.id))
  await office.says('公告 天元乡', '公告天元乡1户纳入帮扶，公告就生效。对吗？')
  await office.says('1', '公告了：天元乡1户。编号')
  await family.gets('牟大山家3月9日起纳入帮扶，在册。帮扶措施发“帮扶”看')
  await family.says('帮扶', '教育资助每年3000元')
  await family.says('1', '2026年纳入帮扶，在册')
})

test('what is contested at that moment stays, and is announced once it is decided', async () => {
  const round = await addRound(api)
  const mou = await addCase(api, round, { head: '牟大山' })
  await addCase(api, round, { head: '冉启旺' })
  await county.pass(await county.reported(round.id))
  await office.says('公告', '公告天元乡2户纳入帮扶')
  const objection = await objectTo(api, mou)
  await office.says('1', '公告了：天元乡1户，1户留着再办')
  await office.says('公告 天元乡', '天元乡审过的1户有异议没定或缺东西，先不能公告')
  await objection.decide('rejected')
  await office.says('公告 天元乡', '公告天元乡1户')
  await office.says('1', '公告了')
  expect(await county.standing(mou)).toMatchObject({ roll: 'registered' })
  await office.says('公告', '没有等着县里办的')
})

test('an exit and a watch-list say what they bring', async () => {
  const exit = await addRound(api, { kind: 'exit' })
  const gone = await addCase(api, exit, { head: '冉启旺', signed: ['household'] })
  await api.sql`update households set status = 'registered' where id = ${gone.householdId}`
  const leaving = await linked(gone.householdId)
  await county.pass(await county.reported(exit.id))
  await office.says('公告 天元乡', '1户脱贫')
  await office.says('1', '公告了')
  await leaving.gets('冉启旺家3月9日起脱贫，不再在册')

  const watch = await addRound(api, { kind: 'watch_list' })
  const watched = await addCase(api, watch, { head: '谭大江', watch: 'borderline', signed: [] })
  const family = await linked(watched.householdId)
  await county.pass(await county.reported(watch.id))
  await office.says('公告 天元乡', '1户跟进')
  await office.says('1', '公告了')
  await family.gets('谭大江家的难处县里记下了')
})

test('a no leaves it; what is not checked is checked first', async () => {
  const round = await addRound(api)
  const mou = await addCase(api, round)
  const id = await county.reported(round.id)
  await office.says('公告 天元乡', '天元乡没有审过等公告的。要审发：县审 天元乡')
  await county.pass(id)
  await office.says('公告', '公告天元乡1户')
  await office.says('2', '好，没有动')
  expect(await county.standing(mou)).toMatchObject({ roll: 'unregistered' })
})

test('is neither whoever reported, nor the township', async () => {
  const round = await addRound(api)
  await addCase(api, round)
  const both = await api.addStaff({
    roles: [
      ['township_secretary', 'wuxi.tianyuan'],
      ['county_office', COUNTY],
    ],
  })
  await county.report(round.id, both.actor)
  const [report] = await api.sql<{ id: string }[]>`
    select id from reports where round_id = ${round.id}`
  await county.pass(report?.id ?? '')
  await talk(both.phone ?? '').says('公告 天元乡', '这份是您报的')
  await clerk.says('公告 天元乡', '公告天元乡1户')
  await clerk.says('1', '只有负责的干部能办')
  await talk().says('公告', '只有负责的干部能办')
})
