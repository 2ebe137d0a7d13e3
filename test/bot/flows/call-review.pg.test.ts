import { beforeEach, expect, test } from 'vitest'
import type { AssuranceFacts } from '../../../api/entry-visits/facts'
import { TOWNSHIP } from '../../support/api'
import { ASSURED, FIT_TO_LEAVE } from '../../support/exits'
import { addEntry } from '../../support/reviews'
import { beginRound, startRound } from '../../support/rounds'
import { startVillage } from '../../support/talk'

const { api, bot, cadre, talk, linkedFamily } = await startVillage()
const round = await startRound(api)
const groupCadre = talk(round.cadre.phone ?? '')
const secretary = talk(round.secretary.phone ?? '')
const clerk = talk(round.clerk.phone ?? '')
beforeEach(async () => {
  await beginRound(api, round)
  await api.sql`update reviews set status = 'void' where status = 'called'`
})

async function applied(head = '牟大山') {
  const family = await linkedFamily({ head })
  await family.says('申请')
  await family.says('1', '收到')
  await bot.delivered()
  return family
}

async function entered(head?: string) {
  const family = await applied(head)
  await addEntry(api, family.household.id)
  return family
}

const countCalled = async () => (await api.sql`select from reviews where status = 'called'`).length

test('a group cadre calls the meeting in one message, and the household hears when its case is taken', async () => {
  const family = await entered()
  await groupCadre.says(
    '开会 宝坪村3社 明天下午2点',
    '宝坪村3社3月10日14点开社员会',
    '评申请1户',
    '对吗',
  )
  await groupCadre.says('1', '定了：宝坪村3社3月10日14点开会', '评1户', '到时发：评议')
  await family.gets('牟大山家的申请3月10日14点在宝坪村3社会上评')
  expect(await countCalled()).toBe(1)
})

test('without a word it is asked where and when, one thing at a time', async () => {
  await entered()
  await cadre.says('开会', '宝坪村没有等着评议的户')
  await cadre.says('开会 新华村', '哪里开会')
  await cadre.says('3社', '宝坪村3社什么时候开')
  await cadre.says('昨天下午2点', '今天起60天内')
  await cadre.says('后天上午9点半', '宝坪村3社3月11日9点开社员会')
  await cadre.says('2', '没有通知开会')
  expect(await countCalled()).toBe(0)
})

test('in the one area of the cadre it need not be said', async () => {
  await entered()
  await groupCadre.says('开评议会 今天下午2点', '宝坪村3社3月9日14点开社员会')
})

test('households that nobody has entered are left out, and named', async () => {
  await entered()
  await applied('谭大海')
  await groupCadre.says('开会 明天2点', '评申请1户', '1户没排查调查，这次不评：谭大海')
})

test('where nobody was entered yet there is no meeting', async () => {
  await applied()
  await groupCadre.says('开会 明天2点', '有1户等着评，但都还没进户')
})

test('one that is called already is not called again', async () => {
  await entered()
  await groupCadre.says('开会 明天2点')
  await groupCadre.says('1', '定了')
  await cadre.says('开会 宝坪村3社 后天2点', '已经定了3月10日开会', '不开了')
})

test('two who call at once hear it, the second that it is called', async () => {
  await entered()
  await groupCadre.says('开会 明天2点', '对吗')
  await cadre.says('开会 宝坪村3社 后天2点', '对吗')
  await groupCadre.says('1', '定了')
  await cadre.says('1', '已经定了3月10日开会')
  expect(await countCalled()).toBe(1)
})

test('each level is called by its own', async () => {
  const family = await entered()
  await clerk.says('开会 宝坪村3社 明天2点', '不归您召集')
  await secretary.says('开会 宝坪村 明天2点', '没有等着评议的户')
  await api.sql`
    update applications set level = 'village' where household_id = ${family.household.id}`
  await addEntry(api, family.household.id, { kind: 'survey' })
  await secretary.says('开会 宝坪村 明天2点', '宝坪村3月10日14点开村民代表会')
  await api.sql`
    update applications set level = 'township' where household_id = ${family.household.id}`
  await addEntry(api, family.household.id, { kind: 'revisit' })
  await clerk.says('开会 天元乡 明天2点', '天元乡3月10日14点开党委会')
})

test('of two rounds with somebody waiting it is asked which', async () => {
  const first = await entered()
  const second = await entered('谭大海')
  const { body } = await api.call('/rounds', {
    actor: round.office.actor,
    body: { kind: 'watch_list', year: 2026, areaPath: TOWNSHIP },
  })
  await api.sql`
    update applications set level = 'village' where household_id = ${first.household.id}`
  await addEntry(api, first.household.id, { kind: 'survey' })
  await api.sql`
    update applications set level = 'village', kind = 'watch_list', round_id = ${String(body['id'])}
     where household_id = ${second.household.id}`
  await addEntry(api, second.household.id, { kind: 'survey' })
  await secretary.says('开会 明天2点', '有几样要评', '1识别 2监测')
  await secretary.says('2', '评监测1户')
  await secretary.says('1', '定了')
  await second.gets('谭大海家的监测')
})

test('without a round there is nothing to call', async () => {
  await api.sql`update rounds set status = 'closed'`
  await groupCadre.says('开会 明天2点', '现在没有开评')
})

test('a villager calls nothing, and who speaks of a meeting is understood as before', async () => {
  const family = await applied()
  await family.says('开会 宝坪村3社 明天2点', '只有负责的干部能办')
  await family.says('开会没喊我们', /异议|名单|公示/)
})

test('other work comes between, and the question waits', async () => {
  await entered()
  await groupCadre.says('开会 宝坪村3社', '什么时候开')
  await groupCadre.says('待办', '什么时候开')
  await groupCadre.says('明天2点', '开社员会')
  await groupCadre.says('1', '定了')
})

test('in English as well', async () => {
  await entered()
  await groupCadre.says('English')
  await groupCadre.says('MEETING 宝坪村3社 2026-03-10 14:00', 'group meeting 10 Mar 14:00')
  await groupCadre.says('1', 'Set: 宝坪村3社')
  await groupCadre.says('中文')
})

test('an exit that is short of its standard is not voted on, and the cadre hears what it lacks', async () => {
  await api.sql`update rounds set status = 'closed'`
  const body = { kind: 'exit', year: 2026, areaPath: TOWNSHIP }
  await api.call('/rounds', { actor: round.clerk.actor, body })
  const exiting = async (head: string, lacking: Partial<AssuranceFacts>) => {
    const { household } = await linkedFamily({ head, status: 'registered' })
    const json = { kind: 'exit', householdId: household.id }
    await api.call('/proposals', { actor: round.secretary.actor, body: json })
    const facts = { assurances: { ...ASSURED, ...lacking } }
    await addEntry(api, household.id, { kind: 'survey', ...FIT_TO_LEAVE, facts })
  }
  await exiting('谭不够', { drinking_water: { isMet: false, lacking: '' }, medical_care: null })
  await secretary.says(
    '开会 宝坪村 明天下午2点',
    '谭不够家还不能评退出：缺饮水；没问医疗。',
    '改调查 谭不够',
  )
  await exiting('冉够了', {})
  await secretary.says(
    '开会 宝坪村 明天下午2点',
    '评退出1户',
    '1户没查清或没达标，这次不评：谭不够',
  )
  await secretary.says('1', '定了')
})
