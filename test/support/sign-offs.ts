import { NO_FACTS, type SurveyFacts } from '../../api/entry-visits/facts'
import { inTransaction } from '../../api/http/write'
import { giveCode } from '../../api/receipts/codes'
import { newId } from '../../api/shared/ids'
import { askSignOffs, refreshSnapshots } from '../../api/sign-offs/ask'
import { isSignedOff } from '../../api/sign-offs/signed'
import {
  applications,
  entryVisits,
  noticeEntries,
  notices,
  reviewItems,
  reviews,
  rounds,
} from '../../db/schema'
import type { HouseholdRoundKind } from '../../db/values/rounds'
import { SIGN_OFF_ROLES, type SignOffRole } from '../../db/values/sign-offs'
import { COUNTY, GROUP, type TestApi, TOWNSHIP, VILLAGE } from './api'
import { commandContext } from './command'
import { deliverDue } from './outbox'

const DAY = '2026-03-09'

interface NewCase {
  head?: string
  areaPath?: string
  kind?: HouseholdRoundKind
  /** Without one its household can sign on paper alone. */
  hasPhone?: boolean
}

/** Whoever signs in 宝坪村, each with a phone, and cases that have come to where they are signed. */
export async function startSigning(api: TestApi) {
  const { db, deps } = api
  const official = async (name: string, role: 'village_secretary' | Other, areaPath: string) => {
    const member = await api.addStaff({ name, roles: [[role, areaPath]] })
    return { ...member, contact: await api.addContact({ phone: member.phone ?? '' }) }
  }
  const secretary = await official('田支书', 'village_secretary', VILLAGE)
  const first = await official('卢书记', 'first_secretary', VILLAGE)
  const committee = await official('鲁委员', 'township_committee', TOWNSHIP)
  const resident = await official('姚云川', 'resident_cadre', VILLAGE)
  const cadre = await official('熊长富', 'village_cadre', VILLAGE)
  const clerk = await official('汪专干', 'township_clerk', TOWNSHIP)
  const roundIds = new Map<HouseholdRoundKind, string>()

  async function roundOf(kind: HouseholdRoundKind): Promise<string> {
    const known = roundIds.get(kind)
    if (known) return known
    const id = newId()
    const figures = { poverty_line: { value: 400_000, unit: 'fen per person and year' } }
    const row = { county: COUNTY, id, kind, year: 2026, areaPath: TOWNSHIP, figures }
    const opened = { status: 'open' as const, openedOn: DAY, openedBy: clerk.id }
    await db.insert(rounds).values({ ...row, ...opened })
    roundIds.set(kind, id)
    return id
  }

  /** A household whose case waits for its signatures; its phone is linked by proof. */
  async function addCase(given: NewCase = {}) {
    const { head = '谭大山', areaPath = GROUP, kind = 'identification', hasPhone = true } = given
    const roundId = await roundOf(kind)
    const household = await api.addHousehold({ head, areaPath })
    const contact = hasPhone ? await api.addContact({ linkedTo: [household.id] }) : null
    const id = newId()
    const subject = `application:${id}`
    const code = await giveCode(db, { county: COUNTY, kind: 'receipt', subject, contactId: null })
    const reviewId = newId()
    await db.insert(applications).values({
      county: COUNTY,
      id,
      householdId: household.id,
      kind,
      code,
      status: 'filed',
      filedAt: api.clock.now,
      filedOn: DAY,
      answerDueOn: DAY,
      roundId,
      level: kind === 'identification' ? 'county' : 'village',
      reviewId,
      householdType: 'ordinary',
      mainCause: 'illness',
      otherCauses: ['schooling'],
    })
    await addSurvey({ roundId, householdId: household.id, areaPath })
    await addReview(reviewId, roundId, id)
    return { ...household, applicationId: id, roundId, reviewId, contact }
  }

  async function addSurvey(of: { roundId: string; householdId: string; areaPath: string }) {
    const id = newId()
    await db.insert(entryVisits).values({
      county: COUNTY,
      id,
      ...of,
      kind: 'survey',
      status: 'finished',
      staffId: cadre.id,
      startedAt: api.clock.now,
      finishedAt: api.clock.now,
      factsSealed: sealFacts(id, {}),
      netIncomePerHeadFen: 320_000,
      openDisputes: 0,
      isFar: false,
    })
    return id
  }

  const sealFacts = (id: string, facts: Partial<SurveyFacts>) =>
    deps.sealer.seal(
      { county: COUNTY, table: 'entry_visits', column: 'facts_sealed', row: id },
      JSON.stringify({
        ...NO_FACTS,
        housing: { areaM2: 60, structure: 'earth', grade: 'c' },
        ...facts,
      }),
    )

  async function addReview(id: string, roundId: string, applicationId: string) {
    await db.insert(reviews).values({
      county: COUNTY,
      id,
      roundId,
      level: 'village',
      areaPath: VILLAGE,
      areaName: '宝坪村',
      body: 'representatives',
      status: 'closed',
      calledBy: clerk.id,
      calledAt: api.clock.now,
      meetsOn: '2026-02-20',
      isSecret: false,
      basis: 'members',
    })
    await addVote(id, applicationId)
  }

  const addVote = (reviewId: string, applicationId: string) =>
    db.insert(reviewItems).values({
      county: COUNTY,
      reviewId,
      caseId: applicationId,
      applicationId,
      votesFor: 20,
      votesAgainst: 3,
      abstained: 1,
      kinAbstained: 0,
      outcome: 'passed',
    })

  /** A list the case went through. */
  async function addNotice(of: { applicationId: string; roundId: string } & Household) {
    const id = newId()
    const subject = `notice:${id}`
    const code = await giveCode(db, { county: COUNTY, kind: 'notice', subject, contactId: null })
    await db.insert(notices).values({
      county: COUNTY,
      id,
      roundId: of.roundId,
      level: 'township',
      areaPath: TOWNSHIP,
      areaName: '天元乡',
      code,
      status: 'closed',
      postedAt: api.clock.now,
      postedOn: '2026-02-26',
      postedBy: clerk.id,
      closesOn: '2026-03-05',
      closesAt: api.clock.now,
    })
    await db.insert(noticeEntries).values({
      county: COUNTY,
      noticeId: id,
      householdId: of.id,
      applicationId: of.applicationId,
      headName: of.head,
      size: 1,
      areaPath: of.areaPath,
      status: 'advanced',
    })
    return { id, code }
  }

  /** As whoever moves cases to the county does it. */
  const ask = (...applicationIds: string[]) =>
    inTransaction(db, (tx) => askSignOffs(tx, commandContext(api), applicationIds))
  const refresh = (...applicationIds: string[]) =>
    inTransaction(db, (tx) => refreshSnapshots(tx, commandContext(api), applicationIds))

  /** The codes that go out now, by contact. */
  async function codesSent(): Promise<Map<string, string>> {
    const sent = await deliverDue(api)
    return new Map(
      sent.flatMap(({ contactId, vars }) =>
        vars['code'] ? [[contactId, String(vars['code'])] as const] : [],
      ),
    )
  }

  const sign = async (contactId: string, code: string) =>
    (await api.runCommand(contactId, { type: 'use_code', code })).code

  /** Everybody on the path signs by the code that was sent. */
  async function signAll(of: { applicationId: string; contact: { id: string } | null }) {
    const codes = await codesSent()
    const contacts = [secretary, first, committee].map(({ contact }) => contact.id)
    for (const id of [...contacts, of.contact?.id ?? ''])
      if (codes.has(id)) await sign(id, codes.get(id) ?? '')
  }

  const rowsOf = (applicationId: string) =>
    api.sql<Row[]>`
      select id, role, status, way, staff_id as "staffId", contact_id as "contactId",
             snapshot_seq as seq, is_deputy as "isDeputy", deputy_reason as "deputyReason",
             code_hash is not null as "hasCode"
        from sign_offs where county = ${COUNTY} and application_id = ${applicationId}
       order by snapshot_seq, array_position(${ROLES}::text[], role), asked_at, id`
  const statusesOf = async (applicationId: string) =>
    Object.fromEntries((await rowsOf(applicationId)).map(({ role, status }) => [role, status]))
  const rowOf = async (applicationId: string, role: SignOffRole) => {
    const row = (await rowsOf(applicationId)).findLast((each) => each.role === role)
    if (!row) throw new Error(`no sign-off of ${role}`)
    return row
  }
  const isDone = (applicationId: string) => isSignedOff(db, COUNTY, applicationId)

  return {
    secretary,
    first,
    committee,
    resident,
    cadre,
    clerk,
    addCase,
    addNotice,
    addVote,
    sealFacts,
    ask,
    refresh,
    codesSent,
    sign,
    signAll,
    rowsOf,
    rowOf,
    statusesOf,
    isDone,
  }
}
const ROLES = [...SIGN_OFF_ROLES]

export type Signing = Awaited<ReturnType<typeof startSigning>>

type Other =
  'first_secretary' | 'township_committee' | 'resident_cadre' | 'village_cadre' | 'township_clerk'

interface Household {
  id: string
  head: string
  areaPath: string
}

interface Row {
  id: string
  role: SignOffRole
  status: string
  way: string | null
  staffId: string | null
  contactId: string | null
  seq: number
  isDeputy: boolean
  deputyReason: string | null
  hasCode: boolean
}
