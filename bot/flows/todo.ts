import { parseResponse, type Reply, say } from '../../api/client'
import type { Flow, StepContext } from '../conversation/flow'
import { listToCheck } from './decide-objection'

const MOST = '50'

/** Calls for help in the cadre's area, those waiting for this cadre first; none where they see none. */
export async function listOpenHelp({ api, contact }: StepContext) {
  const response = await api.help.index.$get({ query: { status: 'open', limit: MOST } })
  if (response.status === (403 as number)) return []
  const { items } = await parseResponse(Promise.resolve(response))
  const isMine = ({ responder }: (typeof items)[number]) =>
    responder !== null && responder !== '' && responder.staffId === contact.staffId
  return items.toSorted((a, b) => Number(isMine(b)) - Number(isMine(a)))
}

/** Posted lists whose days are over and which this official may send on. */
export async function listReady({ api }: StepContext) {
  const response = await api.notices.index.$get({ query: { isReady: 'true', limit: MOST } })
  return response.ok ? (await response.json()).items : []
}

/** Lists this official drew up or posted, of which a photo is due. */
export async function listToProve({ api }: StepContext) {
  const query = { isToProve: 'true', isMine: 'true', limit: MOST } as const
  const response = await api.notices.index.$get({ query })
  return response.ok ? (await response.json()).items : []
}

/** Drafts of colleagues that wait for this one's approval. */
export async function listToApprove({ api }: StepContext) {
  const response = await api.broadcasts.index.$get({ query: { isToApprove: 'true', limit: MOST } })
  return response.ok ? (await response.json()).items : []
}

/** So many codes fit beside the rest. */
const MOST_CODES = 3

export const counted = (waiting: readonly { code: string }[]) => ({
  open: waiting.length,
  codes: waiting
    .slice(0, MOST_CODES)
    .map(({ code }) => code)
    .join(' '),
})

/** What waits, whom somebody was promised an answer first; more than two kinds are only counted. */
async function listWaiting(ctx: StepContext): Promise<Reply[]> {
  const [help, objections, photos, lists, drafts] = [
    await listOpenHelp(ctx),
    await listToCheck(ctx),
    await listToProve(ctx),
    await listReady(ctx),
    await listToApprove(ctx),
  ]
  const said = [
    ...(help.length > 0 ? [say('staff.todo', counted(help))] : []),
    ...(objections.length > 0 ? [say('objection.todo', counted(objections))] : []),
    ...(photos.length > 0 ? [say('posting.todo', counted(photos))] : []),
    ...(lists.length > 0 ? [say('notice.todo', counted(lists))] : []),
    ...(drafts.length > 0 ? [say('broadcast.todo', counted(drafts))] : []),
  ]
  const [first, ...others] = said
  if (!first) return [say('staff.nothing_open', {})]
  if (others.length < 2) return said
  const rest = {
    objections: help.length > 0 ? objections.length : 0,
    photos: help.length + objections.length > 0 ? photos.length : 0,
    lists: lists.length,
    drafts: drafts.length,
  }
  return [first, say('staff.todo_rest', rest)]
}

/** 待办: what waits for this member of staff, and the codes of the next ones. */
export const todo: Flow = {
  name: 'todo',
  first: 'count',
  steps: {
    count: {
      async ask(ctx) {
        const { contact, hotline } = ctx
        return {
          say: contact.staffId ? await listWaiting(ctx) : [say('staff.refused', { hotline })],
        }
      },
      answer: () => 'not_mine',
    },
  },
}
