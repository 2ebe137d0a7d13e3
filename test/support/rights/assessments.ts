import { addAppeal, addAppraisal, addAssessment, planOf } from '../assessments'
import { createSeeds, TOWNSHIP } from '../api'
import { assessmentAssessors } from '../../../db/schema'
import { playerOf } from '../rights-world'
import { plain, type Row } from './row'

const exported = (file: string): Row => ({
  action: 'assessment.result',
  about: 'plain',
  call: async (_standing, _part, api) => ({
    path: `/assessments/by-code/${(await addAssessment(api, { status: 'published' })).code}/${file}`,
  }),
})

const KEY = `township:${TOWNSHIP}`
let years = 2040

export const assessmentsRows: Record<string, Row> = {
  'GET /assessments/plans': plain('assessment_plan.read', '/assessments/plans'),
  'POST /assessments/plans': plain('assessment_plan.set', '/assessments/plans', planOf()),
  'GET /assessments': plain('assessment.run', '/assessments'),
  'POST /assessments': {
    action: 'assessment.run',
    about: 'plain',
    async call(_standing, _part, api) {
      const year = ++years
      await api.call('/assessments/plans', {
        actor: 'job:command',
        body: { ...planOf(), year },
      })
      return { path: '/assessments', body: { kind: 'township', year, scoreBy: '2026-03-20' } }
    },
  },
  'POST /assessments/assessors/drafts': plain('assessment.run', '/assessments/assessors/drafts', {
    text: '钟兰舒',
  }),
  'GET /assessments/by-code/:code/moderation': {
    action: 'assessment.run',
    about: 'plain',
    call: async (_standing, _part, api) => ({
      path: `/assessments/by-code/${(await addAssessment(api)).code}/moderation`,
    }),
  },
  'POST /assessments/by-code/:code/actions': {
    action: 'assessment.run',
    about: 'plain',
    call: async (_standing, _part, api) => ({
      path: `/assessments/by-code/${(await addAssessment(api)).code}/actions`,
      body: { type: 'compute' },
    }),
  },
  'GET /assessments/by-code/:code/evidence': {
    action: 'assessment.evidence',
    about: 'item',
    async call({ place, areaPath }, _part, api) {
      const county = place === 'foreign' ? 'wushan' : 'wuxi'
      const township = areaPath.split('.').slice(0, 2).join('.')
      const { code, key: subjectKey } = await addAssessment(
        api,
        { county, status: 'published' },
        township,
      )
      const query = new URLSearchParams({ subjectKey, itemCode: 'visits' })
      return { path: `/assessments/by-code/${code}/evidence?${query}` }
    },
    // It is of one township: its own leaders are told apart by the service, the others of those assessed find none.
    isDone: ({ status }) => status === 200 || status === 404,
  },
  'GET /assessments/by-code/:code/report.xlsx': exported('report.xlsx'),
  'GET /assessments/by-code/:code/report.pdf': exported('report.pdf'),
  'GET /assessments/by-code/:code/ranking.png': exported('ranking.png'),
  'GET /assessments/scores/mine': plain('assessment.score', '/assessments/scores/mine'),
  'POST /assessments/scores': {
    action: 'assessment.score',
    about: 'plain',
    async call(_standing, part, api) {
      // Where nobody works: all of this world are of one unit, and tied to each other's townships.
      const { id: assessmentId, code, key } = await addAssessment(api, {}, 'wuxi.gone')
      const staffId = playerOf(api, part)
      if (staffId)
        await api.db.insert(assessmentAssessors).values({ county: 'wuxi', assessmentId, staffId })
      const body = { code, subjectKey: key, itemCode: 'basics', points: 3 }
      return { path: '/assessments/scores', body }
    },
  },
  'GET /assessments/mine': plain('assessment.own', '/assessments/mine'),
  'GET /assessments/appeals': plain('assessment.run', '/assessments/appeals'),
  'POST /assessments/appeals': {
    action: 'assessment.own',
    about: 'item',
    async call({ place, areaPath }, _part, api) {
      const county = place === 'foreign' ? 'wushan' : 'wuxi'
      const { code, key } = await addAssessment(
        api,
        { county, status: 'draft' },
        areaPath.split('.').slice(0, 2).join('.'),
      )
      const body = { code, subjectKey: key, itemCode: 'basics', reason: '不该扣' }
      return { path: '/assessments/appeals', body }
    },
    // It is of one township: its own leaders are told apart by the service, everybody else finds none.
    isDone: ({ status }) => status === 200 || status === 404,
  },
  'POST /assessments/appeals/decisions': {
    action: 'assessment.run',
    about: 'plain',
    async call(_standing, _part, api) {
      await api.ownerSql`update staff set unit = '县扶贫办' where id in (
        select staff_id from staff_roles where role = 'county_office')`
      const { code } = await addAppeal(api)
      return {
        path: '/assessments/appeals/decisions',
        body: { code, points: null, reason: '查过' },
      }
    },
  },
  'GET /assessments/published': plain('assessment.result', '/assessments/published'),
  'GET /assessments/published/one': plain(
    'assessment.result',
    `/assessments/published/one?key=${encodeURIComponent(KEY)}`,
  ),
  'GET /assessments/verification': plain('assessment.verify', '/assessments/verification'),
  'GET /appraisals': plain('appraisal.list', '/appraisals'),
  'GET /appraisals/mine': plain('appraisal.own', '/appraisals/mine'),
  'POST /appraisals/settlements': {
    action: 'appraisal.settle',
    about: 'plain',
    async call(_standing, _part, api) {
      await api.ownerSql`update staff set unit = '县扶贫办' where id in (
        select staff_id from staff_roles where role = 'county_office')`
      const { id: staffId } = await createSeeds(api.deps).addStaff({
        roles: [['township_head', TOWNSHIP]],
        phone: null,
      })
      const { code } = await addAppraisal(api, { staffId })
      return { path: '/appraisals/settlements', body: { code, grade: 'competent' } }
    },
  },
}
