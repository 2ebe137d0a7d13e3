import { plain, type Row } from './row'

/** Nobody of this world handles a complaint: to everybody it is as if there were none. */
export const complaintHandlingRows: Record<string, Row> = {
  'GET /complaint-handling': plain('complaint.handle', '/complaint-handling'),
  'POST /complaint-handling/reminders': plain(
    'complaint.remind',
    '/complaint-handling/reminders',
    {},
  ),
  'GET /complaint-handling/accused': plain(
    'complaint.handle',
    `/complaint-handling/accused?words=${encodeURIComponent('谁也不是')}`,
  ),
  'GET /complaint-handling/by-number/:number': {
    action: 'complaint.handle',
    about: 'item',
    call: () => ({ path: '/complaint-handling/by-number/12345678' }),
    isDone: ({ status }) => status === 404,
  },
  'GET /complaint-handling/asked/:number': {
    action: 'complaint.handle',
    about: 'item',
    call: () => ({ path: '/complaint-handling/asked/12345678' }),
    isDone: ({ status }) => status === 404,
  },
  'POST /complaint-handling/by-number/:number/actions': {
    action: 'complaint.handle',
    about: 'item',
    call: () => ({
      path: '/complaint-handling/by-number/12345678/actions',
      body: { type: 'ask', text: '在哪天？' },
    }),
    isDone: ({ status }) => status === 404,
  },
  'GET /complaint-counts': plain('complaint.count', '/complaint-counts'),
}
