import { and, eq, isNotNull } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { satisfactionAnswers, satisfactionDraws } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { recordAccess } from '../audit/record'
import { frameFingerprint } from '../sampling/draw'
import { withoutNames } from '../policies/without-names'
import { areaAt } from '../shared/area-path'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { wordsPlace } from './answer'
import { readLeast } from './figures'
import { getSatisfaction } from './find'

/**
 * What people wrote in a closed survey, without names, place or order; only where as many wrote as the county's least, and
 * to the whole of them nothing is added afterwards.
 */
export async function listOpenWords(
  tx: Db,
  ctx: RequestContext,
  code: string,
): Promise<{ items: string[] }> {
  const { county, now } = ctx
  const survey = await getSatisfaction(tx, ctx, code)
  if (survey.status !== 'closed') throw new ApiError('refused', 'not_closed')
  const rows = await tx
    .select({
      drawId: satisfactionAnswers.drawId,
      seq: satisfactionAnswers.seq,
      words: satisfactionAnswers.wordsSealed,
      partPath: satisfactionDraws.partPath,
    })
    .from(satisfactionAnswers)
    .innerJoin(
      satisfactionDraws,
      and(
        eq(satisfactionDraws.county, county),
        eq(satisfactionDraws.id, satisfactionAnswers.drawId),
        eq(satisfactionDraws.surveyId, survey.id),
      ),
    )
    .where(and(eq(satisfactionAnswers.county, county), isNotNull(satisfactionAnswers.wordsSealed)))
    .orderBy(satisfactionAnswers.drawId, satisfactionAnswers.seq)
  const writers = new Set(rows.map(({ drawId }) => drawId)).size
  if (writers < (await readLeast(tx, county, survey.closedOn ?? dayOf(now)))) return { items: [] }
  await recordAccess(tx, ctx, 'satisfaction.read', `satisfaction:${survey.id}`)
  const items: string[] = []
  for (const { drawId, seq, words, partPath } of rows) {
    if (!words) continue
    const said = ctx.deps.sealer.open(wordsPlace(county, drawId, seq), words)
    items.push(await withoutNames(tx, county, [areaAt(partPath, 'village')], said))
  }
  // In an order that is always the same and says nothing of when or by whom.
  const orderOf = (text: string) => frameFingerprint([survey.seed, text])
  return { items: items.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1)) }
}
