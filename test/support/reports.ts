import { randomInt } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { giveCode } from '../../api/receipts/codes'
import { addDays, dayOf } from '../../api/shared/day'
import { newId } from '../../api/shared/ids'
import { readCases as readSigned } from '../../api/sign-offs/cases'
import { keepSnapshots, readFacts } from '../../api/sign-offs/snapshot'
import {
  applications,
  measures,
  noticeEntries,
  notices,
  objections,
  rounds,
  signOffs,
} from '../../db/schema'
import type { MeasureStatus } from '../../db/values/registrations'
import type { HouseholdType, PovertyCause, WatchKind } from '../../db/values/roll'
import type { HouseholdRoundKind, ObjectionGround, ObjectionStatus } from '../../db/values/rounds'
import { SIGN_OFF_ROLES, type SignOffRole } from '../../db/values/sign-offs'
import { COUNTY, createSeeds, GROUP, type TestApi, TOWNSHIP } from './api'

type Api = Pick<TestApi, 'db' | 'deps' | 'clock' | 'sql'>

interface NewRound {
  county?: string
  kind?: HouseholdRoundKind
  areaPath?: string
  status?: 'open' | 'closed'
}

/** A round as it stands once its lists are over. */
export async function addRound(api: Api, given: NewRound = {}) {
  const { county = COUNTY, kind = 'identification', areaPath = TOWNSHIP, status = 'open' } = given
  const id = newId()
  const seeds = createSeeds(api.deps, county)
  const { id: openedBy } = await seeds.addStaff({ roles: [['evaluator', county]], phone: null })
  const opened = { openedOn: dayOf(api.clock.now), openedBy, figures: {} }
  await api.db.insert(rounds).values({ county, id, kind, year: 2026, areaPath, status, ...opened })
  return { id, kind, county }
}
export type TestRound = Awaited<ReturnType<typeof addRound>>

interface NewCase {
  head?: string
  areaPath?: string
  household?: { id: string; head: string }
  householdType?: HouseholdType | null
  mainCause?: PovertyCause | null
  otherCauses?: PovertyCause[]
  watch?: WatchKind | null
  level?: 'village' | 'township' | 'county'
  signed?: readonly SignOffRole[]
  /** Causes with a measure; those of the case unless given. */
  measured?: readonly PovertyCause[]
}

/** A case past all lists with everything the county asks for, but for what a test takes away. */
export async function addCase(api: Api, round: TestRound, given: NewCase = {}) {
  const { county, id: roundId, kind } = round
  const { head = '牟大山', areaPath = GROUP, level = 'county', signed = SIGN_OFF_ROLES } = given
  const { householdType = 'ordinary', mainCause = 'schooling', otherCauses = [] } = given
  const seeds = createSeeds(api.deps, county)
  const idNumber = `509938${randomInt(10 ** 11, 10 ** 12)}`
  const household = given.household ?? (await seeds.addHousehold({ head, areaPath, idNumber }))
  const id = newId()
  const subject = `application:${id}`
  const filedOn = dayOf(api.clock.now)
  await api.db.insert(applications).values({
    county,
    id,
    householdId: household.id,
    kind,
    code: await giveCode(api.db, { county, kind: 'receipt', subject, contactId: null }),
    status: 'filed',
    filedAt: api.clock.now,
    filedOn,
    answerDueOn: addDays(filedOn, 20),
    roundId,
    level,
    householdType,
    mainCause,
    otherCauses,
    watch: given.watch ?? null,
  })
  const posted = await addPosted(api, round, household, id, areaPath)
  await snapshot(api, county, id)
  for (const role of signed) await sign(api, county, id, role)
  const causes = given.measured ?? [mainCause, ...otherCauses].filter((cause) => cause !== null)
  for (const cause of causes)
    await addMeasure(api, { county, householdId: household.id, applicationId: id, cause })
  return { id, householdId: household.id, head: household.head, areaPath, noticeId: posted, county }
}
export type TestCase = Awaited<ReturnType<typeof addCase>>

/** The last list the case stood on, which is over. */
async function addPosted(
  { db, deps, clock }: Api,
  { county, id: roundId }: TestRound,
  household: { id: string; head: string },
  applicationId: string,
  areaPath: string,
): Promise<string> {
  const id = newId()
  const seeds = createSeeds(deps, county)
  const { id: postedBy } = await seeds.addStaff({ roles: [['evaluator', county]], phone: null })
  const subject = `notice:${id}`
  const code = await giveCode(db, { county, kind: 'notice', subject, contactId: null })
  const day = dayOf(clock.now)
  await db.insert(notices).values({
    county,
    id,
    roundId,
    level: 'township',
    areaPath: TOWNSHIP,
    areaName: '天元乡',
    code,
    status: 'closed',
    postedAt: clock.now,
    postedOn: day,
    postedBy,
    closesOn: day,
    closesAt: clock.now,
  })
  await db.insert(noticeEntries).values({
    county,
    noticeId: id,
    householdId: household.id,
    applicationId,
    headName: household.head,
    size: 1,
    areaPath,
    status: 'advanced',
  })
  return id
}

/** What is signed: the case as it is now. */
export async function snapshot({ db, deps, clock }: Api, county: string, id: string) {
  const ctx = { county, deps, now: clock.now }
  await keepSnapshots(db, ctx, await readFacts(db, ctx, await readSigned(db, ctx, [id])))
}

/** By whoever was asked to, or never was. */
export async function sign(
  { db, clock }: Pick<Api, 'db' | 'clock'>,
  county: string,
  applicationId: string,
  role: SignOffRole,
) {
  await db
    .update(signOffs)
    .set({ status: 'void' })
    .where(
      and(
        eq(signOffs.county, county),
        eq(signOffs.applicationId, applicationId),
        eq(signOffs.role, role),
      ),
    )
  await db.insert(signOffs).values({
    county,
    id: newId(),
    applicationId,
    snapshotSeq: 1,
    role,
    status: 'signed',
    way: 'code',
    isDeputy: false,
    askedAt: clock.now,
    decidedAt: clock.now,
    witnesses: [],
  })
}

interface NewMeasureRow {
  county?: string
  householdId: string
  applicationId?: string | null
  cause?: PovertyCause
  content?: string
  status?: MeasureStatus
  ownerId?: string
  deliveredBy?: string
  dueOn?: string
  askedAt?: Date
}

/** A measure as a row. */
export async function addMeasure(
  { db, deps, clock }: Pick<Api, 'db' | 'deps' | 'clock'>,
  given: NewMeasureRow,
) {
  const { county = COUNTY, householdId, applicationId = null, cause = 'schooling' } = given
  const id = newId()
  const subject = `measure:${id}`
  const code = await giveCode(db, { county, kind: 'receipt', subject, contactId: null })
  const ownerId = given.ownerId ?? (await addOwner({ deps }, county))
  const today = dayOf(clock.now)
  const isDelivered = ['delivered', 'confirmed', 'denied'].includes(given.status ?? 'planned')
  await db.insert(measures).values({
    county,
    id,
    householdId,
    applicationId,
    cause,
    category: 'education',
    content: given.content ?? '教育资助每年3000元',
    ownerId,
    code,
    status: given.status ?? 'planned',
    plannedBy: ownerId,
    plannedOn: today,
    dueOn: given.dueOn ?? addDays(today, 90),
    deliveredBy: isDelivered ? (given.deliveredBy ?? ownerId) : null,
    deliveredOn: isDelivered ? today : null,
    askedAt: given.askedAt ?? null,
  })
  return { id, code, ownerId }
}

const addOwner = async ({ deps }: Pick<Api, 'deps'>, county: string) =>
  (await createSeeds(deps, county).addStaff({ roles: [['evaluator', county]], phone: null })).id

interface NewObjection {
  ground?: ObjectionGround
  householdId?: string | null
  noticeId?: string
}

/** An objection, or an appeal, that stands against a case. */
export async function objectTo(
  { db, clock }: Pick<Api, 'db' | 'clock'>,
  { householdId, noticeId, county }: TestCase,
  given: NewObjection = {},
) {
  const id = newId()
  const day = dayOf(clock.now)
  await db.insert(objections).values({
    county,
    id,
    noticeId,
    ground: 'should_not_be_listed',
    householdId,
    way: 'paper',
    code: id,
    bodySealed: Buffer.alloc(1),
    status: 'open',
    filedAt: clock.now,
    filedOn: day,
    dueOn: addDays(day, 4),
    ...given,
  })
  const decide = (status: ObjectionStatus) =>
    db
      .update(objections)
      .set({ status })
      .where(and(eq(objections.county, county), eq(objections.id, id)))
  return { id, decide }
}

/** Who reports, checks and announces, by the API. */
export async function startCounty(api: TestApi) {
  const clerk = await api.addStaff({
    name: '汪晓松',
    unit: '天元乡扶贫办',
    roles: [['township_clerk', TOWNSHIP]],
  })
  const office = await api.addStaff({
    name: '唐雪柏',
    unit: '县扶贫办',
    roles: [['county_office', COUNTY]],
  })
  const second = await api.addStaff({
    name: '袁柏宁',
    unit: '县扶贫办',
    roles: [['county_office', COUNTY]],
  })
  // Phones write to us by a channel, by which these are reached.
  await api.addContact()
  type Actor = `staff:${string}` | `contact:${string}`

  const report = (roundId: string, actor: Actor = clerk.actor, areaPath = TOWNSHIP) =>
    api.call('/reports', { actor, body: { roundId, areaPath } })
  const lastReport = async (roundId: string) => {
    const [row] = await api.sql<{ id: string }[]>`
      select id from reports where county = ${COUNTY} and round_id = ${roundId}
       order by reported_at desc, id desc limit 1`
    return row?.id ?? ''
  }
  async function reported(roundId: string): Promise<string> {
    const answer = await report(roundId)
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
    return lastReport(roundId)
  }
  const act = (id: string, body: object, actor: Actor = office.actor) =>
    api.call(`/reports/${id}/actions`, { actor, body })
  const pass = (id: string, actor?: Actor) => act(id, { type: 'pass' }, actor)
  const announce = (id: string, actor: Actor = second.actor) => act(id, { type: 'announce' }, actor)
  const sendBack = (id: string, applicationId: string, level = 'township', actor?: Actor) =>
    act(id, { type: 'return', applicationId, level, reason: '收入没有算清' }, actor)

  const standing = async ({ id, householdId }: Pick<TestCase, 'id' | 'householdId'>) => {
    const [row] = await api.sql`
      select h.status as roll, h.identified_year as identified, h.exited_year as exited,
             h.status_since as since, h.type, h.main_cause as cause, h.other_causes as others,
             h.watch, a.status as application, a.level, a.review_id as review,
             (select i.status from report_items i join reports r
                  on r.county = i.county and r.id = i.report_id
               where i.county = h.county and i.application_id = a.id
               order by r.reported_at desc, r.id desc limit 1) as item
        from households h join applications a on a.county = h.county and a.id = ${id}
       where h.county = ${COUNTY} and h.id = ${householdId}`
    return row
  }
  return { clerk, office, second, report, reported, act, pass, announce, sendBack, standing }
}

/** Nothing is left of what another test did. */
export async function clearCounty(api: TestApi) {
  await api.ownerSql`update rounds set status = 'closed'`
  await api.ownerSql`update reports set status = 'announced'`
  await api.ownerSql`update report_items set status = 'returned' where status <> 'announced'`
  await api.ownerSql`update applications set status = 'withdrawn' where status = 'filed'`
  await api.ownerSql`update outbox set status = 'cancelled' where status = 'queued'`
}
