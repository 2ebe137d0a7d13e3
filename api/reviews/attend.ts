import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { reviewAttendees, reviews } from '../../db/schema'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { getRound } from '../rounds/find'
import { QUORUM_FIGURES } from '../rounds/paths'
import { ApiError } from '../shared/errors'
import type { Attachments } from '../turns/attachments'
import type { Outcome } from '../turns/answer'
import { readAttendance, type SaidAttendance } from './attendee-words'
import { figureFor, lockMeeting, type Review } from './find'
import { type Attendee, listAttendees } from './meeting'
import { keepReviewPhotos } from './photos'
import { activeStaff, meet, type Met, readRoster, type Roster } from './roster'
import { overburdened, quorumOf } from './rules'
import { findLastReview } from './set-up'

export interface Attendance {
  reviewId: string
  /** Names as they are written: 张三 李四, 王五 委托 赵六, 去掉 张三, 照上次. */
  text: string
  photos: Attachments['photos']
}

/**
 * Writes down who is present 到会. Names are matched to the people of the area and to staff; one that
 * nobody knows is kept as it is written. Who is there already is not counted twice.
 */
export async function attendReview(
  tx: Db,
  ctx: RequestContext,
  { reviewId, text, photos }: Attendance,
): Promise<Outcome> {
  const { county } = ctx
  const review = await lockMeeting(tx, ctx, reviewId)
  if (review.entitled === null) throw new ApiError('refused', 'not_set_up')
  const round = await getRound(tx, county, review.roundId)
  const most = await figureFor(tx, ctx, round, 'review_proxies_per_person')
  const permille = await figureFor(tx, ctx, round, QUORUM_FIGURES[review.level])
  const said = readAttendance(text)
  const roster = await readRoster(tx, county, review)
  const { met, unread } = await meetAll(tx, county, review, said, roster)
  const present = await listAttendees(tx, county, reviewId)
  const gone = present.filter(
    (each) => isAmong(each, said.removed, roster) || met.some((other) => isNowKnown(each, other)),
  )
  const staying = present.filter((each) => !gone.includes(each))
  const { fresh, sameHousehold } = sortNew(review, staying, met)
  const burdened = overburdened([...staying, ...fresh], most)
  if (burdened) return { code: 'proxies_too_many', vars: { name: burdened, most } }
  await keepReviewPhotos(tx, ctx, reviewId, photos)

  const first = Math.max(0, ...present.map(({ seq }) => seq)) + 1
  const added = fresh.map((each, i) => toAttendee(review, first + i, each))
  const count = staying.length + added.length
  const seqs = gone.map(({ seq }) => seq)
  await store(tx, county, reviewId, { added, seqs, count })
  const details = { reviewId, added: added.map(attendeeFacts), removed: seqs, present: count }
  const subject = `review:${reviewId}`
  const isChanged = added.length > 0 || seqs.length > 0
  if (isChanged) await record(tx, ctx, { subject, type: 'review.attended', details })
  const { entitled } = review
  const namesOf = (some: readonly Met[]) => some.map(({ name }) => name).join('、')
  const vars = {
    added: added.length,
    removed: seqs.length,
    present: count,
    entitled,
    needed: quorumOf(entitled, permille),
    /** Kept as written. */
    strangers: namesOf(fresh.filter(({ isStranger }) => isStranger)),
    /** Kept, though nobody can tell whose household it is. */
    namesakes: namesOf(fresh.filter(({ isNamesake }) => isNamesake)),
    /** Not taken: no name, or a second one of a household. */
    unread: [...unread, ...sameHousehold].join('、'),
  }
  if (!isChanged && photos.length === 0 && unread.length > 0) return { code: 'names_missing', vars }
  return { code: count > entitled ? 'over_entitled' : 'attended', vars }
}

async function meetAll(
  tx: Db,
  county: string,
  review: Review,
  said: SaidAttendance,
  roster: Roster,
): Promise<{ met: Met[]; unread: string[] }> {
  if (said.isLast) return { met: await lastAttendees(tx, county, review), unread: [] }
  const met = said.removed.length > 0 ? [] : said.attendees.map((each) => meet(roster, each))
  const strange = said.attendees.flatMap((each, i) => (met[i] === undefined ? each.said : []))
  return {
    met: met.flatMap((each) => each ?? []),
    unread: said.removed.length > 0 ? said.unread : [...said.unread, ...strange],
  }
}

/** Who came to the last meeting of the body; papers count for one meeting alone. */
async function lastAttendees(tx: Db, county: string, review: Review): Promise<Met[]> {
  const last = await findLastReview(tx, county, review)
  if (!last) return []
  const came = await listAttendees(tx, county, last.id)
  const active = await activeStaff(
    tx,
    county,
    came.flatMap(({ staffId }) => staffId ?? []),
  )
  return came
    .filter(({ way, staffId }) => way === 'in_person' && (!staffId || active.has(staffId)))
    .map(({ name, householdId, staffId }) => ({
      name,
      householdId,
      staffId,
      proxyName: null,
      isStranger: false,
      isNamesake: false,
    }))
}

function isAmong(each: Attendee, names: readonly string[], roster: Roster): boolean {
  return names.some((said) => {
    const meant = meet(roster, { said, proxy: null })
    const isSame = each.name === (meant?.name ?? said)
    return isSame && (!meant?.householdId || meant.householdId === each.householdId)
  })
}

/** New ones, each once; where households are counted one of each. */
function sortNew({ basis }: Review, staying: readonly Attendee[], met: readonly Met[]) {
  const fresh: Met[] = []
  const sameHousehold: string[] = []
  for (const each of met) {
    const others = [...staying, ...fresh]
    if (others.some((other) => isSamePerson(other, each))) continue
    const isCovered =
      basis === 'households' &&
      each.householdId !== null &&
      others.some(({ householdId }) => householdId === each.householdId)
    if (isCovered) sameHousehold.push(each.name)
    else fresh.push(each)
  }
  return { fresh, sameHousehold }
}

/** As far as it is known: a name alone is the one that is there already. */
const isSamePerson = (a: Pick<Met, 'name' | 'householdId'>, b: Met) =>
  a.name === b.name &&
  (a.householdId === b.householdId || a.householdId === null || b.householdId === null)

/** 张三 was written down, and now it is said which: 3社张三. */
const isNowKnown = (before: Attendee, met: Met) =>
  before.name === met.name && before.householdId === null && met.householdId !== null

const toAttendee = (
  { county, id: reviewId }: Review,
  seq: number,
  { name, proxyName, householdId, staffId }: Met,
): Attendee => ({
  county,
  reviewId,
  seq,
  name,
  proxyName,
  householdId,
  staffId,
  way: proxyName === null ? 'in_person' : 'written_proxy',
})

/** Somebody present, as events and readers have it. */
export const attendeeFacts = ({ seq, name, way, proxyName, householdId, staffId }: Attendee) => ({
  seq,
  name,
  way,
  proxyName,
  householdId,
  staffId,
})

async function store(
  tx: Db,
  county: string,
  reviewId: string,
  { added, seqs, count }: { added: Attendee[]; seqs: number[]; count: number },
) {
  if (seqs.length > 0)
    await tx
      .delete(reviewAttendees)
      .where(
        and(
          eq(reviewAttendees.county, county),
          eq(reviewAttendees.reviewId, reviewId),
          inArray(reviewAttendees.seq, seqs),
        ),
      )
  if (added.length > 0) await tx.insert(reviewAttendees).values(added)
  await tx
    .update(reviews)
    .set({ present: count })
    .where(and(eq(reviews.county, county), eq(reviews.id, reviewId)))
}
