import { type TestApi, TOWNSHIP } from '../api'
import { addSatisfaction, addSatisfactionDraw } from '../satisfaction'
import { plain, type Row } from './row'
import type { Standing } from '../rights-world'

/** A survey of the household's own village, whose title names its household. */
async function surveyAt(api: TestApi, standing: Standing, status: 'draft' | 'closed' = 'closed') {
  const county = standing.place === 'foreign' ? 'wushan' : 'wuxi'
  const { areaPath, head } = standing
  const closed = status === 'closed' ? { closedOn: '2026-03-08' } : {}
  return addSatisfaction(api, { county, areaPath, title: `${head}家那里`, status, ...closed })
}

const QUESTIONS = [
  { kind: 'scale', text: '干部上门勤不勤' },
  { kind: 'words', text: '还有啥想说的' },
]

const closedAt = (path: string): Row => ({
  action: 'satisfaction.list',
  about: 'item',
  call: async (standing, _part, api) => ({
    path: `/satisfaction/${(await surveyAt(api, standing)).code}${path}`,
  }),
})

const NOBODY = '01890000-0000-7000-8000-000000000000'

/** A question put to whoever speaks for the household. */
async function drawOf(api: TestApi, { householdId, place }: Standing): Promise<string> {
  const county = place === 'foreign' ? 'wushan' : 'wuxi'
  const [link] = await api.sql<{ id: string }[]>`
    select contact_id as id from contact_links
     where county = ${county} and household_id = ${householdId} order by contact_id limit 1`
  if (!link) return NOBODY
  const { id: surveyId } = await addSatisfaction(api, { county })
  return addSatisfactionDraw(api, { county, surveyId, householdId, contactId: link.id })
}

export const satisfactionRows: Record<string, Row> = {
  'GET /satisfaction': plain('satisfaction.list', '/satisfaction'),
  'GET /satisfaction/own-parts': plain('satisfaction.list', '/satisfaction/own-parts'),
  'GET /satisfaction/asked': plain('satisfaction.answer', '/satisfaction/asked'),
  'POST /satisfaction': plain('satisfaction.draft', '/satisfaction', {
    areaPath: TOWNSHIP,
    questions: QUESTIONS,
  }),
  'POST /satisfaction/drafts': plain('satisfaction.draft', '/satisfaction/drafts', {
    text: '天元乡 干部上门勤不勤；还有啥想说的',
  }),
  'POST /satisfaction/runs': plain('satisfaction.run', '/satisfaction/runs', {}),
  'POST /satisfaction/answers': {
    action: 'satisfaction.answer',
    about: 'item',
    call: async (standing, _part, api) => ({
      path: '/satisfaction/answers',
      body: { drawId: await drawOf(api, standing), seq: 1, value: 4 },
    }),
  },
  'GET /satisfaction/:code': closedAt(''),
  'GET /satisfaction/:code/results': closedAt('/results'),
  'GET /satisfaction/:code/words': closedAt('/words'),
  'GET /satisfaction/:code/results.xlsx': closedAt('/results.xlsx'),
  'POST /satisfaction/:code/actions': {
    action: 'satisfaction.approve',
    about: 'item',
    call: async (standing, _part, api) => ({
      path: `/satisfaction/${(await surveyAt(api, standing, 'draft')).code}/actions`,
      body: { type: 'cancel' },
    }),
  },
}
