import { newId } from '../../../api/shared/ids'
import { COUNTY, type TestApi } from '../api'
import { plain, type Row } from './row'

async function addSender(api: TestApi): Promise<string> {
  const address = newId()
  await api.sql`
    insert into senders (county, channel, address, segments_per_second, burst, daily_cap, tokens, filled_at)
    values (${COUNTY}, 'sms', ${address}, 1, 10, 10, 10, ${api.clock.now})`
  return address
}

const group = {
  status: 'failed',
  class: 'filing',
  template: 'common.yes',
  channel: 'sms',
  errorCode: '30005',
}

export const outboxRows: Record<string, Row> = {
  'GET /outbox/senders': plain('sender.list', '/outbox/senders'),
  'POST /outbox/senders': {
    action: 'sender.set',
    about: 'plain',
    call: async (_standing, _part, api) => ({
      path: '/outbox/senders',
      body: {
        type: 'set',
        channel: 'sms',
        address: await addSender(api),
        segmentsPerSecond: 2,
        burst: 10,
        dailyCap: 10,
      },
    }),
  },
  'GET /outbox/dead-letters': plain('dead_letter.list', '/outbox/dead-letters'),
  'GET /outbox/dead-letters/messages': {
    action: 'dead_letter.list',
    about: 'plain',
    call: () => ({
      path: `/outbox/dead-letters/messages?${new URLSearchParams(group).toString()}`,
    }),
  },
  'POST /outbox/dead-letters/actions': plain('dead_letter.settle', '/outbox/dead-letters/actions', {
    type: 'resend',
    group,
  }),
}
