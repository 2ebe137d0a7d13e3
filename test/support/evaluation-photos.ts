import { subjectOf } from '../../api/evaluations/find'
import type { SampleKey } from '../../api/evaluations/input'
import { keepMedia, keepContent, claimMedia } from '../../api/media/service'
import type { TestApi } from './api'
import { commandContext } from './command'
import { newPicture } from './prove'

/** A photo of an interview as its evaluator sent it, fetched and kept. */
export async function keepNewPicture(api: TestApi, key: SampleKey): Promise<Uint8Array> {
  const ctx = commandContext(api)
  const contact = await api.addContact({})
  const content = newPicture()
  await keepMedia(api.db, ctx, {
    contactId: contact.id,
    channel: 'simulator',
    photos: [{ reference: `photo-${key.seq}` }],
    subject: subjectOf(key),
  })
  for (const { id } of await claimMedia(api.db, ctx, { limit: 10, channels: ['simulator'] }))
    await keepContent(api.db, ctx, { id, content })
  return content
}
