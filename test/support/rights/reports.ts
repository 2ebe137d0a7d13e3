import { newId } from '../../../api/shared/ids'
import { createSeeds, type TestApi, TOWNSHIP } from '../api'
import { addCase, addRound } from '../reports'
import type { Standing } from '../rights-world'
import { outcome, plain, type Row } from './row'

const countyOf = ({ place }: Pick<Standing, 'place'>) => (place === 'foreign' ? 'wushan' : 'wuxi')

/** A complete case of another household in 天元乡, in a round of its own. */
async function freshCase(api: TestApi, county = 'wuxi') {
  await api.ownerSql`update rounds set status = 'closed'`
  const round = await addRound(api, { county })
  return { round, case: await addCase(api, round, { head: '无关的人' }) }
}

/** A report by somebody who plays no part here, with a single case that waits. */
async function freshReport(api: TestApi, county: string, areaPath: string) {
  const { round, case: it } = await freshCase(api, county)
  const seeds = createSeeds(api.deps, county)
  const { id: reportedBy } = await seeds.addStaff({ roles: [['evaluator', county]], phone: null })
  const id = newId()
  await api.ownerSql`
    insert into reports (county, id, round_id, area_path, area_name, status, reported_by, reported_at)
    values (${county}, ${id}, ${round.id}, ${areaPath}, '天元乡', 'reported', ${reportedBy},
            ${api.clock.now.toISOString()})`
  await api.ownerSql`
    insert into report_items (county, report_id, application_id, status)
    values (${county}, ${id}, ${it.id}, 'reported')`
  return { id, applicationId: it.id }
}

/** In the township of a place. */
const reportAt = (api: TestApi, standing: Standing) =>
  freshReport(api, countyOf(standing), standing.areaPath.split('.').slice(0, 2).join('.'))

export const reportsRows: Record<string, Row> = {
  'POST /reports': {
    action: 'report.make',
    about: 'plain',
    call: async (_standing, _part, api) => {
      const { round } = await freshCase(api)
      return { path: '/reports', body: { roundId: round.id, areaPath: TOWNSHIP } }
    },
  },
  'POST /reports/drafts': plain('report.make', '/reports/drafts', { text: '天元乡' }),
  'POST /reports/returns/drafts': plain('report.decide', '/reports/returns/drafts', {
    text: '张三 收入没算清',
  }),
  'GET /reports': plain('report.list', '/reports?limit=100'),
  'GET /reports/:id': {
    action: 'report.list',
    about: 'item',
    call: async (standing, _part, api) => ({
      path: `/reports/${(await reportAt(api, standing)).id}`,
    }),
  },
  'POST /reports/:id/actions': {
    action: 'report.decide',
    about: 'item',
    call: async (standing, _part, api) => {
      const { id, applicationId } = await reportAt(api, standing)
      const back = { applicationId, level: 'township', reason: '收入没算清' }
      return { path: `/reports/${id}/actions`, body: { type: 'return', ...back } }
    },
    isDone: (answer) => outcome(answer) === 'returned',
  },
}
