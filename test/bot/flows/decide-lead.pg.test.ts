import { beforeEach, describe, expect, test } from 'vitest'
import { decideLead } from '../../../api/leads/decide'
import { COUNTY, TOWNSHIP, VILLAGE } from '../../support/api'
import { addMember as addTo } from '../../support/changes'
import { addLeads, clearLeads } from '../../support/leads'
import { commandContext } from '../../support/command'
import { startVillage } from '../../support/talk'

const { api, talk, linked, linkedFamily } = await startVillage()
const resident = await api.addStaff({ name: '姚云川', roles: [['resident_cadre', VILLAGE]] })
const clerk = await api.addStaff({ name: '钟兰舒', roles: [['township_clerk', TOWNSHIP]] })
const office = await api.addStaff({ name: '卢梅', roles: [['county_office', COUNTY]] })
const [visitor, decider, county] = [
  talk(resident.phone ?? ''),
  talk(clerk.phone ?? ''),
  talk(office.phone ?? ''),
] as const
beforeEach(() => clearLeads(api))

/** A registered family with a linked phone, about which something was found. */
async function found(given: Parameters<typeof addLeads>[1][number] | object = {}, head = '谭大山') {
  const family = await linkedFamily({ head, status: 'registered' })
  const { id: householdId } = family.household
  // Linked before the test cleared who is linked.
  const same = { householdId, evidence: `evidence of ${householdId}`, ...given }
  const { opened } = await addLeads(api, [same])
  return { family, householdId, code: opened[0]?.code ?? '', same }
}
const rollOf = async (householdId: string) => {
  const [row] = await api.sql<{ status: string; type: string | null; headName: string }[]>`
    select status, type, head_name as "headName" from households where id = ${householdId}`
  return row
}
/** A member beside the head. */
const addMember = async (
  householdId: string,
  name: string,
  relation: string,
  born = '1990-05-06',
) => (await addTo(api, householdId, { name, relation, born })).id
const headOf = async (householdId: string) =>
  (
    await api.sql<{ id: string }[]>`
    select id from people where household_id = ${householdId} and is_head`
  )[0]?.id ?? ''

async function check(code: string, seen = '门口没有车', said = '车是我哥的') {
  await visitor.says(`核实 ${code} ${seen}`, '自己怎么说？')
  await visitor.says(said, '对吗？')
  await visitor.says('1', '记下了，也算一次走访')
}

describe('a mismatch that turns out wrong', () => {
  test('changes nothing; the household was heard, is told, and the same is recognised', async () => {
    const { family, householdId, code, same } = await found()
    await family.gets('登记核对看到您家有车辆的记录，干部3月19日前上门问', `说明 ${code}`)
    await family.says(`说明 ${code} 车是我哥的`, '记下您的说明：车是我哥的。对吗？')
    await family.says('1', '记下了，谢谢您。4月3日前定')
    await visitor.gets('谭大山家', '说明：车是我哥的')
    await check(code)
    await decider.says(
      `线索 ${code} 不属实 行驶证是他哥的`,
      '不属实。理由：行驶证是他哥的。',
      '对吗',
    )
    await decider.says('1', '定了：谭大山家，不属实。已告诉这户。')
    await family.gets('查明不是，登记不变。原因：行驶证是他哥的', '不同意回5求助')
    expect(await rollOf(householdId)).toMatchObject({ status: 'registered' })
    expect(await addLeads(api, [same])).toMatchObject({ opened: [], repeated: 1 })
    await family.says(code, '定了：查明不是，登记不变')
  })
})

describe('a mismatch that turns out right', () => {
  test('a death: the member leaves through one event that rests on the lead', async () => {
    const { householdId } = await found()
    const personId = await addMember(householdId, '谭老汉', '之父')
    const { opened } = await addLeads(api, [{ householdId, class: 'death', personId }])
    const { code = '', id = '' } = opened[0] ?? {}
    await check(code, '老人不在了，坟在屋后', '去年冬月走的')
    await decider.says(`线索 ${code} 属实 村里都知道`, '属实，改登记。理由：村里都知道')
    await decider.says('1', '定了')
    const [event, ...others] = await api.sql<{ details: { evidence: string; left: object[] } }[]>`
      select details from events where subject = ${`household:${householdId}`}
         and type = 'household.changed'`
    expect(others).toEqual([])
    expect(event?.details).toMatchObject({
      evidence: `lead:${id}`,
      left: [{ personId, reason: 'death' }],
    })
    const people = await api.sql`select name from people where household_id = ${householdId}`
    expect(people).toEqual([{ name: '谭大山' }])
  })

  test('of the head: who is head from then on is asked first', async () => {
    const { householdId } = await found()
    await addMember(householdId, '谭小山', '之子')
    const wife = await addMember(householdId, '冉秀英', '配偶')
    await api.ownerSql`update people set sex = 'female' where id = ${wife}`
    const personId = await headOf(householdId)
    const { opened } = await addLeads(api, [{ householdId, class: 'death', personId }])
    const code = opened[0]?.code ?? ''
    await check(code, '人不在了', '上个月走的')
    const asked = await decider.says(
      `线索 ${code} 属实 村里都知道`,
      '走的是户主谭大山，谁接着当户主？',
    )
    await decider.says(/(\d)谭小山/u.exec(asked)?.[1] ?? '', '对吗')
    await decider.says('1', '定了')
    expect(await rollOf(householdId)).toMatchObject({ headName: '谭小山' })
    // His mother is no wife of his.
    const [mother] = await api.sql`select relation from people where id = ${wife}`
    expect(mother).toEqual({ relation: '之母' })
  })

  test('of the head: the next one is named as well, by no other’s name, and is no child', async () => {
    const { householdId } = await found()
    for (const name of ['冉同名', '冉同名']) await addMember(householdId, name, '之兄弟')
    await addMember(householdId, '谭小满', '之女', '2015-05-06')
    await addMember(householdId, '谭小山', '之子')
    const personId = await headOf(householdId)
    const { opened } = await addLeads(api, [{ householdId, class: 'death', personId }])
    const code = opened[0]?.code ?? ''
    await check(code, '人不在了', '上个月走的')
    const asked = await decider.says(`线索 ${code} 属实 村里都知道`, '谁接着当户主？')
    expect(asked).not.toContain('谭小满')
    await decider.says('谭小满', '什么都没动')
    await decider.says('冉同名', '什么都没动')
    await decider.says('谭小山当户主', '对吗')
    await decider.says('1', '定了')
    expect(await rollOf(householdId)).toMatchObject({ headName: '谭小山' })
  })

  test('of the head: a child follows where nobody grown up is left', async () => {
    const { householdId } = await found()
    await addMember(householdId, '谭小满', '之女', '2015-05-06')
    const personId = await headOf(householdId)
    const { opened } = await addLeads(api, [{ householdId, class: 'death', personId }])
    const code = opened[0]?.code ?? ''
    await check(code, '人不在了', '上个月走的')
    await decider.says(`线索 ${code} 属实 村里都知道`, '谁接着当户主？')
    await decider.says('谭小满', '对吗')
    await decider.says('1', '定了')
    expect(await rollOf(householdId)).toMatchObject({ headName: '谭小满' })
  })

  test('of the head: whoever names a child past the question is refused', async () => {
    const { householdId } = await found()
    const child = await addMember(householdId, '谭小满', '之女', '2015-05-06')
    await addMember(householdId, '谭小山', '之子')
    const personId = await headOf(householdId)
    const { opened } = await addLeads(api, [{ householdId, class: 'death', personId }])
    const code = opened[0]?.code ?? ''
    await check(code, '人不在了', '上个月走的')
    const given = { code, decision: 'corrected' as const, reason: '村里都知道', successorId: child }
    const { roles } = { roles: [{ role: 'township_clerk' as const, areaPath: TOWNSHIP }] }
    const who = { kind: 'staff' as const, staffId: clerk.id, roles, tiedHouseholdIds: [] }
    const ctx = { ...commandContext(api), actor: who }
    const decided = api.db.transaction((tx) => decideLead(tx, ctx, given))
    await expect(decided).rejects.toMatchObject({ reason: 'successor_minor' })
  })

  test('of somebody who lived alone: the household is closed', async () => {
    const { householdId } = await found()
    const personId = await headOf(householdId)
    const { opened } = await addLeads(api, [{ householdId, class: 'death', personId }])
    const code = opened[0]?.code ?? ''
    await check(code, '屋锁了，人不在了', '邻居说走了')
    await decider.says(`线索 ${code} 属实 村里都知道`, '对吗')
    await decider.says('1', '定了')
    expect(await rollOf(householdId)).toMatchObject({ status: 'closed' })
  })

  test('the allowance: the type of the household is corrected', async () => {
    const { householdId, code } = await found({ class: 'subsistence_allowance' })
    await check(code, '有低保证', '去年就领了')
    await decider.says(`线索 ${code} 属实 看了低保证`, '属实，改登记')
    await decider.says('1', '定了')
    expect(await rollOf(householdId)).toMatchObject({ type: 'subsistence_allowance' })
  })

  test('a disability is put down with the member', async () => {
    const { householdId } = await found()
    const personId = await headOf(householdId)
    const { opened } = await addLeads(api, [{ householdId, class: 'disability', personId }])
    const code = opened[0]?.code ?? ''
    await check(code, '有证', '早就办了')
    await decider.says(`线索 ${code} 属实 看了证`, '对吗')
    await decider.says('1', '定了')
    expect(await api.sql`select health from people where id = ${personId}`).toEqual([
      { health: ['disabled'] },
    ])
  })

  test('a vehicle goes to the county, which alone ends the registration', async () => {
    const { family, householdId, code } = await found()
    await check(code, '院坝停着小车', '是我买的')
    await decider.says(`线索 ${code} 终止 有车`, '不能这样定')
    await decider.says(`线索 ${code} 属实 车是本人买的`, '属实，转县里定')
    await decider.says('1', '定了')
    await family.gets(`您家车辆的事（${code}）：转到县里定。原因：车是本人买的`, '不同意回5求助')
    expect(await rollOf(householdId)).toMatchObject({ status: 'registered' })
    await decider.says(`线索 ${code} 不属实 看错了`, '已转到县里')
    await county.says('线索', `车辆，待县里定`, code)
    await county.says(`线索 ${code}`, '小型轿车', '1属实，终止 2属实，不影响 3不属实')
    await county.says('1', '理由是什么？')
    await county.says('本人名下有车', '属实，终止。理由：本人名下有车', '定了不改')
    await county.says('1', '定了')
    await family.gets('您家的登记终止。原因：本人名下有车', '不同意回5求助')
    expect(await rollOf(householdId)).toMatchObject({ status: 'terminated' })
  })

  test('the county may leave it as it is', async () => {
    const { householdId, code } = await found()
    await check(code, '有一辆旧三轮', '拉粪用的')
    await decider.says(`线索 ${code} 属实 登记的是三轮`, '对吗')
    await decider.says('1', '定了')
    await county.says(`线索 ${code} 不影响 农用三轮，不算`, '属实，不影响')
    await county.says('1', '定了')
    expect(await rollOf(householdId)).toMatchObject({ status: 'registered' })
  })
})

describe('other work', () => {
  test.each([
    ['核实', '请这样发：核实'],
    ['核查', '核查'],
    ['台账', '台账'],
    ['变更', '变更'],
    ['变更 1234567897', '没有这个编号的变更'],
    ['取消', '没有动'],
  ])('“%s” is no reason for a decision', async (words, answer) => {
    const { code } = await found()
    await check(code)
    await decider.says(`线索 ${code} 不属实`, '理由是什么')
    const said = await decider.says(words, answer)
    expect(said).not.toContain('理由：')
    await decider.says(`线索 ${code} 不属实 没有车`, '对吗？')
    expect(await decider.says(words)).not.toContain('理由：变更')
    await decider.says('取消')
  })

  test('取消 ends what was seen', async () => {
    const { code } = await found()
    await visitor.says(`核实 ${code} 没有车`, '自己怎么说？')
    expect(await visitor.says('取消')).not.toContain('对吗')
    expect(
      await api.sql`select id from visits where household_id in (
      select household_id from leads where code = ${code})`,
    ).toEqual([])
  })
})

describe('whoever looks at a lead', () => {
  test('may decide it as another of the township, who did not visit', async () => {
    const row = await api.addStaff({ roles: [['township_committee', TOWNSHIP]] })
    const member = talk(row.phone ?? '')
    const { code } = await found()
    await check(code)
    await member.says(`线索 ${code}`, '还有2条，发“下”', '怎么定？')
    await member.says(`线索 ${code} 不属实 行驶证是他哥的`, '对吗')
    await member.says('1', '定了')
    await member.says(`线索 ${code}`, '已定', '不属实。理由：行驶证是他哥的')
    expect(await member.says(`线索 ${code}`)).not.toContain('期限')
  })

  test('is told why they do not decide it', async () => {
    const row = await api.addStaff({ roles: [['village_secretary', VILLAGE]] })
    const secretary = talk(row.phone ?? '')
    const { code } = await found()
    await secretary.says(`线索 ${code}`, '车辆', '这条由乡镇的人来定')
    await secretary.says(`线索 ${code} 属实 车是他的`, /^【村信】这条由乡镇的人来定/)
    await check(code)
    await secretary.says(`线索 ${code}`, '待决定', '这条由乡镇的人来定')
    await decider.says(`线索 ${code} 属实 车是本人买的`, '对吗')
    await decider.says('1', '定了')
    await secretary.says(`线索 ${code}`, '待县里定', '由县里定')
  })
})

describe('a lead cannot be decided', () => {
  test('before anybody has visited', async () => {
    const { code } = await found()
    await decider.says(`线索 ${code} 不属实 没有车`, '还没人上门看，不能定')
  })

  test('by whoever visited', async () => {
    const { code } = await found({ class: 'disability' })
    await decider.says(`核实 ${code} 有证`, '自己怎么说？')
    await decider.says('早就办了', '对吗')
    await decider.says('1', '记下了')
    await decider.says(`线索 ${code} 不属实 不是`, '您上过门，要由别人来定')
    await county.says(`线索 ${code} 不属实 不是`, '对吗')
    await county.says('1', '定了')
  })

  test('before the household was heard, or had its days to speak', async () => {
    const { code } = await found()
    await visitor.says(`核实 ${code} 锁着门，没有车`, '自己怎么说？')
    await visitor.says('没见到', '没见到人。对吗')
    await visitor.says('1', '还没听谭大山家怎么说')
    await decider.says(`线索 ${code} 不属实 没车`, '还没听这户怎么说')
    api.clock.now = new Date('2026-03-14T15:59:00.000Z')
    await decider.says(`线索 ${code} 不属实 没车`, '还没听这户怎么说')
    api.clock.now = new Date('2026-03-14T16:00:00.000Z')
    await decider.says(`线索 ${code} 不属实 没车`, '对吗')
  })

  test('without a reason', async () => {
    const { code } = await found()
    await check(code)
    await decider.says(`线索 ${code} 不属实`, '理由是什么？')
    await decider.says('算了', '好，没有动')
  })

  test('by kin, or by who has another area, who sees nothing of it', async () => {
    const { code, householdId } = await found()
    await check(code)
    const tied = await api.addStaff({
      roles: [['township_clerk', TOWNSHIP]],
      ties: [householdId],
    })
    await talk(tied.phone ?? '').says(`线索 ${code} 不属实 没车`, /亲属|同事/)
    await talk(tied.phone ?? '').says('线索', '没有等着您的线索')
    const other = await api.addStaff({ roles: [['township_clerk', 'wuxi.other']] })
    await talk(other.phone ?? '').says(`线索 ${code} 不属实 没车`, '没有这条线索，或不在您的片区')
  })

  test('while an objection or a case of the household is open', async () => {
    const { code, householdId } = await found()
    await check(code, '有车', '是我的')
    await decider.says(`线索 ${code} 属实 本人的车`, '对吗')
    await decider.says('1', '定了')
    await api.sql`
      insert into applications (county, id, household_id, code, kind, status, filed_at, filed_on, answer_due_on, level)
      values (${COUNTY}, gen_random_uuid(), ${householdId}, '1234567897', 'exit', 'filed', now(),
              '2026-03-09', '2026-04-09', 'village')`
    await county.says(`线索 ${code} 终止 有车`, '对吗')
    await county.says('1', '没定的申请或异议')
    expect(await rollOf(householdId)).toMatchObject({ status: 'registered' })
  })

  test('twice: it is decided for good', async () => {
    const { code } = await found()
    await check(code)
    await decider.says(`线索 ${code} 不属实 没车`, '对吗')
    await decider.says('1', '定了')
    await decider.says(`线索 ${code} 属实 有车`, '已经定过了')
    await visitor.says(`核实 ${code} 有车`, '已经定了')
  })

  test('by a second person who was asked at the same time', async () => {
    const { code } = await found()
    await check(code)
    await decider.says(`线索 ${code} 不属实 没车`, '对吗')
    await county.says(`线索 ${code} 不属实 没有车`, '对吗')
    await decider.says('1', '定了')
    await county.says('1', '已经定过了，没有动')
  })

  test('under a number that is none, by villagers, or by cadres', async () => {
    const { code, family } = await found()
    await check(code)
    await decider.says('线索 1234567897 不属实', '没有这条线索')
    await family.says(`线索 ${code} 不属实 没车`, '只有')
    await visitor.says(`线索 ${code} 不属实 没车`, '这条由乡镇的人来定')
  })
})

describe('what is known of a lead', () => {
  test('is shown in parts, numbers masked', async () => {
    const { code } = await found({ text: '车主509938196001012359，电19900000150' })
    await check(code)
    const all = await visitor.says(`线索 ${code}`, '509938********2359', '199****0150')
    expect(all).not.toContain('19600101')
    await visitor.says(code, '509938********2359')
  })
})

describe('a risk', () => {
  const risk = { kind: 'risk', class: 'income_drop', text: '厂子关了', records: null } as const

  test('of a household on no register goes into the ledger', async () => {
    const family = await linkedFamily({ head: '冉启旺' })
    const householdId = family.household.id
    const { opened } = await addLeads(api, [{ householdId, ...risk }])
    const code = opened[0]?.code ?? ''
    await family.gets('您家的情况记下了，干部3月12日前上门看')
    await check(code, '一个人打工，没活路了', '厂子关了')
    await decider.says(`线索 ${code}`, '1提名监测 2进台账 3已帮扶解决 4没有风险')
    await decider.says('2', '理由是什么')
    await decider.says('收入断了，先看着', '进台账')
    await decider.says('1', '定了')
    await family.gets('先记着，村里常来看')
    expect(
      await api.sql`select class from ledger_entries where household_id = ${householdId}`,
    ).toEqual([{ class: 'income_drop' }])
  })

  test('cannot be put forward for the watch-list while no round is open', async () => {
    const { code } = await found(risk)
    await check(code, '没活路了', '厂子关了')
    await decider.says(`线索 ${code} 监测 收入断了`, '对吗')
    await decider.says('1', '没有开监测轮次')
  })

  test('that was helped already, or is none, is closed', async () => {
    const { code, householdId } = await found(risk)
    await check(code, '找到新活路了', '又上班了')
    await decider.says(`线索 ${code} 没有风险 已有新工作`, '对吗')
    await decider.says('1', '定了')
    const { opened } = await addLeads(api, [{ householdId, ...risk }])
    expect(opened).toHaveLength(1)
  })
})

test('a stranger’s phone explains nothing', async () => {
  const { code } = await found()
  const { household } = await linkedFamily({ head: '牟大山' })
  const neighbour = await linked(household.id)
  await neighbour.says(`说明 ${code} 是他的车`, '没有这件事，或不是您家的')
  expect(await api.sql`select 1 from lead_statements`).toEqual([])
})
