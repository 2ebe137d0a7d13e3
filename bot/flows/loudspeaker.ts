import { parseResponse, type Reply, say } from '../../api/client'
import { LONGEST_NAMES } from '../messages/format'
import type { Ask, Flow, StepContext } from '../conversation/flow'

/** 大喇叭 482163: what to read out while the list hangs; with 念名单 its names, part by part. */
export const loudspeaker: Flow = {
  name: 'loudspeaker',
  first: 'read',
  steps: {
    read: {
      ask: (ctx, { code = '', isWithNames }) =>
        code === '' ? format(ctx) : read(ctx, code, Boolean(isWithNames)),
      answer: () => 'not_mine',
    },
  },
}

const format = ({ contact, hotline }: StepContext): Ask => ({
  say: [contact.staffId ? say('loudspeaker.format', {}) : say('staff.refused', { hotline })],
})

async function read(ctx: StepContext, code: string, isWithNames: boolean): Promise<Ask> {
  const { api, contact, hotline } = ctx
  if (!contact.staffId) return { say: [say('staff.refused', { hotline })] }
  const response = await api.notices['by-code'][':code'].loudspeaker.$get({
    param: { code },
    query: isWithNames ? { names: 'true' } : {},
  })
  switch (response.status as number) {
    case 403:
      return { say: [say('staff.refused', { hotline })] }
    case 404:
      return { say: [say('notice.not_yours', {})] }
    case 409: {
      const { reason } = (await response.json()) as unknown as { reason: string }
      const why = reason === 'not_posted' ? 'loudspeaker.not_posted' : 'loudspeaker.not_now'
      return { say: [say(why, { code })] }
    }
  }
  const script = await parseResponse(Promise.resolve(response))
  const { area, kind, households, villages, closesOn: day, entries } = script
  const facts = { area, kind, households, villages, day, hotline: script.hotline }
  return { say: [say('loudspeaker.script', facts), ...partsOf(entries ?? [])] }
}

/** Place by place, 3社：牟大山、冉启旺；4社：…, cut between names. */
function partsOf(entries: readonly { name: string; place: string }[]): Reply[] {
  const parts: string[] = []
  let part = ''
  let place: string | null = null
  for (const entry of entries) {
    const isNewPlace = entry.place !== place
    const lead = entry.place === '' ? '' : `${entry.place}：`
    const next = isNewPlace ? `${part === '' ? '' : '；'}${lead}${entry.name}` : `、${entry.name}`
    if (part !== '' && part.length + next.length > LONGEST_NAMES) {
      parts.push(part)
      part = `${lead}${entry.name}`
    } else part += next
    place = entry.place
  }
  return [...parts, ...(part === '' ? [] : [part])].map((text) =>
    say('loudspeaker.names', { text }),
  )
}
