import { COUNTY, type TestApi } from '../api'
import type { Part } from '../../../api/shared/rights'
import { addGroupUnits, addPeerQuestions, addPeerTask } from '../peers'
import { playerOf } from '../rights-world'
import { plain, type Row } from './row'

/** Whoever plays the part with their unit; an evaluator where nobody of the staff does. */
async function memberOf(api: TestApi, part: Part) {
  const id = playerOf(api, part) ?? playerOf(api, 'evaluator') ?? ''
  const [member] = await api.sql<{ unit: string }[]>`select unit from staff where id = ${id}`
  return { id, unit: member?.unit ?? '' }
}

async function questions(api: TestApi) {
  const set = await api.sql`select 1 from peer_questions where valid_from = '2020-01-01'`
  if (set.length === 0) await addPeerQuestions(api)
}

/** A task for whoever plays the part, where the part can have one. */
async function taskFor(api: TestApi, part: Part): Promise<string> {
  await questions(api)
  const { id, unit } = await memberOf(api, part)
  // Leaders hold the whole county in this world: the same role in the township adds nothing to it.
  if (part === 'township_secretary' || part === 'township_head')
    await api.ownerSql`insert into staff_roles (county, staff_id, role, area_path)
      values (${COUNTY}, ${id}, ${part}, 'wuxi.tianyuan') on conflict do nothing`
  const evaluator =
    part === 'group_unit' ? (`group_unit:${unit}` as const) : 'township:wuxi.tianyuan'
  return (await addPeerTask(api, { askedId: id, evaluator })).id
}

async function evaluation(api: TestApi): Promise<string> {
  const { evaluationId } = await addPeerTask(api, {
    askedId: playerOf(api, 'evaluator') ?? '',
    status: 'answered',
    evaluator: 'township:wuxi.gone',
    evaluated: 'township:wuxi.far',
  })
  return evaluationId
}

const marks = [
  { seq: 1, marks: 15 },
  { seq: 2, marks: 20 },
]
let days = 0
let years = 2050

export const peerEvaluationsRows: Record<string, Row> = {
  'GET /peer-evaluations': plain('peer_evaluation.run', '/peer-evaluations'),
  'POST /peer-evaluations': {
    action: 'peer_evaluation.run',
    about: 'plain',
    call: async (_standing, _part, api) => {
      await questions(api)
      const [row] = await api.sql`select 1 from staff where unit = '县甲局' limit 1`
      if (!row) await addGroupUnits(api, 8)
      return {
        path: '/peer-evaluations',
        body: { year: ++years, field: 'group_units', dueOn: '2099-12-31' },
      }
    },
  },
  'POST /peer-evaluations/drafts': plain('peer_evaluation.run', '/peer-evaluations/drafts', {
    text: '',
  }),
  'GET /peer-evaluations/questions': plain('peer_evaluation.run', '/peer-evaluations/questions'),
  'POST /peer-evaluations/questions': {
    action: 'peer_questions.set',
    about: 'plain',
    call: () => ({
      path: '/peer-evaluations/questions',
      body: {
        kind: 'township',
        questions: [{ text: '识别准不准', fullMarks: 20 }],
        validFrom: new Date(Date.UTC(2030, 0, ++days)).toISOString().slice(0, 10),
        source: '示例',
      },
    }),
  },
  'GET /peer-evaluations/tasks': plain('peer_evaluation.answer', '/peer-evaluations/tasks'),
  'GET /peer-evaluations/tasks/:id': {
    action: 'peer_evaluation.answer',
    about: 'plain',
    call: async (_standing, part, api) => ({
      path: `/peer-evaluations/tasks/${await taskFor(api, part)}`,
    }),
  },
  'POST /peer-evaluations/tasks/:id/answers': {
    action: 'peer_evaluation.answer',
    about: 'plain',
    call: async (_standing, part, api) => ({
      path: `/peer-evaluations/tasks/${await taskFor(api, part)}/answers`,
      body: { marks },
    }),
  },
  'POST /peer-evaluations/tasks/:id/recusals': {
    action: 'peer_evaluation.answer',
    about: 'plain',
    call: async (_standing, part, api) => ({
      path: `/peer-evaluations/tasks/${await taskFor(api, part)}/recusals`,
      body: { reason: '有亲戚' },
    }),
  },
  'GET /peer-evaluations/results': plain(
    'peer_evaluation.result',
    '/peer-evaluations/results?year=2026',
  ),
  'GET /peer-evaluations/:id': {
    action: 'peer_evaluation.run',
    about: 'plain',
    call: async (_standing, _part, api) => ({ path: `/peer-evaluations/${await evaluation(api)}` }),
  },
  'POST /peer-evaluations/:id/actions': {
    action: 'peer_evaluation.run',
    about: 'plain',
    call: async (_standing, _part, api) => ({
      path: `/peer-evaluations/${await evaluation(api)}/actions`,
      body: { type: 'lock' },
    }),
  },
}
