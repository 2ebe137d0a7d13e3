import { beforeEach, expect, test } from 'vitest'
import { newId } from '../../../api/shared/ids'
import { areas } from '../../../db/schema'
import { COUNTY, TOWNSHIP, VILLAGE } from '../../support/api'
import { passReview } from '../../support/reviews'
import { startRound } from '../../support/rounds'
import { startVillage } from '../../support/talk'

const { api, bot, cadre, talk, linkedFamily } = await startVillage()
const round = await startRound(api)
const groupCadre = talk(round.cadre.phone ?? '')
beforeEach(async () => {
  await api.sql`update rounds set status = 'closed'`
  await api.sql`update applications set status = 'withdrawn' where status = 'filed'`
})

async function applied() {
  const family = await linkedFamily({ head: '牟大山' })
  await family.says('申请')
  await family.says('1', '收到')
  await bot.delivered()
  await round.review()
  return family
}

test('a cadre draws up the list of a group with one confirmation, and its households hear it once it hangs', async () => {
  await round.open()
  const family = await applied()
  await groupCadre.says('张贴 宝坪村3社', '宝坪村3社有1户要公示', '今天贴就到3月16日24点')
  const drawn = await groupCadre.says('1', '单号', '打印单子：https://cunxin.test/wuxi/notices/')
  const code = /\d{6}/.exec(drawn)?.[0] ?? ''
  expect(drawn).toContain(`贴好拍照发：张贴 ${code}`)
  expect(await family.gets()).toBe('')
  await family.says('1', '等社里张榜')
  await family.says(code, '还没有贴出来，贴了才开始算日子')
  await api.prove(code)
  await family.gets(`牟大山家上了社里公示${code}`, '公示到3月16日')
  await family.says('1', `在社里公示${code}上`)
})

test('of rounds of two kinds it is asked which list is meant', async () => {
  await round.open()
  const family = await applied()
  const secretary = talk(round.secretary.phone ?? '')
  await api.sql`update applications set level = 'village' where status = 'filed'`
  const watch = newId()
  const figures = JSON.stringify({ watch_notice_days: { value: 8 } })
  await api.sql`
    insert into rounds (county, id, kind, year, area_path, status, opened_on, opened_by, figures)
    select county, ${watch}, 'watch_list', 2026, area_path, 'open', opened_on, opened_by,
           ${figures}::text::jsonb from rounds where status = 'open'`
  const other = await linkedFamily({ head: '冉启旺' })
  await other.says('申请')
  await other.says('1', '收到')
  await api.sql`
    update applications set round_id = ${watch}, level = 'village', kind = 'watch_list'
     where household_id = ${other.household.id}`
  await passReview(api, { householdIds: [other.household.id] })
  const asked = await secretary.says('张贴 宝坪村', '宝坪村要贴哪张名单', '新纳入', '监测')
  const digit = /(\d)监测/.exec(asked)?.[1] ?? ''
  const answer = await secretary.says(digit, '宝坪村有1户要公示，今天贴就到3月17日24点')
  expect(answer).not.toContain(family.household.head)
  await secretary.says('1', '单号')
})

test('at a level where the round posts none the cadre is told so', async () => {
  await round.open()
  await api.sql`update rounds set kind = 'watch_list' where status = 'open'`
  await groupCadre.says('张贴 宝坪村3社', '宝坪村3社这一级不贴名单')
})

test('without a word it is the list of the cadre’s own area', async () => {
  await round.open()
  await applied()
  await groupCadre.says('张贴', '宝坪村3社有1户要公示')
  await groupCadre.says('2', '没有出名单')
  expect(
    await api.sql`select from notices n join rounds r using (county)
    where r.id = n.round_id and r.status = 'open'`,
  ).toEqual([])
})

test('a village that has its township’s name is not taken for the township', async () => {
  await round.open()
  await applied()
  const clerkRow = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
  const secretaryRow = await api.addStaff({ roles: [['village_secretary', VILLAGE]] })
  const path = `${TOWNSHIP}.tianyuan`
  const area = { path, level: 'village' as const, name: '天元村', source: '测试' }
  await api.db.insert(areas).values({ county: COUNTY, ...area })
  await talk(clerkRow.phone ?? '').says('张贴 天元村', '天元村没有等着公示的户')
  // Of another village it is nothing, the township neither.
  await talk(secretaryRow.phone ?? '').says('张贴 天元村', '张贴哪里的名单')
})

test('an area that is not the cadre’s is asked for again, and can be left', async () => {
  await round.open()
  await groupCadre.says('张贴 新华村', '张贴哪里的名单')
  await groupCadre.says('宝坪村3社', '没有等着公示的户')
  await groupCadre.says('张贴 新华村', '张贴哪里的名单')
  await groupCadre.says('算了', '没有出名单')
})

test('without a round there is nothing to post', async () => {
  await applied()
  await groupCadre.says('张贴 宝坪村3社', '现在没有开评')
})

test('what was drawn up meanwhile is not drawn up twice', async () => {
  await round.open()
  await applied()
  await groupCadre.says('张贴 宝坪村3社')
  await cadre.says('张贴 宝坪村3社')
  await cadre.says('1', '单号')
  await groupCadre.says('1', '没有等着公示的户')
})

test('a villager posts nothing', async () => {
  await talk().says('张贴 宝坪村3社', '只有负责的干部能办')
})

test('the secretary’s is the list of the village', async () => {
  await round.open(TOWNSHIP)
  await applied()
  await api.sql`update applications set level = 'village' where status = 'filed'`
  await talk(round.secretary.phone ?? '').says('贴公示', '宝坪村有1户要公示')
  expect(VILLAGE).toBe('wuxi.tianyuan.baoping')
})
