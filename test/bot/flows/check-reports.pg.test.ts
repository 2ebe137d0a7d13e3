import { beforeEach, test } from 'vitest'
import { COUNTY } from '../../support/api'
import { addCase, addRound, clearCounty, objectTo, startCounty } from '../../support/reports'
import { startVillage } from '../../support/talk'

const { api, talk } = await startVillage()
const county = await startCounty(api)
const office = talk(county.office.phone ?? '')
const clerk = talk(county.clerk.phone ?? '')
beforeEach(() => clearCounty(api))

test('the county looks at a report and passes it', async () => {
  const round = await addRound(api)
  await addCase(api, round, { head: '牟大山' })
  await addCase(api, round, { head: '冉启旺' })
  await county.reported(round.id)
  await office.says('县审', '天元乡纳入帮扶2户等审', '退一户发：退回 户主 原因', '1通过 2看名单')
  await office.says('2', /牟大山（宝坪村3社）/, /冉启旺（宝坪村3社）/)
  await office.says('县审 天元乡', '2户等审')
  await office.says('1', '2户通过。要生效发：公告 天元乡')
  await office.says('县审 天元', '天元乡的都审过了。要生效发：公告 天元乡')
})

test('sends one back in between, and goes on with what is left', async () => {
  const round = await addRound(api)
  await addCase(api, round, { head: '牟大山' })
  await addCase(api, round, { head: '冉启旺' })
  await county.reported(round.id)
  await office.says('县审', '2户等审')
  await office.says('退回 冉启旺 收入没有算清', '退冉启旺家', '退到哪里')
  await office.says('1', '冉启旺家退到乡镇了', '接着审发：县审')
  await office.says('县审', '天元乡纳入帮扶1户等审')
  await office.says('1', '1户通过')
})

test('sees that something has come up since', async () => {
  const round = await addRound(api)
  const mou = await addCase(api, round)
  await county.reported(round.id)
  await objectTo(api, mou)
  await office.says('县审', '1户等审，1户又缺东西')
  await office.says('3', '好，没有动')
})

test('leaves kin to others', async () => {
  const round = await addRound(api)
  const kin = await addCase(api, round, { head: '唐亲戚' })
  await addCase(api, round, { head: '牟大山' })
  await county.reported(round.id)
  await api.sql`
    insert into staff_ties (county, staff_id, household_id, kind)
    values (${COUNTY}, ${county.office.id}, ${kin.householdId}, 'kin')`
  await office.says('通过 天元乡', '2户等审')
  await office.says('1', '1户通过，1户和您有关系，请别人审')
  await office.says('县审', '1户等审')
  await office.says('1', '剩下的户和您有亲属或同事关系')
})

test('of several townships lists them', async () => {
  const round = await addRound(api, { areaPath: COUNTY })
  await addCase(api, round)
  await county.reported(round.id)
  await api.sql`
    insert into areas (county, path, level, name, source)
    values (${COUNTY}, 'wuxi.yulin', 'township', '鱼鳞乡', '测试') on conflict do nothing`
  const yulin = await api.addStaff({ roles: [['township_clerk', 'wuxi.yulin']] })
  await addCase(api, round, { head: '文大江', areaPath: 'wuxi.yulin.wusong.1' })
  await county.report(round.id, yulin.actor, 'wuxi.yulin')
  await office.says('县审', '有2份等县里办', /天元乡1户/, /鱼鳞乡1户/)
  await office.says('县审 鱼鳞乡', '鱼鳞乡纳入帮扶1户等审')
})

test('has nothing to do, and is nobody else’s', async () => {
  await office.says('县审', '没有等着县里办的')
  await clerk.says('县审', '没有等着县里办的')
  await talk().says('县审', '只有负责的干部能办')
})

test('the township’s own clerk cannot pass it', async () => {
  const round = await addRound(api)
  await addCase(api, round)
  await county.reported(round.id)
  await clerk.says('县审', '1户等审')
  await clerk.says('1', '只有负责的干部能办')
})
