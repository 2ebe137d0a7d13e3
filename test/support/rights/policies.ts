import { addProposedCard, addVersion } from '../policies'
import type { TestApi } from '../api'
import { outcome, plain, type Row } from './row'

const documentIn = async (api: TestApi) => {
  await addVersion(api, { texts: ['年满八十周岁的，按月享受高龄津贴。'] })
  const [row] = await api.sql<{ id: string }[]>`
    select id from policy_documents order by id limit 1`
  return row?.id ?? ''
}

/** No household has anything to do with what the library holds. */
export const policiesRows: Record<string, Row> = {
  'GET /policies/answers': plain(
    'policy.ask',
    `/policies/answers?${new URLSearchParams({ q: '低保要交哪些材料' })}`,
  ),
  'GET /policies/answers/:id': plain('policy.ask', '/policies/answers/low-income-papers'),
  'GET /policies/documents': plain('policy.list', '/policies/documents'),
  'GET /policies/documents/:id': {
    action: 'policy.list',
    about: 'plain',
    call: async (_standing, _part, api) => ({
      path: `/policies/documents/${await documentIn(api)}`,
    }),
  },
  'POST /policies/documents/:id/actions': {
    action: 'policy.import',
    about: 'plain',
    call: async (_standing, _part, api) => ({
      path: `/policies/documents/${await documentIn(api)}/actions`,
      body: { type: 'end', lastDay: '2026-12-31' },
    }),
  },
  'GET /policies/cards': plain('card.list', '/policies/cards?status=proposed'),
  'POST /policies/cards/:id/actions': {
    action: 'card.decide',
    about: 'plain',
    call: async (_standing, _part, api) => ({
      path: `/policies/cards/${(await addProposedCard(api)).id}/actions`,
      body: { type: 'refuse' },
    }),
    isDone: (answer) => outcome(answer) === 'dropped',
  },
  'GET /policies/report': plain('policy.report', '/policies/report?from=2026-03-01&to=2026-03-31'),
}
