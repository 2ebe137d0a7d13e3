import { VILLAGE } from '../api'
import { STANDARD } from '../villages'
import { plain, type Row } from './row'

const NEW_STANDARD = { validFrom: '2026-01-01', source: '示例', rules: STANDARD }
const INDICATOR = { areaPath: VILLAGE, year: 2026, indicator: 'poor_transport', value: 3 }

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
}
