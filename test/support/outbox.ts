import { parseResponse } from '../../api/client'
import type { TestApi } from './api'

/** Has the worker queue the notices whose hour has come; how many messages. */
export async function expandDue({ client }: Pick<TestApi, 'client'>): Promise<number> {
  const worker = client({ actor: 'job:worker' })
  for (let queued = 0; ;) {
    const { expanded } = await parseResponse(worker.broadcasts.expansions.$post())
    if (!expanded) return queued
    queued += expanded.queued
  }
}

/** All that is due now, in the words of its template; taken as the worker takes it, and sent. */
export async function deliverDue({ client }: TestApi) {
  const worker = client({ actor: 'job:worker' })
  await expandDue({ client })
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
