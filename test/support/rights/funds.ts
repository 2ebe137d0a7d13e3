import { COUNTY, type TestApi } from '../api'
import { addAllocatedSource } from '../funds'
import type { Standing } from '../rights-world'
import { outcome, plain, type Row } from './row'

const countyOf = ({ place }: Standing) => (place === 'foreign' ? 'wushan' : 'wuxi')
let made = 0

/** Money for the village of a place alone, named after its household so that one sees whose it is. */
const sourceAt = (api: TestApi, standing: Standing) => {
  const county = countyOf(standing)
  const areaPath = standing.areaPath.split('.').slice(0, 3).join('.')
  const name = `${standing.head}的${++made}`
  return addAllocatedSource(api, { county, areaPath, allocatedTo: areaPath, name })
}

const postings = async (api: TestApi, standing: Standing) => ({
  path: `/funds/sources/${(await sourceAt(api, standing)).id}/postings`,
})

export const fundsRows: Record<string, Row> = {
  'GET /funds/sources': plain('fund.list', '/funds/sources?limit=100'),
  'POST /funds/sources': {
    action: 'fund.record',
    about: 'plain',
    call: () => ({
      path: '/funds/sources',
      body: {
        name: `溪财发9${++made}`,
        kind: 'central',
        giver: '中央',
        year: 2026,
        plannedFen: 100,
        sectors: [],
        areaPath: COUNTY,
      },
    }),
  },
  'POST /funds/sources/drafts': plain('fund.record', '/funds/sources/drafts', { text: '' }),
  'POST /funds/moves/drafts': plain('fund.allocate', '/funds/moves/drafts', {
    move: 'arrive',
    text: '',
  }),
  'GET /funds/sources/:id/postings': {
    action: 'fund.list',
    about: 'item',
    call: (standing, _part, api) => postings(api, standing),
  },
  'POST /funds/sources/:id/actions': {
    action: 'fund.allocate',
    about: 'item',
    call: async (standing, _part, api) => ({
      path: `/funds/sources/${(await sourceAt(api, standing)).id}/actions`,
      body: { type: 'arrive', amountFen: 1 },
    }),
    isDone: (answer) => outcome(answer) === 'moved',
  },
  'GET /funds/trace': {
    action: 'fund.list',
    about: 'item',
    call: async (standing, _part, api) => ({
      path: `/funds/trace?sourceId=${(await sourceAt(api, standing)).id}`,
    }),
  },
  'GET /funds/by-words': plain('fund.list', '/funds/by-words?text='),
  'GET /funds/townships': plain('project.read', '/funds/townships'),
  'GET /funds/townships.png': plain('project.read', '/funds/townships.png'),
  'GET /funds/ledger.xlsx': plain('fund.list', '/funds/ledger.xlsx'),
}
