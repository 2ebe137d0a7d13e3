import { randomUUID } from 'node:crypto'
import { keepMedia } from '../../../api/media/service'
import type { TestApi } from '../api'
import { commandContext } from '../command'
import type { Row } from './row'
import type { Standing } from '../rights-world'

async function wantPicture(api: TestApi, { contactId }: Standing): Promise<string> {
  const photos = [{ reference: randomUUID() }]
  const wanted = { contactId, channel: 'telegram', photos, subject: null }
  const [id] = await keepMedia(api.db, commandContext(api), wanted)
  return id ?? ''
}

export const mediaRows: Record<string, Row> = {
  'POST /media/claims': {
    action: 'media.fetch',
    about: 'plain',
    call: () => ({ path: '/media/claims', body: { limit: 10, channels: ['telegram'] } }),
  },
  'POST /media/:id/content': {
    action: 'media.fetch',
    about: 'plain',
    call: async (standing, _part, api) => ({
      path: `/media/${await wantPicture(api, standing)}/content`,
      body: {},
    }),
  },
  'POST /media/:id/result': {
    action: 'media.fetch',
    about: 'plain',
    call: async (standing, _part, api) => ({
      path: `/media/${await wantPicture(api, standing)}/result`,
      body: { status: 'lost' },
    }),
  },
}
