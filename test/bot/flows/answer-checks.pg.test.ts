import { beforeEach, expect, test } from 'vitest'
import { GROUP, TOWNSHIP, VILLAGE } from '../../support/api'
import { addCampaign, addCheck, clearCampaigns } from '../../support/check-campaigns'
import { startVillage } from '../../support/talk'

const { api, cadre, cadreId, talk } = await startVillage()
const clerkRow = await api.addStaff({ name: '冉乡', roles: [['township_clerk', TOWNSHIP]] })
const clerk = talk(clerkRow.phone ?? '')
const peerRow = await api.addStaff({ name: '姚云川', roles: [['resident_cadre', VILLAGE]] })
const peer = talk(peerRow.phone ?? '')
let campaignId = ''
beforeEach(async () => {
  await clearCampaigns(api)
  await api.sql`update households set status = 'closed', head_name = '旧户'`
  campaignId = await addCampaign(api, { openedBy: clerkRow.id })
})

/** A household of the campaign that the cadre is to check. */
async function toCheck(head: string, given: { checkerId?: string; areaPath?: string } = {}) {
  const { areaPath = GROUP, checkerId = cadreId } = given
  const household = await api.addHousehold({ head, status: 'exited', areaPath })
  await addCheck(api, { householdId: household.id, campaignId, checkerId, areaPath })
  return household
}
const checkOf = async (householdId: string) =>
  (await api.sql`select * from campaign_checks where household_id = ${householdId}`)[0]

test('one household is noted after one confirmation', async () => {
  const mou = await toCheck('牟大岭')
  await cadre.says('核查 牟大岭 属实', '牟大岭属实。对吗？')
  expect(await checkOf(mou.id)).toMatchObject({ outcome: null })
  await cadre.says('1', '记下1户，您的都查完了')
  expect(await checkOf(mou.id)).toMatchObject({ outcome: 'right', checked_by: cadreId })
})

test('many in one message are confirmed at once', async () => {
  const [a, b, c] = [await toCheck('牟一岭'), await toCheck('谭二岭'), await toCheck('张三岭')]
  await toCheck('李四岭')
  await cadre.says(
    '核查 牟一岭 属实\n谭二岭 有变 生了个娃儿\n张三岭 错评 在城里买了房',
    '3户：牟一岭属实，谭二岭有变（生了个娃儿），张三岭错评（在城里买了房）。对吗？',
  )
  await cadre.says('1', '记下3户，您还有1户', '有变的请再发：变更 谭二岭', '错评漏评已报上去')
  expect(await checkOf(a.id)).toMatchObject({ outcome: 'right', lead_id: null })
  expect(await checkOf(b.id)).toMatchObject({ outcome: 'changed', lead_id: null })
  const [lead] = await api.sql`select * from leads where household_id = ${c.id}`
  expect(lead).toMatchObject({ kind: 'risk', class: 'wrongly_in', status: 'open' })
  expect(await checkOf(c.id)).toMatchObject({ outcome: 'wrongly_in', lead_id: lead?.['id'] })
})

test('what is missing is asked for: the outcome, then why', async () => {
  const mou = await toCheck('牟问岭')
  await cadre.says('核查 牟问岭', '牟问岭家核查得怎样？', '1属实 2有变 3错评 4漏评')
  await cadre.says('3', '牟问岭家错评，是怎么回事？')
  await cadre.says('他家有三辆车', '牟问岭错评（他家有三辆车）。对吗？')
  await cadre.says('1', '记下1户')
  expect(await checkOf(mou.id)).toMatchObject({ outcome: 'wrongly_in' })
})

test('only the line that lacks something is asked about, and the others are kept', async () => {
  const [a, b] = [await toCheck('牟全岭'), await toCheck('谭缺岭')]
  await cadre.says('核查 牟全岭 属实；谭缺岭 有变', '谭缺岭家有变，是怎么回事？')
  await cadre.says('房子漏雨，娃儿没有衣服穿', '2户：牟全岭属实，谭缺岭有变（房子漏雨')
  await cadre.says('1', '记下2户')
  expect(await checkOf(a.id)).toMatchObject({ outcome: 'right' })
  expect(await checkOf(b.id)).toMatchObject({ outcome: 'changed' })
})

test('of a name there are several of is asked which, in the midst of a list', async () => {
  const one = await toCheck('牟同岭')
  const other = await toCheck('牟同岭', { areaPath: `${VILLAGE}.5` })
  const [b] = [await toCheck('谭独岭')]
  await cadre.says('核查 谭独岭 属实；牟同岭 属实', '有几户户主叫“牟同岭”', '1宝坪村3社 2宝坪村5社')
  await cadre.says('2', '2户：谭独岭、牟同岭属实。对吗？')
  await cadre.says('1', '记下2户，您还有1户')
  expect(await checkOf(b.id)).toMatchObject({ outcome: 'right' })
  expect(await checkOf(other.id)).toMatchObject({ outcome: 'right' })
  expect(await checkOf(one.id)).toMatchObject({ outcome: null })
})

test('of a name there are several of the one they were asked to check is meant', async () => {
  const own = await toCheck('牟单岭')
  await api.addHousehold({ head: '牟单岭', areaPath: `${VILLAGE}.5` })
  await cadre.says('核查 牟单岭 属实', '牟单岭属实。对吗？')
  await cadre.says('1', '记下1户')
  expect(await checkOf(own.id)).toMatchObject({ outcome: 'right' })
})

test('somebody who should be in and is not is missed, wherever the campaign is', async () => {
  const zhang = await api.addHousehold({ head: '张漏岭' })
  await cadre.says('核查 漏评 张漏岭 3社 房子垮了没人管', '张漏岭漏评（房子垮了没人管）。对吗？')
  await cadre.says('1', '记下1户', '错评漏评已报上去')
  expect(await checkOf(zhang.id)).toMatchObject({
    outcome: 'missed',
    is_added: true,
    checker_id: null,
    checked_by: cadreId,
  })
  const [lead] = await api.sql`select class from leads where household_id = ${zhang.id}`
  expect(lead).toMatchObject({ class: 'left_out' })
})

test('it can be said otherwise until the campaign is closed, and not behind it', async () => {
  const mou = await toCheck('牟改岭')
  await cadre.says('核查 牟改岭 属实', '对吗')
  await cadre.says('1', '记下1户')
  await cadre.says('核查 牟改岭 有变 老汉过世了', '牟改岭有变（老汉过世了）')
  await cadre.says('1', '记下1户')
  expect(await checkOf(mou.id)).toMatchObject({ outcome: 'changed' })
  const events = await api.sql`
    select type, details from events where subject = ${`household:${mou.id}`} order by seq`
  expect(events.map(({ type }) => type)).toEqual(['check.answered', 'check.corrected'])
  expect(JSON.stringify(events)).not.toContain('老汉')
  api.clock.now = new Date('2026-03-28T02:00:00Z')
  await cadre.says('核查 牟改岭 属实', '牟改岭家不在正办的核查里，没有记')
  expect(await checkOf(mou.id)).toMatchObject({ outcome: 'changed' })
})

test('it is still taken when it is late, until the campaign closes by itself', async () => {
  const mou = await toCheck('牟迟岭')
  api.clock.now = new Date('2026-03-27T15:59:00Z')
  await cadre.says('核查 牟迟岭 属实', '对吗')
  await cadre.says('1', '记下1户')
  expect(await checkOf(mou.id)).toMatchObject({ outcome: 'right' })
})

test('closed between question and answer nothing is kept, and it is said', async () => {
  const mou = await toCheck('牟晚岭')
  await cadre.says('核查 牟晚岭 属实', '对吗')
  await api.sql`update check_campaigns set status = 'closed'`
  await cadre.says('1', '牟晚岭家不在正办的核查里，没有记')
  expect(await checkOf(mou.id)).toMatchObject({ outcome: null })
})

test('a household that is somebody else’s is not taken, and whose it is is said', async () => {
  await toCheck('牟别岭', { checkerId: peerRow.id })
  await cadre.says('核查 牟别岭 属实', '牟别岭家由姚云川核查，没有记')
})

test('the office that runs it may answer where a checker cannot', async () => {
  const mou = await toCheck('牟代岭', { checkerId: peerRow.id })
  await clerk.says('核查 牟代岭 属实', '牟代岭属实')
  await clerk.says('1', '记下1户')
  expect(await checkOf(mou.id)).toMatchObject({ checker_id: peerRow.id, checked_by: clerkRow.id })
})

test('what cannot be taken is said beside what can', async () => {
  const own = await toCheck('牟自岭')
  await toCheck('牟他岭', { checkerId: peerRow.id })
  await cadre.says(
    '核查 牟自岭 属实；牟他岭 属实；李不知岭 属实',
    '牟他岭家由姚云川核查，没有记',
    '牟自岭属实。对吗？',
  )
  await cadre.says('1', '记下1户')
  expect(await checkOf(own.id)).toMatchObject({ outcome: 'right' })
})

test('kin do not check it: somebody else is asked at once', async () => {
  const mou = await toCheck('牟亲岭')
  await cadre.says('核查 牟亲岭 属实', '对吗')
  await api.sql`
    insert into staff_ties (county, staff_id, household_id, kind)
    values ('wuxi', ${cadreId}, ${mou.id}, 'kin')`
  await cadre.says('1', '牟亲岭家和您有亲属或同事关系，不能由您核查，没有记。会派别人去')
  expect(await checkOf(mou.id)).toMatchObject({ outcome: null, checker_id: peerRow.id })
  await peer.gets('请核查天元乡脱贫户1户')
  await cadre.says('核查 牟亲岭 属实', '牟亲岭家和您有亲属或同事关系')
  await api.sql`delete from staff_ties`
})

test('who is on the register is not missed, and who is not is not wrongly in', async () => {
  await toCheck('牟在岭')
  await cadre.says('核查 漏评 牟在岭 该进', '牟在岭家已在册，不是漏评，没有记')
  const out = await api.addHousehold({ head: '张外岭' })
  await addCheck(api, { householdId: out.id, campaignId, checkerId: cadreId })
  await cadre.says('核查 张外岭 错评 有车', '张外岭家不在册，说不上错评，没有记')
})

test('a household of another place is not known, and nothing readable asks for the way to write', async () => {
  await api.addHousehold({ head: '远远岭', status: 'exited', areaPath: 'wuxi.other.far.1' })
  await cadre.says('核查 远远岭 属实', '没看明白是哪一户')
})

test('a no, at the question or at the end, notes nothing', async () => {
  const mou = await toCheck('牟否岭')
  await cadre.says('核查 牟否岭', '核查得怎样')
  await cadre.says('算了', '好，没有记')
  await cadre.says('核查 牟否岭 属实', '对吗')
  await cadre.says('2', '好，没有记')
  expect(await checkOf(mou.id)).toMatchObject({ outcome: null })
})

test('a question in between leads back to where it was', async () => {
  await toCheck('牟断岭')
  await cadre.says('核查 牟断岭 有变', '是怎么回事')
  await cadre.says('待办', '是怎么回事')
  await cadre.says('儿子当兵去了', '牟断岭有变（儿子当兵去了）')
})

test('a note of a visit since it began is its evidence', async () => {
  const mou = await toCheck('牟访岭')
  await cadre.says('走访 牟访岭 看了房子和粮食，都好', '走访牟访岭家')
  await cadre.says('1')
  await cadre.says('核查 牟访岭 属实', '对吗')
  await cadre.says('1', '记下1户')
  const [visit] = await api.sql`select id from visits where household_id = ${mou.id}`
  expect(await checkOf(mou.id)).toMatchObject({ visit_id: visit?.['id'] })
})

test('illness in a note stays out of text messages', async () => {
  await toCheck('牟病岭')
  const asked = await cadre.says('核查 牟病岭 有变 得了癌症', '牟病岭有变')
  expect(asked).not.toContain('癌')
})

test('is not a villager’s', async () => {
  await toCheck('牟民岭')
  await talk().says('核查 牟民岭 属实', '只有负责的干部能办')
})

test('several in one line, one behind the other, are all read, and who is not known is named', async () => {
  const [a, b, c] = [await toCheck('向德寿'), await toCheck('吕德柏'), await toCheck('余青才')]
  await cadre.says(
    '核查 向德寿 属实 吕德柏 有变 娃儿打工去了 余青才属实 李不知 属实',
    '这几句没认出是哪户，没有记：李不知 属实',
    '3户：向德寿、余青才属实，吕德柏有变（娃儿打工去了）。对吗？',
  )
  await cadre.says('1', '记下3户')
  expect(await checkOf(a.id)).toMatchObject({ outcome: 'right' })
  expect(await checkOf(b.id)).toMatchObject({ outcome: 'changed' })
  expect(await checkOf(c.id)).toMatchObject({ outcome: 'right' })
})

test('a new line is no reason of the one before', async () => {
  await toCheck('牟因岭')
  await toCheck('谭新岭')
  await cadre.says('核查 牟因岭 有变', '牟因岭家有变，是怎么回事？')
  await cadre.says('核查 谭新岭 属实', '谭新岭属实。对吗？')
  await cadre.says('2', '没有记')
  await cadre.says('核查 牟因岭 有变', '是怎么回事？')
  const answer = await cadre.says('核查 都属实')
  expect(answer).not.toContain('对吗')
})
