import type { Db } from '../../db/client'
import { findArea } from '../areas/words'
import type { RequestContext } from '../http/context'
import { countFates, measurePace } from './fates'
import { getBroadcast, type Which } from './find'
import { totalOf } from './report'
import { endsAt } from './rules'

/** How far a broadcast has come, how fast it goes and when it will be through. */
export async function getProgress(tx: Db, ctx: RequestContext, which: Which) {
  const row = await getBroadcast(tx, ctx, which)
  const villages = await countFates(tx, ctx, row)
  const { households: _households, withoutPhone: _none, ...total } = totalOf(villages)
  const queued = villages.filter(({ isQueued }) => isQueued)
  const later = villages.filter(({ isQueued }) => !isQueued)
  const perMinute = await measurePace(tx, ctx, row)
  const isGoing = row.status === 'approved' || row.status === 'sending'
  const left = total.waiting
  const lastStart = later
    .map(({ notBefore }) => Date.parse(notBefore ?? ''))
    .filter(Number.isFinite)
  const end = isGoing ? endsAt({ left, perMinute, lastStart }, ctx.now) : null
  const area = await findArea(tx, ctx.county, row.areaPath)
  const { id, code, status } = row
  return {
    id,
    code,
    status,
    area: area?.name ?? '',
    ...total,
    villages: villages.length,
    villagesQueued: queued.length,
    left,
    perMinute,
    endsAt: end?.toISOString() ?? null,
  }
}
