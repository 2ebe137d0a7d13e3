import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findHouseholdStatus } from '../../../api/status/service'
import { giveCode } from '../../../api/receipts/codes'
import { newId } from '../../../api/shared/ids'
import { LANGUAGES } from '../../../api/client'
import { statusReply } from '../../../bot/flows/households'
import { render, textOf } from '../../../bot/messages/render'
import { sizeOf } from '../../../bot/messages/segments'
import {
  applications,
  entryVisits,
  households,
  objections,
  reportItems,
  reports,
  rounds,
  signOffs,
} from '../../../db/schema'
import { ENTRY_KINDS } from '../../../db/values/entry-visits'
import {
  CASE_LEVELS,
  HOUSEHOLD_ROUND_KINDS,
  type HouseholdRoundKind,
  NOTICE_LEVELS,
} from '../../../db/values/rounds'
import { SIGN_OFF_ROLES } from '../../../db/values/sign-offs'
import { ROLL_STATUSES, WATCH_KINDS } from '../../../db/values/roll'
import { COUNTY, GROUP, startApi } from '../../support/api'
import { postList } from '../../support/objections'

const api = await startApi()
await api.addCounty()
afterAll(() => api.close())

const DAY = 86_400_000
const before = (days: number) => new Date(api.clock.now.getTime() - days * DAY)
const after = (days: number) => new Date(api.clock.now.getTime() + days * DAY)

/** The levels of each kind, by hand. */
const PATH_LEVELS: Record<HouseholdRoundKind, string[]> = {
  identification: ['group', 'village', 'township'],
  exit: ['village'],
  watch_list: ['village', 'township'],
  risk_removal: ['village', 'township'],
}
const OTHERS = ['village_secretary', 'first_secretary', 'township_committee'] as const
const SIGNED = [[], ['household'], OTHERS, SIGN_OFF_ROLES] as const

/** What a household's application can have come to. */
const APPLICATIONS = ['none', 'filed', 'withdrawing', 'withdrawn', 'accepted', 'declined'] as const
/** How far the case of a household on no list can have come. */
const PROGRESS = HOUSEHOLD_ROUND_KINDS.flatMap((kind) =>
  CASE_LEVELS.flatMap((level) =>
    [[], ENTRY_KINDS].flatMap((entered) =>
      [false, true].flatMap((isReviewed) =>
        SIGNED.flatMap((signed) =>
          [false, true].map((isReported) => ({
            kind,
            level,
            entered,
            isReviewed,
            signed,
            isReported,
          })),
        ),
      ),
    ),
  ),
).filter(({ kind, level }) => level === 'county' || PATH_LEVELS[kind].includes(level))
type Progress = (typeof PROGRESS)[number]
/** How its entry, the list and objections to both can stand, while the application is open. */
const ENTRIES = ['listed', 'severed', 'removed', 'advanced'] as const
const LISTS = ['open', 'over', 'closed', 'void'] as const
const CONTESTS = [
  'nobody',
  'somebody',
  'somebody long ago',
  'nobody any more',
  'the procedure',
  'both',
] as const

interface Case {
  status: (typeof ROLL_STATUSES)[number]
  watch: (typeof WATCH_KINDS)[number] | null
  application: (typeof APPLICATIONS)[number] | Progress
  listing: {
    level: (typeof NOTICE_LEVELS)[number]
    entry: (typeof ENTRIES)[number]
    list: (typeof LISTS)[number]
    contested: (typeof CONTESTS)[number]
  } | null
}

const listings = NOTICE_LEVELS.flatMap((level) =>
  ENTRIES.flatMap((entry) =>
    LISTS.flatMap((list) => CONTESTS.map((contested) => ({ level, entry, list, contested }))),
  ),
)
const CASES: Case[] = [
  ...ROLL_STATUSES.flatMap((status) =>
    [null, ...WATCH_KINDS].flatMap((watch) =>
      APPLICATIONS.map((application) => ({ status, watch, application, listing: null })),
    ),
  ),
  ...PROGRESS.map((application) => ({
    status: application.kind === 'exit' ? ('registered' as const) : ('unregistered' as const),
    watch: null,
    application,
    listing: null,
  })),
  ...listings.flatMap((listing) =>
    (['filed', 'withdrawing', 'withdrawn'] as const).map((application) => ({
      status: 'unregistered' as const,
      watch: null,
      application,
      listing,
    })),
  ),
]

const HEAD = '谭大山'
const DUE = '2026-03-29'
const OBJECTION_DUE = '2026-03-13'

/** Which sentence it must hear, said anew and without the code that is tested. */
function expected({ status, application, listing }: Case): RegExp {
  if (application === 'withdrawing') return /正在撤回.*不撤了/
  if (typeof application === 'object') return waitsFor(application)
  const isFiled = application === 'filed'
  if (!isFiled) {
    const mayApply = ['unregistered', 'exited', 'terminated'].includes(status)
    return application === 'declined' && mayApply ? /3月1日的申请没有通过/ : ROLL[status]
  }
  const { level, entry, list, contested } = listing ?? {}
  const isOnList =
    (entry === 'listed' || entry === 'severed') && (list === 'open' || list === 'over')
  if (isOnList && level) {
    const isContested = contested === 'somebody' || contested === 'both'
    const where = { group: '社里公示', village: '村里公示', township: '乡镇公示' }[level]
    if (contested === 'somebody long ago') return new RegExp(`${where}.*过了期限还没查清`)
    if (isContested && entry === 'severed') return new RegExp(`${where}.*先缓一缓，3月13日前有结果`)
    if (isContested) return new RegExp(`${where}.*有人提了异议，3月13日前查清`)
    if (contested === 'the procedure') return new RegExp(`${where}.*程序有人提异议`)
    return list === 'open'
      ? new RegExp(`${where}.*公示到3月15日`)
      : new RegExp(`${where}.*公示期已满`)
  }
  switch (listing?.level) {
    case 'group':
      return /等社干部上门看。3月29日前答复/
    case 'village':
      return /等村干部上门调查。不用跑，回执/
    case 'township':
      return /等驻村干部上门复核。不用跑，回执/
    default:
      return /已申请，在办。3月29日前答复/
  }
}

/** As the mechanism has it: somebody comes, then a meeting, then a list; after all of them signatures. */
function waitsFor({ kind, level, entered, isReviewed, signed, isReported }: Progress): RegExp {
  const begins = {
    identification: '',
    exit: '在办脱贫，',
    watch_list: '在认定监测，',
    risk_removal: '在办风险消除，',
  }[kind]
  const words = (text: string) => new RegExp(`）${begins}${text}`)
  const hasSigned = (role: string) => (signed as readonly string[]).includes(role)
  if (level === 'county') {
    const isOfWatch = kind === 'watch_list' || kind === 'risk_removal'
    const asksHousehold = !isOfWatch
    if (asksHousehold && !hasSigned('household')) return words('公示都过了，等您家签字')
    if (kind === 'identification' && signed.length < 4) return words('公示都过了，等干部签字')
    return words(isReported ? '已报到县里，等公告' : '都办妥了，等乡镇报县里')
  }
  const place = { group: '社里', village: '村里', township: '乡镇' }[level]
  // The township looks at a watch-list case without going there again.
  const needsVisit = !((kind === 'watch_list' || kind === 'risk_removal') && level === 'township')
  if (needsVisit && !isReviewed && entered.length === 0)
    return words(`等${{ group: '社干部', village: '村干部', township: '驻村干部' }[level]}上门`)
  if (!isReviewed) return words(`上门看过了，等${place}开会评议`)
  if (kind === 'exit' && !hasSigned('household')) return words('评议过了，等您家点头')
  const reviewed = {
    identification: '评上了',
    exit: '评议过了，您家也同意了',
    watch_list: '评议过了',
    risk_removal: '评议过了',
  }[kind]
  return words(`${reviewed}，等${place}张榜`)
}

const ROLL: Record<Case['status'], RegExp> = {
  unregistered: /不在帮扶名册上/,
  registered: /2016年纳入帮扶，在册/,
  exiting: /正在办脱贫/,
  exited: /2019年已脱贫/,
  returned: /重新纳入帮扶/,
  closed: /已注销/,
  terminated: /已终止/,
}
const ALL = [
  ...Object.values(ROLL),
  /正在撤回/,
  /没有通过/,
  /等[社村驻]{1,2}干部上门/,
  /等.{2}开会评议/,
  /等您家点头/,
  /等.{2}张榜/,
  /等您家签字/,
  /等干部签字/,
  /等乡镇报县里/,
  /等公告/,
  /已申请，在办/,
  /先缓一缓/,
  /前查清/,
  /过了期限还没查清/,
  /程序有人提异议/,
  /公示到/,
  /公示期已满/,
]

/** Rows as the services leave them, one household a case. */
async function stand(given: Case): Promise<string> {
  const { status, watch, application, listing } = given
  const { db } = api
  const household = await api.addHousehold({ head: HEAD, areaPath: GROUP, status })
  const ofHousehold = and(eq(households.county, COUNTY), eq(households.id, household.id))
  await db
    .update(households)
    .set({ watch, identifiedYear: 2016, exitedYear: 2019 })
    .where(ofHousehold)
  if (application !== 'none') await apply(household.id, application)
  if (!listing) return household.id
  const { level, entry, list, contested } = listing
  const isOver = list === 'over'
  const posted = await postList(api, {
    level,
    areaPath: GROUP,
    households: [household],
    entryStatus: entry,
    status: list === 'closed' || list === 'void' ? list : 'posted',
  })
  if (isOver) await api.sql`update notices set closes_at = ${api.clock.now} where id = ${posted.id}`
  const object = (
    ground: 'wrong_facts' | 'faulty_procedure',
    askedAt: Date | null,
    dueOn = OBJECTION_DUE,
  ) => {
    const householdId = ground === 'wrong_facts' ? household.id : null
    return addObjection(posted.id, { householdId, ground, withdrawalAskedAt: askedAt, dueOn })
  }
  if (contested === 'somebody' || contested === 'both') await object('wrong_facts', null)
  if (contested === 'somebody long ago') await object('wrong_facts', null, '2026-03-08')
  if (contested === 'nobody any more') await object('wrong_facts', before(1))
  if (contested === 'the procedure' || contested === 'both') await object('faulty_procedure', null)
  return household.id
}

async function apply(householdId: string, application: Case['application']) {
  const id = newId()
  const progress = typeof application === 'object' ? application : null
  const status = ['accepted', 'declined'].find((each) => each === application) ?? 'filed'
  const askedAt = { withdrawing: after(-0.5), withdrawn: before(1) }[String(application)] ?? null
  const subject = `application:${id}`
  await api.db.insert(applications).values({
    county: COUNTY,
    id,
    householdId,
    contactId: null,
    code: await giveCode(api.db, { county: COUNTY, kind: 'receipt', subject, contactId: null }),
    status: status as 'filed',
    filedAt: before(3),
    filedOn: '2026-03-06',
    answerDueOn: DUE,
    withdrawalAskedAt: askedAt,
    decidedOn: status === 'filed' ? null : '2026-03-01',
    ...(progress && {
      kind: progress.kind,
      level: progress.level,
      roundId: roundIds[progress.kind],
      reviewId: progress.isReviewed ? newId() : null,
    }),
  })
  if (progress) await bring(id, householdId, progress)
}

/** Rows of what was done about a case. */
async function bring(applicationId: string, householdId: string, progress: Progress) {
  const { kind, entered, signed, isReported } = progress
  const { db, clock } = api
  const roundId = roundIds[kind]
  for (const each of entered) {
    await db.insert(entryVisits).values({
      county: COUNTY,
      id: newId(),
      roundId,
      householdId,
      areaPath: GROUP,
      kind: each,
      status: 'finished',
      staffId,
      startedAt: clock.now,
      factsSealed: Buffer.alloc(0),
      openDisputes: 0,
      isFar: false,
    })
  }
  for (const role of signed) {
    await db.insert(signOffs).values({
      county: COUNTY,
      id: newId(),
      applicationId,
      snapshotSeq: 1,
      role,
      status: 'signed',
      isDeputy: false,
      askedAt: clock.now,
      witnesses: [],
    })
  }
  const item = { county: COUNTY, reportId, applicationId }
  if (isReported) await db.insert(reportItems).values({ ...item, status: 'reported' })
}

async function addObjection(
  noticeId: string,
  given: {
    householdId: string | null
    ground: 'wrong_facts' | 'faulty_procedure'
    withdrawalAskedAt: Date | null
    dueOn: string
  },
) {
  const id = newId()
  const subject = `objection:${id}`
  await api.db.insert(objections).values({
    county: COUNTY,
    id,
    noticeId,
    ...given,
    way: 'paper',
    code: await giveCode(api.db, { county: COUNTY, kind: 'receipt', subject, contactId: null }),
    bodySealed: Buffer.alloc(0),
    status: 'open',
    filedAt: before(1),
    filedOn: '2026-03-08',
  })
}

const roundIds = Object.fromEntries(HOUSEHOLD_ROUND_KINDS.map((kind) => [kind, newId()])) as Record<
  HouseholdRoundKind,
  string
>
const reportId = newId()
let staffId = ''

async function openRounds() {
  staffId = (await api.addStaff({ roles: [['county_office', COUNTY]] })).id
  const opened = { openedOn: '2026-03-02', openedBy: staffId, figures: {} }
  for (const kind of HOUSEHOLD_ROUND_KINDS) {
    const round = { county: COUNTY, id: roundIds[kind], kind, year: 2026, areaPath: COUNTY }
    await api.db.insert(rounds).values({ ...round, status: 'open', ...opened })
  }
  await api.db.insert(reports).values({
    county: COUNTY,
    id: reportId,
    roundId: roundIds.identification,
    areaPath: COUNTY,
    areaName: '巫溪县',
    status: 'reported',
    reportedBy: staffId,
    reportedAt: api.clock.now,
  })
}

describe('in every state a household can be in', () => {
  const stood: { given: Case; householdId: string }[] = []
  beforeAll(async () => {
    await openRounds()
    for (const given of CASES) stood.push({ given, householdId: await stand(given) })
  })

  test('what it is told is true, and nothing else is told', async () => {
    expect(stood.length).toBeGreaterThan(900)
    const wrong: string[] = []
    for (const { given, householdId } of stood) {
      const status = await findHouseholdStatus(
        api.deps.connection,
        COUNTY,
        householdId,
        api.clock.now,
      )
      if (!status) throw new Error('no household')
      const text = textOf(statusReply(status), 'zh')
      const wanted = expected(given)
      const told = ALL.filter((each) => each.test(text)).length
      if (!wanted.test(text) || told !== 1) wrong.push(`${JSON.stringify(given)} -> ${text}`)
    }
    expect(wrong).toEqual([])
  })

  test('it is told within two messages, with the longest name there is, in both languages', async () => {
    for (const { householdId } of stood) {
      const status = await findHouseholdStatus(
        api.deps.connection,
        COUNTY,
        householdId,
        api.clock.now,
      )
      if (!status) throw new Error('no household')
      const longest = {
        ...status,
        head: '买买提艾力阿不都热西提江',
        area: '天元乡新华移民安置点社区12社集',
      }
      for (const language of LANGUAGES) {
        const sms = { isSms: true, hasButtons: false }
        const { text } = render(statusReply(longest), language, sms, '巫溪扶贫')
        expect(sizeOf(text).segments, text).toBeLessThanOrEqual(2)
      }
    }
  })
})
