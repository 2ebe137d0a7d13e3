import { type ListedItem, parseResponse, type Reply, say } from '../../api/client'
import type { StepContext } from '../conversation/flow'

/** A line by its number as whoever sees to it sees it; undefined where there is none of theirs. */
export async function findItem({ api, contact }: StepContext, code: string) {
  if (!contact.staffId) return undefined
  const response = await api.villageLists['by-code'][':code'].$get({ param: { code } })
  return response.ok ? parseResponse(Promise.resolve(response)) : undefined
}

export function itemLine(item: ListedItem, left: number): Reply {
  const { kind, text, owner, code, status, dueOn: due, isLate } = item
  const known = { text, owner: owner.name }
  switch (status) {
    case 'open':
      return say('list.line', { ...known, kind, due, code, late: isLate ? 1 : 0, left })
    case 'done':
      return say('list.line_done', { ...known, code, left })
    case 'struck_off':
      return say('list.line_struck', { ...known, day: item.struckOffOn ?? due })
    case 'cancelled':
      return say('list.line_cancelled', { text, reason: item.reason ?? '' })
  }
}

/** Under its number alone, to staff of its area. */
export async function findItemLine(ctx: StepContext, code: string): Promise<Reply | null> {
  const item = await findItem(ctx, code)
  return item ? itemLine(item, 0) : null
}
