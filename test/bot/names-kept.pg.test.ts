import { beforeAll, describe, expect, test } from 'vitest'
import { TEMPLATES, type TemplateName } from '../../api/client'
import { MONDAY_MORNING, TOWNSHIP } from '../support/api'
import { startRound } from '../support/rounds'
import { HOUR, receiptIn, startVillage, type Talk } from '../support/talk'

/** Whose name each sentence with a name in it may say, and to whom: no other sentence has one. */
const WHOSE: Partial<Record<TemplateName, 'own' | 'acted_for' | 'official' | 'to_staff'>> = {
  'menu.linked': 'own',
  'complaint.ask_name_or_head': 'own',
  'link.done': 'own',
  'link.done_apply': 'own',
  'status.household': 'own',
  'status.applied': 'own',
  'status.withdrawing': 'own',
  'status.waits': 'own',
  'status.listed': 'own',
  'status.declined': 'own',
  'apply.confirm': 'own',
  'apply.done': 'own',
  'apply.on_register': 'own',
  'apply.proposed': 'own',
  'apply.closed': 'own',
  'receipt.application': 'own',
  'proposal.exit_told': 'own',
  'proposal.watch_told': 'own',
  'proposal.exit_ended': 'own',
  'notice.listed': 'own',
  'notice.advanced': 'own',
  'notice.declined': 'own',
  'notice.voided': 'own',
  'notice.severed': 'own',
  'notice.added': 'own',
  'report.sent_back': 'own',
  'report.registered': 'own',
  'report.exited': 'own',
  'report.watched': 'own',
  'report.risk_removed': 'own',
  'measure.received': 'own',
  'measure.ask_again': 'own',
  'measure.denied': 'official',
  'measure.mine': 'official',
  'appeal.declined': 'own',
  'status.changed': 'own',
  'help.done': 'official',
  'help.answer': 'official',
  'person.opened': 'official',
  'urgent.now': 'official',
  'help.over': 'official',
  'archive.own': 'own',
  'change.told': 'own',
  'change.told_left': 'own',
  'change.told_declined': 'own',
  'correction.ask': 'own',
  'correction.confirm': 'own',
  'correction.closed': 'own',
  'lead.explain_about': 'own',
  'lead.explain_about_day': 'own',
  'lead.explain_about_code': 'own',
  'pairing.household': 'official',
  'pairing.mine': 'official',
  'pairing.mine_none': 'own',
  'project.which_leader': 'to_staff',
  'project.apply_confirm': 'to_staff',
  'project.about': 'to_staff',
  'project.last_act': 'to_staff',
  'complaint.which_person': 'official',
  'complaint.confirm_named': 'own',
  'complaint.accused_several': 'to_staff',
  'complaint.accused_confirm': 'to_staff',
  'project_view.more': 'official',
  'project_view.over': 'official',
  'project_view.staff': 'official',
  'project_news.before': 'official',
  'project_news.planned': 'official',
  'project_comment.filed': 'official',
  'project_comment.answer': 'official',
  'project_comment.answered_by': 'to_staff',
  'plan.own_head': 'own',
  'plan.own_none': 'own',
  'plan.household_head': 'to_staff',
  'plan.household_none': 'to_staff',
  'plan.which': 'to_staff',
  'loan.to_household': 'own',
  'staff.no_household': 'to_staff',
  'evaluation.household': 'to_staff',
  'evaluation.finish_confirm': 'to_staff',
  'evaluation.finished': 'to_staff',
  'evaluation.miss_confirm': 'to_staff',
  'evaluation.again': 'to_staff',
  'evaluation.replaced': 'to_staff',
  'evaluation.no_reserve': 'to_staff',
  'evaluation.line': 'to_staff',
  'evaluation.need_confirm': 'to_staff',
  'evaluation.passed': 'to_staff',
  'evaluation.doubt': 'to_staff',
  'evaluation.uphold_confirm': 'to_staff',
  'evaluation.dismiss_confirm': 'to_staff',
  'evaluation.reviewed': 'to_staff',
  'evaluation.finding': 'to_staff',
  'evaluation.reply_of': 'to_staff',
  'evaluation.photo': 'to_staff',
  'evaluation.no_photos': 'to_staff',
  'residency.public': 'official',
  'residency.line': 'to_staff',
  'residency.away': 'to_staff',
  'leave.to_judge': 'to_staff',
  'leave.ask_why_not': 'to_staff',
  'leave.grant_confirm': 'to_staff',
  'leave.refuse_confirm': 'to_staff',
  'leave.granted': 'to_staff',
  'leave.refused': 'to_staff',
  'recall.ask_reason': 'to_staff',
  'recall.confirm': 'to_staff',
  'recall.proposed': 'to_staff',
  'recall.to_decide': 'to_staff',
  'recall.ask_why': 'to_staff',
  'recall.uphold_confirm': 'to_staff',
  'recall.refuse_confirm': 'to_staff',
  'recall.decided': 'to_staff',
  'recall.declined': 'to_staff',
  'recall.upheld_to_proposer': 'to_staff',
  'recall.refused_to_proposer': 'to_staff',
  'recall.contest_to_office': 'to_staff',
  'finding.which_owner': 'to_staff',
  'finding.confirm': 'to_staff',
  'finding.made': 'to_staff',
  'finding.rectified': 'to_staff',
  'finding.verify_confirm': 'to_staff',
  'finding.line': 'to_staff',
  'finding.line_rectified': 'to_staff',
  'accountability.which_person': 'to_staff',
  'accountability.confirm': 'to_staff',
  'accountability.to_decide': 'to_staff',
  'accountability.to_decide_again': 'to_staff',
  'accountability.uphold_confirm': 'to_staff',
  'accountability.decline_confirm': 'to_staff',
  'accountability.line': 'to_staff',
  'accountability.detail': 'to_staff',
  'published.ask_text': 'to_staff',
  'press.accredit_confirm': 'to_staff',
  'press.accredited': 'to_staff',
  'press.end_confirm': 'to_staff',
  'staff.name_ambiguous': 'to_staff',
  'staff.sounds_like': 'to_staff',
  'staff.link_code': 'to_staff',
  'staff.application': 'to_staff',
  'objection.to_check': 'to_staff',
  'appeal.to_check': 'to_staff',
  'notice.sever_confirm': 'to_staff',
  'notice.sever_done': 'to_staff',
  'broadcast.to_approve': 'to_staff',
}
/**
 * Whole topics: an acting relative or official is told of the household they act for, staff of a visit,
 * a proposal, a report, a measure, a lead, a change, a check, a list.
 */
const TO_STAFF =
  /^(?:visit|proposal|screening|revisit|survey|report|measure|review|deputy|paper|todo|digest|relay|ledger|watched|lead|change|check|quality|archive|comparison|list|pairing|visit_duty|loan|declaration)\./
const whoseOf = (template: TemplateName) =>
  WHOSE[template] ??
  (template.startsWith('proxy.')
    ? 'acted_for'
    : TO_STAFF.test(template)
      ? 'to_staff'
      : template.startsWith('sign_off.')
        ? 'own'
        : undefined)

test('every sentence with a name in it is known for whom it is', () => {
  const named = (Object.keys(TEMPLATES) as TemplateName[]).filter((template) =>
    Object.values(TEMPLATES[template]).includes('name' as never),
  )
  expect(named.filter((template) => !whoseOf(template))).toEqual([])
  expect(Object.keys(WHOSE).filter((each) => !named.includes(each as TemplateName))).toEqual([])
})

const { api, bot, talk, linkedFamily } = await startVillage()
const round = await startRound(api)
const secretary = talk(round.secretary.phone ?? '')
const clerk = talk(round.clerk.phone ?? '')
const groupCadre = talk(round.cadre.phone ?? '')
const HEADS = ['牟大山', '冉启旺', '覃秘密', '段无机', '卢旁观']

/** What each phone was told, but for its own words said back to it. */
const told = new Map<string, string[]>()
const tell = (phone: string, text: string) => told.set(phone, [...(told.get(phone) ?? []), text])

async function says(who: Talk, text: string): Promise<string> {
  const answer = await who.says(text)
  const own = HEADS.filter((head) => text.includes(head))
  tell(
    who.phone,
    own.reduce((rest, head) => rest.replaceAll(head, ''), answer),
  )
  return answer
}
async function deliver() {
  for (const { to, text } of await bot.delivered()) tell(to, text)
}
const codeIn = (text: string) => /\b\d{6}\b/.exec(text)?.[0] ?? ''

const people = {} as Record<'mou' | 'ran' | 'qin' | 'lu' | 'relative', Talk>

beforeAll(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await round.open(TOWNSHIP)
  people.mou = await linkedFamily({ head: '牟大山' })
  people.ran = await linkedFamily({ head: '冉启旺' })
  people.qin = await linkedFamily({ head: '覃秘密' })
  people.lu = await linkedFamily({ head: '卢旁观' })
  people.relative = talk()
  const { mou, ran, qin, relative } = people
  await api.addHousehold({ head: '段无机', idNumber: '509938196001012468' })

  for (const each of [mou, ran]) {
    await says(each, '申请')
    await says(each, '1')
  }
  for (const words of ['代 段无机 2468 申请', '1', '1', '查']) await says(relative, words)
  await deliver()

  await round.review()
  await says(groupCadre, '张贴')
  const code = codeIn(await says(groupCadre, '1'))
  await api.prove(code)
  await deliver()
  for (const each of Object.values(people)) {
    await says(each, '1')
    await says(each, code)
  }
  await says(qin, `异议 ${code} 牟大山家有小车`)
  const first = receiptIn(await says(qin, '1'))
  await says(qin, `异议 ${code} 没开会就定了名单`)
  const procedural = receiptIn(await says(qin, '1'))
  await says(qin, `撤回 ${procedural}`)
  await says(qin, '1')
  await deliver()
  for (const each of Object.values(people)) {
    await says(each, '1')
    await says(each, first)
    await says(each, '0')
  }
  bot.later(8 * 24 * HOUR)
  await api.prove(code, 'last')
  await says(secretary, `暂缓 ${code} 牟大山`)
  await says(secretary, '1')
  await says(secretary, `推进 ${code}`)
  await says(secretary, '1')
  await deliver()
  const [row] = await api.sql<{ id: string; by: string }[]>`
    select id, staff_id as by from objections where code = ${first}`
  const body = {
    type: 'decide',
    upheld: true,
    reason: '牟大山名下有小车，覃秘密说得对，冉启旺和卢旁观也看见了',
  }
  await api.call(`/objections/${row?.id}/actions`, { actor: `staff:${row?.by}`, body })
  await deliver()
  for (const each of Object.values(people)) await says(each, '1')
  await says(ran, '求助 房子漏雨')
  const help = receiptIn(await says(ran, '1'))
  await deliver()
  await says(secretary, `答 ${help} 明天来`)
  await says(clerk, '通知 宝坪村 明天开会')
  const draft = receiptIn(await says(clerk, '1'))
  const committee = await api.addStaff({ roles: [['township_committee', TOWNSHIP]] })
  await says(talk(committee.phone ?? ''), `批准 ${draft}`)
  await says(talk(committee.phone ?? ''), '1')
  await says(secretary, '走访 冉启旺 房子修好了')
  await says(secretary, '1')
  await deliver()
})

describe('through a round, objections, proxies, a notice and a visit', () => {
  test.each([
    ['牟大山', 'mou'],
    ['冉启旺', 'ran'],
    ['覃秘密', 'qin'],
    ['卢旁观', 'lu'],
    ['段无机', 'relative'],
  ] as const)('the phone of %s is told no other household’s name', (own, who) => {
    const texts = told.get(people[who].phone) ?? []
    expect(texts.length).toBeGreaterThan(4)
    for (const head of HEADS.filter((each) => each !== own))
      expect(texts.filter((text) => text.includes(head))).toEqual([])
  })

  test('nobody reads who objected', () => {
    const objector = people.qin.phone
    for (const [phone, texts] of told) {
      if (phone === objector) continue
      expect(texts.filter((text) => text.includes('覃秘密'))).toEqual([])
      expect(texts.filter((text) => text.includes(objector.slice(3)))).toEqual([])
    }
  })

  test('each of them was told of their own', () => {
    expect((told.get(people.mou.phone) ?? []).join()).toContain('牟大山家这次没评上')
    expect((told.get(people.ran.phone) ?? []).join()).toContain('冉启旺家公示期满')
    expect((told.get(people.lu.phone) ?? []).join()).toContain('明天开会')
  })
})
