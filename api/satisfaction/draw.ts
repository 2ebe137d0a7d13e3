import type { Db } from '../../db/client'
import { satisfactionDraws, satisfactionStrata } from '../../db/schema'
import { makeContactsOf } from '../broadcasts/strangers'
import type { RequestContext } from '../http/context'
import { drawRandom, frameFingerprint } from '../sampling/draw'
import type { Day } from '../shared/day'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import type { Satisfaction } from './find'
import { type Askable, listFrame } from './frame'
import { type PlannedStratum, planSample } from './plan'

/** Of a frame in its order the households a seed draws, by stratum: whoever draws again gets the same. */
export function drawHouseholds<T extends Pick<Askable, 'partPath' | 'group'>>(
  frame: readonly T[],
  strata: readonly Pick<PlannedStratum, 'partPath' | 'group' | 'drawn'>[],
  seed: string,
): T[] {
  return strata.flatMap(({ partPath, group, drawn }) => {
    const within = frame.filter((each) => each.partPath === partPath && each.group === group)
    return drawRandom(within, drawn, seed, `${partPath}:${group}`)
  })
}

/** Rows of one statement. */
const AT_ONCE = 1_000

/** Draws and keeps the sample of a survey; its first messages wait for their hour. */
export async function drawSample(
  tx: Db,
  ctx: RequestContext,
  survey: Satisfaction,
  askOn: Day,
): Promise<{ drawn: number; frameFingerprint: string; strata: PlannedStratum[] }> {
  const { county } = ctx
  const { id: surveyId, areaPath, seed, questions, size } = survey
  const frame = await listFrame(tx, ctx, areaPath)
  const planned = await planSample(tx, ctx, { areaPath, size, questions: questions.length })
  const drawn = await withContacts(tx, ctx, drawHouseholds(frame, planned.strata, seed))
  if (drawn.length === 0) throw new ApiError('refused', 'no_channel')
  const rows = drawn.map(({ personKey, householdId, partPath, group, contactId }) => ({
    county,
    id: newId(),
    surveyId,
    householdId,
    contactId,
    partPath,
    group,
    personKey: Buffer.from(personKey, 'hex'),
    askOn,
    status: 'waiting' as const,
  }))
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await tx.insert(satisfactionDraws).values(rows.slice(from, from + AT_ONCE))
  await tx
    .insert(satisfactionStrata)
    .values(planned.strata.map((each) => ({ county, surveyId, ...each })))
  const keys = frame.map(({ householdId }) => householdId)
  return { drawn: rows.length, frameFingerprint: frameFingerprint(keys), strata: planned.strata }
}

/** Those who never wrote to us get a contact of their own; where no channel reaches phones they are left out. */
export async function withContacts<T extends Pick<Askable, 'contactId' | 'ownerId'>>(
  tx: Db,
  ctx: RequestContext,
  drawn: readonly T[],
): Promise<(T & { contactId: string })[]> {
  const strangers = drawn.flatMap(({ contactId, ownerId }) =>
    contactId === null && ownerId !== null ? [ownerId] : [],
  )
  const made = await makeContactsOf(tx, ctx, strangers)
  return drawn.flatMap((each) => {
    const contactId = each.contactId ?? made.get(each.ownerId ?? '')
    return contactId === undefined ? [] : [{ ...each, contactId }]
  })
}
