import { parseResponse, type Reply, say } from '../../api/client'
import type { Flow, StepContext } from '../conversation/flow'
import { isForbidden } from './allowed'

/** A posted list by its code, as anybody may see it; null where there is none. */
export async function findNotice({ api }: StepContext, code: string) {
  const response = await api.notices['by-code'][':code'].$get({ param: { code } })
  if (response.status === (404 as number)) return null
  return parseResponse(Promise.resolve(response))
}

/** The same to staff of its area, with what keeps it from going on; null to everybody else. */
export async function findOwnNotice({ api, contact }: StepContext, code: string) {
  if (!contact.staffId) return null
  const response = await api.notices.index.$get({ query: { code } })
  if (isForbidden(response)) return null
  const { items } = await parseResponse(Promise.resolve(response))
  return items[0] ?? null
}

/** 482163: a list by the number on its sheet. No names: whoever stands before the sheet has them. */
export const lookUpNotice: Flow = {
  name: 'look-up-notice',
  first: 'show',
  steps: {
    show: {
      async ask(ctx, { code = '' }) {
        const notice = await findNotice(ctx, code)
        if (!notice) return { say: [say('notice.unknown', {})] }
        const { area, households, villages, stage, closesOn: day } = notice
        const facts = { area, households, villages, stage, code: notice.code, day }
        const shown = say('notice.shown', facts)
        const own = await findOwnNotice(ctx, code)
        return { say: [shown, ...(own ? [standing(own)] : [])] }
      },
      answer: () => 'not_mine',
    },
  },
}

type Own = NonNullable<Awaited<ReturnType<typeof findOwnNotice>>>

const standing = ({ kind, ready, contested, severed }: Own): Reply =>
  say('notice.stands', { kind, ready, contested, severed })
