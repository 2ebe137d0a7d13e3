import { randomCode } from '../../../api/shared/codes'
import { plain, type Row } from './row'

/** Whoever writes may file; nobody of this world has the digits of a complaint. */
export const complaintsRows: Record<string, Row> = {
  'POST /complaints/drafts': plain('complaint.file', '/complaints/drafts', {
    text: '村主任收红包',
    whom: null,
    chosenIds: [],
  }),
  'POST /complaints/by-code': {
    action: 'complaint.file',
    about: 'item',
    call: () => ({ path: '/complaints/by-code', body: { code: randomCode('complaint') } }),
    isDone: ({ status }) => status === 404,
  },
}
