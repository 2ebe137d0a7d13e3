import type { Row } from './row'

/** Anybody may ask; no household has anything to do with it. */
const ask = (path: string): Row => ({
  action: 'policy.ask',
  about: 'plain',
  call: () => ({ path: `/policies${path}` }),
})

export const policiesRows: Record<string, Row> = {
  'GET /policies/answers': ask(`/answers?${new URLSearchParams({ q: '低保要交哪些材料' })}`),
  'GET /policies/answers/:id': ask('/answers/low-income-papers'),
}
