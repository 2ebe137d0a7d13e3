import { and, eq } from 'drizzle-orm'
import { giveCode } from '../../api/receipts/codes'
import { addDays, dayOf, instantOf } from '../../api/shared/day'
import { newId } from '../../api/shared/ids'
import { applications, noticeEntries, noticeProofs, notices, rounds } from '../../db/schema'
import {
  type EntryStatus,
  type NoticeLevel,
  type NoticeStatus,
  PROOF_MOMENTS,
  type ProofMoment,
} from '../../db/values/rounds'
import { COUNTY, createSeeds, type TestApi, VILLAGE } from './api'

interface Listed {
  id: string
  head: string
  areaPath: string
}

export interface NewList {
  county?: string
  level?: NoticeLevel
  areaPath?: string
  areaName?: string
  status?: NoticeStatus
  /** Which ends of its window a photo proves; both unless given, none of one only drawn up. */
  proofs?: readonly ProofMoment[]
  /** Days of its window, the day of posting not counted. */
  days?: number
  /** A member of staff; somebody who checks no objections unless given. */
  postedBy?: string
  households?: Listed[]
  entryStatus?: EntryStatus
  /** The list beside which it is posted, or in the place of which. */
  follows?: string
  /** Another list of the same round. */
  roundId?: string
  /** Frozen with the round; without it the county's own figure is in force. */
  workingDays?: number
}

type Api = Pick<TestApi, 'db' | 'deps' | 'clock'>

/** A list on the wall with these households, posted now and proved: rows as they are then. */
export async function postList(api: Api, given: NewList = {}) {
  const { db, clock } = api
  const { county = COUNTY, level = 'village', areaPath = VILLAGE, days = 6 } = given
  const { areaName = '宝坪村', status = 'posted', households = [] } = given
  const now = clock.now
  const postedOn = dayOf(now)
  const postedBy = given.postedBy ?? (await addPoster(api, county))
  const roundId = given.roundId ?? newId()
  if (!given.roundId) {
    const value = given.workingDays
    const figures = value === undefined ? {} : { objection_working_days: { value, unit: 'days' } }
    const row = { county, id: roundId, kind: 'identification' as const, year: 2026, areaPath }
    // Closed, so that there may be many of one area.
    const opened = { status: 'closed' as const, openedOn: postedOn, openedBy: postedBy, figures }
    await db.insert(rounds).values({ ...row, ...opened })
  }
  const id = newId()
  const subject = `notice:${id}`
  const code = await giveCode(db, { county, kind: 'notice', subject, contactId: null })
  const closesOn = addDays(postedOn, days)
  const window = { postedAt: now, postedOn, postedBy, closesOn, closesAt: instantOf(closesOn, 24) }
  const place = { county, id, roundId, level, areaPath, areaName, code, status }
  const fingerprint = Buffer.from(id.replaceAll('-', ''), 'hex')
  const followsId = given.follows ?? null
  await db.insert(notices).values({ ...place, ...window, fingerprint, followsId })
  const proofs = given.proofs ?? (status === 'drawn_up' ? [] : PROOF_MOMENTS)
  for (const moment of proofs) {
    const proof = { county, mediaId: newId(), noticeId: id, moment, status: 'accepted' as const }
    const when = { staffId: postedBy, sentAt: now, decidedAt: now }
    await db.insert(noticeProofs).values({ ...proof, ...when })
  }
  for (const household of households) {
    const applicationId = await applicationOf(api, county, household.id, { roundId, level })
    await db.insert(noticeEntries).values({
      county,
      noticeId: id,
      householdId: household.id,
      applicationId,
      headName: household.head,
      size: 1,
      areaPath: household.areaPath,
      status: given.entryStatus ?? 'listed',
    })
  }
  return { id, code, roundId, areaPath, areaName, ...window }
}

const addPoster = async ({ deps }: Api, county: string) =>
  (await createSeeds(deps, county).addStaff({ roles: [['evaluator', county]], phone: null })).id

/** The open application of a household, put into the round; made where there is none. */
async function applicationOf(
  { db, deps, clock }: Api,
  county: string,
  householdId: string,
  where: { roundId: string; level: NoticeLevel },
): Promise<string> {
  const ofHousehold = and(
    eq(applications.county, county),
    eq(applications.householdId, householdId),
    eq(applications.status, 'filed'),
  )
  const [filed] = await db.update(applications).set(where).where(ofHousehold).returning()
  if (filed) return filed.id
  const id = newId()
  const { id: contactId } = await createSeeds(deps, county).addContact({ chat: `applied ${id}` })
  const code = await giveCode(db, {
    county,
    kind: 'receipt',
    subject: `application:${id}`,
    contactId,
  })
  const filedOn = dayOf(clock.now)
  const row = { county, id, householdId, contactId, code, status: 'filed' as const, ...where }
  const when = { filedAt: clock.now, filedOn, answerDueOn: addDays(filedOn, 20) }
  await db.insert(applications).values({ ...row, ...when })
  return id
}
