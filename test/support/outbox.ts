import { parseResponse } from '../../api/client'
import type { TestApi } from './api'

/** All that is due now, in the words of its template; taken as the worker takes it, and sent. */
export async function deliverDue({ client }: TestApi) {
  const worker = client({ actor: 'job:worker' })
  const all = []
  for (;;) {
    const json = { limit: 500 }
    const { messages } = await parseResponse(worker.outbox.claims.$post({ json }))
    if (messages.length === 0) return all
    all.push(...messages)
    for (const { id } of messages)
      await worker.outbox[':id'].result.$post({
        param: { id },
        json: { providerMessageId: `sent ${id}` },
      })
  }
}
