import type { Db } from '../../db/client'
import { findNumber, getCounty } from '../counties/service'
import type { RequestContext } from '../http/context'
import { requireInScope } from '../http/scope'
import { ApiError } from '../shared/errors'
import { getNotice } from './find'
import { listEntries } from './names'
import { describeNotice } from './view'

/**
 * What is read out over the village's loudspeaker 大喇叭 while a list hangs: the facts of its sheet. The
 * names too where they are asked for: they stand on the wall for everybody.
 */
export async function readLoudspeaker(
  db: Db,
  ctx: RequestContext,
  { code, names }: { code: string; names: boolean },
) {
  const { county, now } = ctx
  const notice = await getNotice(db, county, code)
  requireInScope(ctx, notice.areaPath, 'notice')
  if (notice.status === 'drawn_up') throw new ApiError('refused', 'not_posted')
  if (notice.status === 'void') throw new ApiError('refused', 'notice_void')
  if (notice.status === 'closed' || now >= notice.closesAt)
    throw new ApiError('refused', 'window_closed')
  const { kind, level, area, households, villages, closesOn } = await describeNotice(
    db,
    ctx,
    notice,
  )
  const { hotline } = await getCounty(db, county)
  const number = await findNumber(db, county)
  const facts = { code: notice.code, kind, level, area, households, villages, closesOn }
  const entries = names ? await listEntries(db, county, notice, 'standing') : null
  return { ...facts, hotline, number, entries }
}
