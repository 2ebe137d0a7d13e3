import { afterAll, beforeEach } from 'vitest'
import { newId } from '../../api/shared/ids'
import { areas, peerEvaluations, peerQuestions, peerTasks } from '../../db/schema'
import { PEER_QUESTION_KINDS, type PeerEvaluationStatus } from '../../db/values/peer-evaluations'
import { COUNTY, MONDAY_MORNING, type TestApi } from './api'
import { startBot } from './bot'
import { nextPhone } from './inspectors'
import { Talk } from './talk'

type Api = Pick<TestApi, 'db' | 'addStaff'>

/** Two questions for each kind of unit, of 20 and 30 marks. */
export const addPeerQuestions = (api: Pick<TestApi, 'db'>, county = COUNTY) =>
  api.db.insert(peerQuestions).values(
    PEER_QUESTION_KINDS.flatMap((kind) =>
      (
        [
          ['精准识别准不准', 20],
          ['帮扶措施实不实', 30],
        ] as const
      ).map(([text, fullMarks], i) => ({
        county,
        kind,
        validFrom: '2020-01-01',
        seq: i + 1,
        text,
        fullMarks,
        source: '示例',
      })),
    ),
  )

const NAMES = '甲乙丙丁戊己庚辛壬癸'

/** So many more townships, 甲山乡, 乙山乡, each with its head. */
export async function addTownships(api: Api, count: number) {
  const made = []
  for (let i = 0; i < count; i++) {
    const path = `${COUNTY}.t${i}`
    const name = `${NAMES.charAt(i)}山乡`
    await api.db
      .insert(areas)
      .values({ county: COUNTY, path, level: 'township', name, source: '测试' })
    const head = await api.addStaff({
      name: `乡长${NAMES.charAt(i)}`,
      unit: `${name}人民政府`,
      phone: nextPhone(),
      roles: [['township_head', path]],
    })
    made.push({ ...head, path, name, key: `township:${path}` as const })
  }
  return made
}

/** So many units of the group, each with one who speaks for it, for the whole county. */
export async function addGroupUnits(api: Api, count: number, areaPath = COUNTY) {
  const made = []
  for (let i = 0; i < count; i++) {
    const name = `县${NAMES.charAt(i)}局`
    const speaker = await api.addStaff({
      name: `局长${NAMES.charAt(i)}`,
      unit: name,
      phone: nextPhone(),
      roles: [['group_unit', areaPath]],
    })
    made.push({ ...speaker, name, key: `group_unit:${name}` as const })
  }
  return made
}

let years = 2000

/** Somebody asked for 天元乡 to evaluate 鱼鳞乡, as rows; in an evaluation of a year of its own unless given. */
export async function addPeerTask(
  api: Pick<TestApi, 'db'>,
  given: Partial<typeof peerTasks.$inferInsert> & { askedId: string },
  status: PeerEvaluationStatus = 'open',
) {
  const { county = COUNTY } = given
  const evaluationId = given.evaluationId ?? newId()
  if (given.evaluationId === undefined)
    await api.db.insert(peerEvaluations).values({
      county,
      id: evaluationId,
      year: ++years,
      field: 'townships',
      each: 3,
      seed: '0'.repeat(32),
      repeated: 0,
      openedBy: given.askedId,
      openedOn: '2026-03-01',
      dueOn: '2026-12-20',
      status,
    })
  const id = newId()
  await api.db.insert(peerTasks).values({
    county,
    id,
    evaluationId,
    evaluator: 'township:wuxi.tianyuan',
    evaluatorName: '天元乡',
    evaluated: 'township:wuxi.yulin',
    evaluatedName: '鱼鳞乡',
    drawNo: 0,
    status: 'asked',
    ...given,
  })
  return { id, evaluationId }
}

/** Whom each evaluates in what was drawn, by the names of the units. */
export async function listDrawn(api: Pick<TestApi, 'sql'>) {
  return api.sql<{ id: string; one: string; other: string; asked: string; status: string }[]>`
    select id, evaluator_name as one, evaluated_name as other, asked_id as asked, status
      from peer_tasks order by evaluator_name, evaluated_name, id`
}

/** The county's office, eight townships that evaluate each other, each with its head's phone; for the top of a file. */
export async function startPeers() {
  const bot = await startBot()
  const { api } = bot
  afterAll(bot.close)
  await addPeerQuestions(api)
  const townships = await addTownships(api, 8)
  const officeRow = await api.addStaff({
    unit: '县扶贫办',
    phone: nextPhone(),
    roles: [['county_office', COUNTY]],
  })
  const office = new Talk(bot, officeRow.phone ?? '')
  beforeEach(async () => {
    api.clock.now = new Date(MONDAY_MORNING)
    await api.sql`update contacts set flood_count = 0, same_count = 0`
    await api.ownerSql`truncate peer_marks, peer_tasks, peer_evaluations, outbox cascade`
    await api.call('/peer-evaluations', {
      actor: officeRow.actor,
      body: { year: 2026, field: 'townships', dueOn: '2026-03-20' },
    })
  })
  const talkOf = (name: string) =>
    new Talk(bot, townships.find((each) => each.name === name)?.phone ?? '')
  const actorOf = (name: string) => townships.find((each) => each.name === name)?.actor
  /** Everybody answers, or those who are asked about some: so many marks of 20 and of 30. */
  async function answerAll(
    marksOf: (one: string, other: string) => [number, number] = () => [15, 24],
  ) {
    for (const { id, one, other, status } of await listDrawn(api)) {
      if (status !== 'asked') continue
      const [first, second] = marksOf(one, other)
      const marks = [
        { seq: 1, marks: first, reason: '见资料' },
        { seq: 2, marks: second, reason: '见资料' },
      ]
      const actor = actorOf(one)
      if (!actor) throw new Error(one)
      const { status: done } = await api.call(`/peer-evaluations/tasks/${id}/answers`, {
        actor,
        body: { marks },
      })
      if (done !== 200) throw new Error(`${one} ${other} ${done}`)
    }
  }
  return { bot, api, townships, officeRow, office, talkOf, actorOf, answerAll }
}
