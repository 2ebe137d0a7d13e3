import { GROUP } from '../api'
import { plain, type Row } from './row'

export const archiveRows: Record<string, Row> = {
  'GET /archive/own/:id': {
    action: 'archive.own',
    about: 'item',
    call: ({ householdId }) => ({ path: `/archive/own/${householdId}` }),
  },
  'GET /archive/households/:id': {
    action: 'archive.read',
    about: 'item',
    call: ({ householdId }) => ({ path: `/archive/households/${householdId}?on=2026-03-09` }),
  },
  'GET /archive/households/:id/history': {
    action: 'archive.read',
    about: 'item',
    call: ({ householdId }) => ({ path: `/archive/households/${householdId}/history` }),
  },
  'GET /archive/register': plain('archive.list', `/archive/register?area=${GROUP}`),
  'POST /archive/drafts': plain('archive.list', '/archive/drafts', { text: '牟大山 历史' }),
}
