import { randomBytes } from 'node:crypto'
import type { Result } from '../../api/evaluations/compare'
import { sealIn } from '../../api/evaluations/seal'
import { newId } from '../../api/shared/ids'
import {
  evaluationResults,
  evaluations,
  evaluationSamples,
  peerEvaluations,
  peerMarks,
} from '../../db/schema'
import type { EvaluationStatus } from '../../db/values/evaluations'
import type { SatisfactionOccasion } from '../../db/values/satisfaction'
import { COUNTY, type TestApi } from './api'
import { addPeerTask } from './peers'
import { addSatisfaction, addSatisfactionAnswer, addSatisfactionDraw } from './satisfaction'

/** A closed survey with one question: by township what each of its households answered. */
export async function addClosedSurvey(
  api: TestApi,
  answers: Record<string, readonly number[]>,
  given: {
    areaPath?: string
    closedOn?: string
    status?: 'asking' | 'closed'
    occasion?: SatisfactionOccasion
  } = {},
) {
  const { occasion, status = 'closed', closedOn = '2026-03-08', areaPath = COUNTY } = given
  const survey = await addSatisfaction(api, {
    status,
    areaPath,
    closedOn: status === 'closed' ? closedOn : null,
    questions: [
      { kind: 'scale', text: '干部上门勤不勤' },
      { kind: 'words', text: '还有啥想说的' },
    ],
    ...(occasion && { occasion, month: closedOn.slice(0, 7) }),
  })
  for (const [partPath, values] of Object.entries(answers))
    for (const value of values) {
      const { id: householdId } = await api.addHousehold()
      const { id: contactId } = await api.addContact()
      const drawn = { surveyId: survey.id, householdId, contactId, partPath }
      const drawId = await addSatisfactionDraw(api, { ...drawn, status: 'answered' })
      await addSatisfactionAnswer(api, { drawId, value })
    }
  return survey
}

interface Asked {
  areaPath: string
  asked: number
  approving: number
  /** Households of it that were found missed. */
  missed?: number
}

/** What third parties found, locked, released or published; each household of three people. */
export async function addEvaluationResult(
  api: TestApi,
  townships: readonly Asked[],
  given: { status?: EvaluationStatus; publishedOn?: string } = {},
) {
  const { status = 'published', publishedOn = '2026-03-08' } = given
  const id = newId()
  const lead = await api.addStaff({ roles: [['evaluator', COUNTY]], phone: null })
  const ctx = { county: COUNTY, deps: api.deps }
  const days = { fromOn: '2026-03-01', toOn: '2026-03-02', madeOn: '2026-03-01' }
  await api.db.insert(evaluations).values({
    ...days,
    county: COUNTY,
    id,
    title: '年度第三方评估',
    commissionedBy: '市乡村振兴局',
    areaPath: COUNTY,
    leadId: lead.id,
    design: {},
    version: 1,
    seed: '0'.repeat(32),
    frameFingerprint: '0'.repeat(64),
    frameSealed: Buffer.alloc(1),
    status,
    madeBy: 'job:command',
    lockedOn: '2026-03-03',
    publishedOn: status === 'published' ? publishedOn : null,
  })
  const samples = townships.flatMap(({ areaPath, asked, missed = 0 }) =>
    Array.from({ length: asked }, (_, i) => ({ areaPath, isMissed: i < missed })),
  )
  await api.db.insert(evaluationSamples).values(
    samples.map(({ areaPath }, i) => ({
      county: COUNTY,
      evaluationId: id,
      seq: i + 1,
      householdId: newId(),
      areaPath: `${areaPath}.a.1`,
      villagePath: `${areaPath}.a`,
      kind: 'ordinary' as const,
      headName: '谭家旺',
      isReserve: false,
      status: 'done' as const,
      pair: 1,
      onDay: '2026-03-01',
      tries: 0,
      people: 3,
      doubt: 'none' as const,
    })),
  )
  const result: Result = {
    lines: [],
    findings: samples.flatMap(({ isMissed }, i) =>
      isMissed ? { seq: i + 1, householdId: newId(), kind: 'missed' as const, people: 3 } : [],
    ),
    townships: townships.map(({ missed = 0, ...of }) => ({
      ...of,
      missedPeople: 3 * missed,
      wrongPeople: 0,
      exitedPeople: 0,
    })),
    counts: {
      drawn: samples.length,
      done: samples.length,
      waiting: 0,
      replaced: { absent: 0, moved: 0, refused: 0 },
    },
    isExitClear: true,
  }
  await api.db.insert(evaluationResults).values({
    county: COUNTY,
    evaluationId: id,
    version: 1,
    contentSealed: sealIn(
      ctx,
      'evaluation_results.content_sealed',
      `${id}:1`,
      JSON.stringify(result),
    ),
    fingerprint: randomBytes(32).toString('hex'),
    madeOn: '2026-03-03',
  })
  return id
}

/** What others gave units this year, of 50 marks each, one who gave it for each number. */
export async function addPeerMarks(
  api: TestApi,
  marks: Record<`township:${string}` | `group_unit:${string}`, readonly number[]>,
  status: 'open' | 'locked' | 'released' = 'released',
) {
  const asked = await api.addStaff({ roles: [['township_head', COUNTY]], phone: null })
  const id = newId()
  await api.db.insert(peerEvaluations).values({
    county: COUNTY,
    id,
    year: 2026,
    field: 'all',
    each: 3,
    seed: '0'.repeat(32),
    repeated: 0,
    openedBy: asked.id,
    openedOn: '2026-03-01',
    dueOn: '2026-03-20',
    status,
    releasedOn: status === 'released' ? '2026-03-08' : null,
  })
  for (const [evaluated, all] of Object.entries(marks))
    for (const [i, given] of all.entries()) {
      const evaluator = `department:县${i}局` as const
      const of = { askedId: asked.id, evaluationId: id, evaluator, status: 'answered' as const }
      const task = await addPeerTask(api, { ...of, evaluated: evaluated as `township:${string}` })
      const mark = { county: COUNTY, taskId: task.id, seq: 1, marks: given, fullMarks: 50 }
      await api.db.insert(peerMarks).values(mark)
    }
  return id
}
