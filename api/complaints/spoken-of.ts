import type { Db } from '../../db/client'
import type { RequestContext } from '../http/context'
import { readComplaintMessages } from './messages'
import { listSpokenOf } from './whom'

/** Everybody on the staff whose whole name stands in anything its filer has said, and says now: none of them handles it. */
export async function listSpokenOfIn(
  tx: Db,
  ctx: RequestContext,
  complaintId: string,
  more = '',
): Promise<string[]> {
  const messages = await readComplaintMessages(tx, ctx, complaintId, null)
  const said = messages.filter(({ side }) => side === 'filer').map(({ body }) => body)
  return listSpokenOf(tx, ctx.county, [...said, more].join('\n'))
}
