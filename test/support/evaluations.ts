import { randomUUID } from 'node:crypto'
import { SampleDesign } from '../../api/evaluations/design'
import { planEvaluation } from '../../api/evaluations/plan'
import { setQuestionnaire } from '../../api/evaluations/questionnaire'
import { households } from '../../db/schema'
import type { RollStatus } from '../../db/values/roll'
import { COUNTY, OTHER_VILLAGE, type TestApi, VILLAGE } from './api'
import { commandContext } from './command'

type Api = Pick<TestApi, 'db' | 'deps' | 'clock'>

/** 示例: what is asked in these tests. */
export const QUESTIONS = [
  { key: 'food', text: '家里吃的够不够', type: 'yes_no', means: 'assurance', options: [] },
  { key: 'housing', text: '住房安全吗', type: 'yes_no', means: 'assurance', options: [] },
  { key: 'people', text: '家里常住几口人', type: 'number', means: 'other', options: [] },
  {
    key: 'school',
    text: '孩子在哪里上学',
    type: 'choice',
    means: 'other',
    options: ['本村', '镇上'],
  },
  { key: 'helper', text: '对帮扶满意吗', type: 'scale', means: 'other', options: [] },
  { key: 'approval', text: '认可这里的工作吗', type: 'yes_no', means: 'approval', options: [] },
  { key: 'opinion', text: '还有什么想说的', type: 'text', means: 'other', options: [] },
] as const

export const addQuestionnaire = (api: Api) =>
  setQuestionnaire(api.db, commandContext(api as TestApi), {
    source: '示例',
    questions: QUESTIONS.map((question) => ({ ...question, options: [...question.options] })),
  })

export const DESIGN = SampleDesign.parse({
  source: '示例',
  method: 'random',
  by: 'standing',
  size: { households: 8 },
  villages: null,
  ratio: null,
  reservePercent: 50,
})

export const SEED = '00112233445566778899aabbccddeeff'

/** Many households at once, so many of each status in each of two villages. */
export async function addRoll(
  api: Api,
  counts: Partial<Record<RollStatus, number>>,
  { people = 4, villages = [`${VILLAGE}.3`, `${OTHER_VILLAGE}.1`] } = {},
) {
  const rows = villages.flatMap((areaPath, v) =>
    Object.entries(counts).flatMap(([status, count]) =>
      Array.from({ length: count }, (_, at) => {
        const id = randomUUID()
        return {
          county: COUNTY,
          id,
          key: `test:${id}`,
          areaPath,
          headName: `谭${'甲乙丙丁'.charAt(v)}${status.slice(0, 2)}${at}`,
          size: people,
          status: status as RollStatus,
          otherCauses: [],
          fingerprint: Buffer.alloc(16),
        }
      }),
    ),
  )
  await api.db.insert(households).values(rows)
  return rows
}

/** An evaluation of the county by two pairs, from the day of the clock for some days. */
export async function addEvaluation(
  api: TestApi,
  given: {
    evaluatorIds: string[]
    leadId: string
    fromOn: string
    toOn: string
    design?: SampleDesign
    title?: string
    seed?: string
  },
): Promise<string> {
  const { vars } = await planEvaluation(api.db, commandContext(api), {
    title: '年度第三方评估',
    commissionedBy: '市乡村振兴局',
    areaPath: COUNTY,
    design: DESIGN,
    seed: SEED,
    ...given,
  })
  return String(vars['id'])
}

export interface Listed {
  seq: number
  household_id: string
  village_path: string
  head_name: string
  kind: string
  pair: number
  on_day: string
  status: string
  is_reserve: boolean
  replaced_by: number | null
  reason: string | null
  doubt: string
}

export const listSample = (api: Pick<TestApi, 'sql'>, evaluationId: string) =>
  api.sql<Listed[]>`
    select seq, household_id, village_path, head_name, kind, pair, on_day::text, status, is_reserve,
           replaced_by, reason, doubt
      from evaluation_samples where evaluation_id = ${evaluationId} order by seq`
