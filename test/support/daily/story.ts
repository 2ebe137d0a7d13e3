import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { sheetPicture } from '../../../api/demo/picture'
import { HOUR } from '../talk'
import type { Line, Message } from './far-ends'
import type { Village } from './village'

/** The messages that decide something, at each of which a server can be killed. */
export const STEPS = [
  'draw_up',
  'prove',
  'object',
  'confirm_objection',
  'decide',
  'advance',
  'note_visit',
  'approve_notice',
] as const
export type StepName = (typeof STEPS)[number]
/** Has a message of the story answered, come what may. */
export type Step = (name: StepName, message: Message) => Promise<string>

const WORDS = '牟大山家有小车'
const REASON = '车是他弟弟的'
const MEETING = '明天上午九点村委会开会'

/** Posting, an objection, a refusal to advance, the decision, both told, and on to the next level. */
export async function postAndObject(village: Village, step: Step): Promise<void> {
  const { world, poster, photographer, secretary, checker, objector, contested, other } = village
  const { says, later, sql } = world
  await village.openRound()
  for (const family of [contested, other]) {
    await says(family, '申请', '对吗')
    expect(await world.answerTo(family.confirms())).toContain('收到')
  }

  // The meeting has passed them.
  await sql`update applications set review_id = id where status = 'filed'`
  await says(poster, `张贴 ${village.village}3社`, '2户要公示')
  const drawn = await step('draw_up', poster.confirms())
  const code = /单号(\d{6})/.exec(drawn)?.[1] ?? ''
  const photo = () => photographer.photographs(sheetPicture(randomUUID()), `张贴 ${code}`)
  expect(await step('prove', photo())).toContain(`${code}的照片收到`)
  await isToldOnce(village, photographer, `${code}开始公示，2户`)
  for (const family of [contested, other]) await isToldOnce(village, family, `公示${code}`)

  expect(await step('object', objector.writes(`异议 ${code} ${WORDS}`))).toContain(WORDS)
  const filed = await step('confirm_objection', objector.confirms())
  const receipt = /回执(\d{10})/.exec(filed)?.[1] ?? ''
  await isToldOnce(village, contested, '有人提了不同看法')
  await isToldOnce(village, checker, receipt)

  // Overdue as it is, nobody moves until it is decided.
  await later(8 * 24 * HOUR)
  expect(await world.answerTo(photo())).toContain('照片收到')
  await isToldOnce(village, photographer, '首尾两张齐了')
  await says(secretary, `推进 ${code}`, '有1户的异议没有定')
  for (const { household } of [contested, other])
    expect(await standing(village, household.id)).toEqual({ level: 'group', entry: 'listed' })

  await says(checker, receipt, WORDS)
  await says(checker, `不成立 ${receipt} ${REASON}`, '对吗')
  expect(await step('decide', checker.confirms())).toContain(`异议${receipt}不成立`)
  await isToldOnce(village, objector, REASON)
  const told = await isToldOnce(village, contested, '核实了，没有问题')
  expect(told).not.toContain(REASON)

  await says(secretary, `推进 ${code}`, '2户公示期满没有异议')
  expect(await step('advance', secretary.confirms())).toContain('2户报到村里')
  for (const family of [contested, other]) {
    await isToldOnce(village, family, '公示期满，没有问题，下一步报到村里')
    const now = await standing(village, family.household.id)
    expect(now).toEqual({ level: 'village', entry: 'advanced' })
  }

  const objections = await sql`
    select o.status from objections o
      join notices n on n.county = o.county and n.id = o.notice_id
     where n.area_path = ${village.group}`
  expect(objections).toEqual([{ status: 'rejected' }])
  const notices = await sql`select status from notices where area_path = ${village.group}`
  expect(notices).toEqual([{ status: 'closed' }])
}

export async function noteVisit(village: Village, step: Step): Promise<void> {
  const { world, checker, contested } = village
  await world.says(checker, '走访 牟大山 房子漏雨，养猪3头', '牟大山家')
  expect(await step('note_visit', checker.confirms())).toContain('走访记下了')
  const visits = await world.sql`
    select staff_id from visits where household_id = ${contested.household.id}`
  expect(visits).toEqual([{ staff_id: checker.id }])
}

/** A notice to one village: drafted, approved by somebody else, brought to each phone, reported. */
export async function sendNotice(village: Village, step: Step): Promise<void> {
  const { world, clerk, committee, contested, other } = village
  const { says } = world
  await says(clerk, `通知 ${village.village} ${MEETING}`, '发2人')
  const drafted = await world.answerTo(clerk.confirms())
  const code = /批准 (\d{10})/.exec(drafted)?.[1] ?? ''
  await isToldOnce(village, committee, `批准 ${code}`)
  await says(committee, `批准 ${code}`, '批准吗')
  expect(await step('approve_notice', committee.confirms())).toContain('批准了，发给2人')
  for (const family of [contested, other]) await isToldOnce(village, family, MEETING)
  await says(clerk, code, '没手机1')
  const broadcasts = await world.sql`
    select status in ('sending', 'done') as "isSent",
           (select count(*)::int from outbox o where o.broadcast_id = b.id) as recipients
      from broadcasts b where code = ${code}`
  expect(broadcasts).toEqual([{ isSent: true, recipients: 2 }])
}

export async function playAll(village: Village, step: Step): Promise<void> {
  await postAndObject(village, step)
  await noteVisit(village, step)
  await sendNotice(village, step)
  await village.world.holds()
  expect(await village.world.listMarked()).toEqual([])
}

async function isToldOnce({ world }: Village, line: Line, words: string): Promise<string> {
  const texts = await world.brought(line, words)
  expect(texts, words).toHaveLength(1)
  return texts.join()
}

/** Where a household's application and its line on the newest list stand; nobody is registered. */
async function standing({ world: { sql } }: Village, householdId: string) {
  const rows = await sql`
    select a.level, e.status as entry from applications a
      join households h on h.county = a.county and h.id = a.household_id
      join notice_entries e on e.county = a.county and e.application_id = a.id
     where a.household_id = ${householdId} and h.status = 'unregistered'`
  expect(rows).toHaveLength(1)
  return rows[0]
}
