import { randomBytes, randomUUID } from 'node:crypto'
import type { Part } from '../../../api/shared/rights'
import { answerPlace } from '../../../api/evaluations/find'
import { lockEvaluation } from '../../../api/evaluations/lock'
import { sealIn } from '../../../api/evaluations/seal'
import { dayOf } from '../../../api/shared/day'
import { evaluationAnswers } from '../../../db/schema'
import { COUNTY, type TestApi } from '../api'
import { commandContext } from '../command'
import { addEvaluation, addQuestionnaire, DESIGN, QUESTIONS } from '../evaluations'
import { playerOf, type Standing } from '../rights-world'
import { outcome, plain, type Row } from './row'

async function twoEvaluators(api: TestApi, part: Part) {
  const own = part === 'evaluator' ? playerOf(api, part) : undefined
  const rest = await Promise.all(
    [1, 2].map(() => api.addStaff({ roles: [['evaluator', COUNTY]], phone: null })),
  )
  return [...(own ? [own] : []), ...rest.map(({ id }) => id)]
}

/** Everybody is drawn: a household of each place stands in the sample of today, of the one who asks where they may. */
async function evaluationFor(api: TestApi, part: Part) {
  // Whoever is kin of somebody is not sent there: the world ties everybody to one household.
  await api.ownerSql`delete from staff_ties where staff_id in (
    select staff_id from staff_roles where role = 'evaluator')`
  const known = await api.sql`select 1 from evaluation_questionnaires where county = ${COUNTY}`
  if (known.length === 0) await addQuestionnaire(api)
  const evaluatorIds = await twoEvaluators(api, part)
  const today = dayOf(api.clock.now)
  const evaluationId = await addEvaluation(api, {
    evaluatorIds,
    leadId: evaluatorIds[0] ?? '',
    fromOn: today,
    toOn: today,
    design: { ...DESIGN, size: { households: 100_000 } },
    seed: randomBytes(16).toString('hex'),
  })
  return { evaluationId, evaluatorIds }
}

/** The household of a place in such a sample; nobody's in another county. */
async function sampleAt(api: TestApi, { place, householdId }: Standing, part: Part) {
  const { evaluationId, evaluatorIds } = await evaluationFor(api, part)
  await api.ownerSql`update evaluation_samples set pair = 1 where evaluation_id = ${evaluationId}`
  const [row] = await api.sql<{ seq: number }[]>`
    select seq from evaluation_samples
     where evaluation_id = ${evaluationId} and household_id = ${householdId}`
  return {
    evaluationId,
    evaluatorIds,
    seq: place === 'foreign' ? 100_000 : (row?.seq ?? 100_000),
  }
}

async function answerAll(
  api: TestApi,
  { evaluationId, seq, by }: { evaluationId: string; seq: number; by: string },
) {
  const ctx = commandContext(api)
  await api.db.insert(evaluationAnswers).values(
    QUESTIONS.map(({ key }) => {
      const place = answerPlace({ evaluationId, seq, key, version: 1 })
      return {
        county: COUNTY,
        evaluationId,
        seq,
        key,
        version: 1,
        valueSealed: sealIn(ctx, 'evaluation_answers.value_sealed', place, ''),
        answeredBy: by,
        answeredOn: dayOf(api.clock.now),
      }
    }),
  )
}

/** Every household a finding, and locked; in the state that is asked for. */
async function resultOf(api: TestApi, part: Part, status: 'locked' | 'released' | 'published') {
  const { evaluationId, evaluatorIds } = await evaluationFor(api, part)
  const leadId = evaluatorIds[0] ?? ''
  await api.ownerSql`update evaluation_samples
       set status = 'done', status_on_day = 'unregistered', doubt = 'confirmed'
     where evaluation_id = ${evaluationId} and status = 'waiting'`
  const actor = { kind: 'staff' as const, staffId: leadId, roles: [], tiedHouseholdIds: [] }
  await lockEvaluation(api.db, { ...commandContext(api), actor }, { evaluationId })
  const published = status === 'published' ? dayOf(api.clock.now) : null
  await api.ownerSql`update evaluations
       set status = ${status}, published_on = ${published},
           feedback_until = ${status === 'locked' ? null : '2099-12-31'}
     where id = ${evaluationId}`
  return evaluationId
}

const ofSample = (path: string, more: object, isAnswered = false): Row => ({
  action: 'evaluation.ask',
  about: 'item',
  call: async (standing, part, api) => {
    const { evaluationId, seq, evaluatorIds } = await sampleAt(api, standing, part)
    if (isAnswered && seq < 100_000)
      await answerAll(api, { evaluationId, seq, by: evaluatorIds[0] ?? '' })
    return { path, body: { evaluationId, seq, ...more } }
  },
})

export const evaluationsRows: Record<string, Row> = {
  'POST /evaluations': {
    action: 'evaluation.plan',
    about: 'plain',
    call: async (_standing, part, api) => {
      const { evaluatorIds } = await evaluationFor(api, part)
      const today = dayOf(api.clock.now)
      return {
        path: '/evaluations',
        body: {
          title: '年度评估',
          commissionedBy: '市里',
          areaPath: COUNTY,
          fromOn: today,
          toOn: today,
          leadId: evaluatorIds[0],
          evaluatorIds,
          design: { preset: 'chongqing_2018' },
        },
      }
    },
  },
  'POST /evaluations/drafts': {
    action: 'evaluation.plan',
    about: 'plain',
    call: async (_standing, part, api) => {
      await evaluationFor(api, part)
      return { path: '/evaluations/drafts', body: { text: '全县 30户 随机' } }
    },
  },
  'POST /evaluations/questionnaires': plain('evaluation.plan', '/evaluations/questionnaires', {
    source: '示例',
    questions: QUESTIONS,
  }),
  'GET /evaluations/mine': plain('evaluation.ask', '/evaluations/mine'),
  'GET /evaluations/mine/today': {
    action: 'evaluation.ask',
    about: 'list',
    call: async (standing, part, api) => {
      await sampleAt(api, standing, part)
      return { path: '/evaluations/mine/today' }
    },
  },
  'GET /evaluations/mine/doubts': {
    action: 'evaluation.ask',
    about: 'list',
    call: async (standing, part, api) => {
      const { evaluationId } = await sampleAt(api, standing, part)
      await api.ownerSql`update evaluation_samples set doubt = 'open'
        where evaluation_id = ${evaluationId}`
      return { path: '/evaluations/mine/doubts' }
    },
  },
  'GET /evaluations/mine/replies': plain('evaluation.ask', '/evaluations/mine/replies'),
  'GET /evaluations/mine/:evaluationId/:seq': {
    action: 'evaluation.ask',
    about: 'item',
    call: async (standing, part, api) => {
      const { evaluationId, seq } = await sampleAt(api, standing, part)
      return { path: `/evaluations/mine/${evaluationId}/${seq}` }
    },
  },
  'POST /evaluations/mine/answers': ofSample('/evaluations/mine/answers', {
    key: 'food',
    value: 'yes',
  }),
  'POST /evaluations/mine/completions': ofSample('/evaluations/mine/completions', {}, true),
  'POST /evaluations/mine/misses': ofSample('/evaluations/mine/misses', { reason: 'absent' }),
  'POST /evaluations/mine/needs': ofSample('/evaluations/mine/needs', { text: '家里断粮了' }),
  'POST /evaluations/mine/reviews': {
    action: 'evaluation.ask',
    about: 'item',
    call: async (standing, part, api) => {
      const { evaluationId, seq } = await sampleAt(api, standing, part)
      await api.ownerSql`update evaluation_samples set doubt = 'open'
        where evaluation_id = ${evaluationId}`
      const body = { evaluationId, seq, isConfirmed: true, reason: '灶房没有粮' }
      return { path: '/evaluations/mine/reviews', body }
    },
  },
  'GET /evaluations/published': {
    action: 'evaluation.read',
    about: 'plain',
    call: async (_standing, part, api) => {
      await resultOf(api, part, 'published')
      return { path: '/evaluations/published' }
    },
  },
  'GET /evaluations/results': plain('evaluation.results', '/evaluations/results'),
  'GET /evaluations/:evaluationId/results': {
    action: 'evaluation.results',
    about: 'list',
    call: async (_standing, part, api) => ({
      path: `/evaluations/${await resultOf(api, part, 'published')}/results`,
    }),
  },
  'GET /evaluations/:evaluationId/photos/:seq': {
    action: 'evaluation.results',
    about: 'item',
    call: async ({ place, householdId }, part, api) => {
      const evaluationId = await resultOf(api, part, 'published')
      const [row] = await api.sql<{ seq: number }[]>`
        select seq from evaluation_samples
         where evaluation_id = ${evaluationId} and household_id = ${householdId}`
      const seq = place === 'foreign' ? 100_000 : (row?.seq ?? 100_000)
      return { path: `/evaluations/${evaluationId}/photos/${seq}` }
    },
  },
  'GET /evaluations/:evaluationId/results.xlsx': {
    action: 'evaluation.results',
    about: 'plain',
    call: async (_standing, part, api) => ({
      path: `/evaluations/${await resultOf(api, part, 'published')}/results.xlsx`,
    }),
  },
  'GET /evaluations/:evaluationId/redraw': {
    action: 'evaluation.redraw',
    about: 'plain',
    call: async (_standing, part, api) => ({
      path: `/evaluations/${(await evaluationFor(api, part)).evaluationId}/redraw`,
    }),
  },
  'POST /evaluations/:evaluationId/actions': {
    action: 'evaluation.lock',
    about: 'plain',
    call: async (_standing, part, api) => {
      const { evaluationId } = await evaluationFor(api, part)
      await api.ownerSql`update evaluation_samples set status = 'done', status_on_day = 'exited'
         where evaluation_id = ${evaluationId} and status = 'waiting'`
      return { path: `/evaluations/${evaluationId}/actions`, body: { type: 'lock' } }
    },
  },
  'POST /evaluations/:evaluationId/releases': {
    action: 'evaluation.release',
    about: 'plain',
    call: async (_standing, part, api) => ({
      path: `/evaluations/${await resultOf(api, part, 'locked')}/releases`,
      body: {},
    }),
  },
  'POST /evaluations/replies': {
    action: 'evaluation.reply',
    about: 'plain',
    call: async (_standing, part, api) => ({
      path: '/evaluations/replies',
      body: {
        evaluationId: await resultOf(api, part, 'released'),
        seq: null,
        text: '有购房合同为证',
      },
    }),
  },
  'POST /evaluations/replies/:replyId/decisions': {
    action: 'evaluation.lock',
    about: 'plain',
    call: async (_standing, part, api) => {
      const evaluationId = await resultOf(api, part, 'released')
      const id = randomUUID()
      const sealed = sealIn(commandContext(api), 'evaluation_replies.text_sealed', id, '有证据')
      await api.ownerSql`insert into evaluation_replies
        (county, id, evaluation_id, seq, text_sealed, status, made_by, made_on)
        values (${COUNTY}, ${id}, ${evaluationId}, null, ${sealed}, 'open', ${randomUUID()},
                '2026-03-09')`
      const body = { isUpheld: false, reason: '合同是亲戚的' }
      return { path: `/evaluations/replies/${id}/decisions`, body }
    },
    isDone: (answer) => outcome(answer) === 'declined',
  },
}
