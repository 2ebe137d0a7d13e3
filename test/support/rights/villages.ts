import { newId } from '../../../api/shared/ids'
import { COUNTY, OTHER_VILLAGE, type TestApi, TOWNSHIP, VILLAGE } from '../api'
import { STANDARD } from '../villages'
import { plain, type Row } from './row'

const NEW_STANDARD = { validFrom: '2026-01-01', source: '示例', rules: STANDARD }
const INDICATOR = { areaPath: VILLAGE, year: 2026, indicator: 'poor_transport', value: 3 }

/** A village that came up to the county; or one that may be proposed in an open round. */
async function caseAt(api: TestApi): Promise<string> {
  const id = newId()
  const { id: by } = await api.addStaff({ roles: [['evaluator', COUNTY]], phone: null })
  const roundId = newId()
  const figures = { notice_days: { value: 6 } }
  await api.ownerSql`update rounds set status = 'closed' where county = ${COUNTY}`
  await api.ownerSql`delete from poor_villages`
  await api.ownerSql`
    insert into rounds (county, id, kind, year, area_path, status, opened_on, opened_by, figures)
    values (${COUNTY}, ${roundId}, 'village_entry', 2026, ${TOWNSHIP}, 'open', '2026-03-09', ${by},
            ${api.ownerSql.json(figures)})`
  await api.ownerSql`
    insert into village_scores (county, village_path, year, score_milli, rank, class, lines,
                                standard_from, reckoned_at)
    values (${COUNTY}, ${VILLAGE}, 2026, 70000, 1, 'deep', '[]', '2026-01-01', now())
    on conflict (county, village_path, year) do update set class = 'deep'`
  await api.ownerSql`
    insert into village_cases (county, id, round_id, kind, village_path, village_name, status, level,
                               proposed_by, proposed_at, findings)
    values (${COUNTY}, ${id}, ${roundId}, 'village_entry', ${OTHER_VILLAGE}, '新华村', 'filed', 'county',
            ${by}, now(), '{"class":"deep"}')`
  return id
}

export const villagesRows: Record<string, Row> = {
  'GET /villages/by-words': plain('village.read', '/villages/by-words?text='),
  'GET /villages/scores': plain('village.read', '/villages/scores'),
  'GET /villages/scores/:path': plain('village.read', `/villages/scores/${VILLAGE}`),
  'POST /villages/scores': {
    action: 'village.reckon',
    about: 'plain',
    call: async (_standing, _part, api) => {
      await api.ownerSql`
        insert into village_standards (county, valid_from, source, rules)
        values ('wuxi', '2026-01-01', '示例', ${api.ownerSql.json(JSON.parse(JSON.stringify(STANDARD)))})
        on conflict do nothing`
      return { path: '/villages/scores', body: { year: 2026 } }
    },
  },
  'GET /villages/standards': plain('village.read', '/villages/standards'),
  'POST /villages/standards': plain('village_standard.set', '/villages/standards', NEW_STANDARD),
  'POST /villages/indicators/drafts': plain('village.set', '/villages/indicators/drafts', {
    areaPath: VILLAGE,
    text: '交通 3',
  }),
  'POST /villages/indicators': plain('village.set', '/villages/indicators', {
    ...INDICATOR,
    source: '示例',
  }),
  'POST /villages/cases/drafts': plain('village_case.propose', '/villages/cases/drafts', {
    text: '宝坪村',
  }),
  'POST /villages/cases': {
    action: 'village_case.propose',
    about: 'plain',
    call: async (_standing, _part, api) => {
      await caseAt(api)
      return { path: '/villages/cases', body: { areaPath: VILLAGE } }
    },
  },
  'GET /villages/cases': plain('village_case.list', '/villages/cases'),
  'POST /villages/cases/:id/actions': {
    action: 'village_case.decide',
    about: 'plain',
    call: async (_standing, _part, api) => ({
      path: `/villages/cases/${await caseAt(api)}/actions`,
      body: { type: 'decide', isAccepted: true },
    }),
  },
}
