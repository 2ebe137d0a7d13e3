import { and, eq } from 'drizzle-orm'
import { evaluations, evaluationSamples, media } from '../../db/schema'
import type { AppDeps, RequestContext } from '../http/context'
import { readPictures } from '../media/read'
import { MOST_BYTES } from '../media/rules'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { memberOf, ofEvaluation, ofSample, subjectOf } from './find'
import type { SampleKey } from './input'
import { photoPath } from './photo-link'
import { getResult } from './results'

/**
 * Where the photos of an interview can be opened for two days: while it lasts by whoever leads, and once there is a result by
 * whom it is there for, of the households that are findings in their own area. Nobody assessed finds any before that.
 */
export async function listPhotos(ctx: RequestContext, key: SampleKey) {
  const { county, deps, now } = ctx
  const { db } = deps.connection
  const [found] = await db
    .select({ evaluation: evaluations, head: evaluationSamples.headName })
    .from(evaluationSamples)
    .innerJoin(evaluations, ofEvaluation(county, key.evaluationId))
    .where(ofSample(county, key))
  if (!found) throw new ApiError('not_found', 'evaluation_household')
  const { isLead } = await memberOf(db, ctx, found.evaluation)
  if (!isLead) {
    const { households } = await getResult(ctx, key.evaluationId)
    if (!households.some(({ seq }) => seq === key.seq))
      throw new ApiError('not_found', 'evaluation_household')
  }
  const rows = await db
    .select({ id: media.id, receivedAt: media.receivedAt })
    .from(media)
    .where(
      and(eq(media.county, county), eq(media.subject, subjectOf(key)), eq(media.status, 'kept')),
    )
    .orderBy(media.receivedAt, media.id)
  const day = dayOf(now)
  const items = rows.map(({ id, receivedAt }) => {
    const page = photoPath(deps, { county, id, day })
    return { id, takenOn: dayOf(receivedAt), page, link: `${deps.publicUrl}${page}` }
  })
  return { head: found.head, items }
}

/** The picture behind an address that opens; of an interview, and of nothing else. */
export async function readPhoto(
  deps: AppDeps,
  { county, id }: { county: string; id: string },
): Promise<Uint8Array | null> {
  const { db } = deps.connection
  const [row] = await db
    .select({ subject: media.subject })
    .from(media)
    .where(and(eq(media.county, county), eq(media.id, id)))
  if (!row?.subject?.startsWith('evaluation_sample:')) return null
  const pictures = await readPictures(db, { county, deps }, [row.subject], MOST_BYTES * 2)
  return pictures.find((picture) => picture.id === id)?.content ?? null
}
