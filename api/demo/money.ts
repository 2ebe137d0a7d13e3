import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { castHousehold } from '../../db/demo/cast'
import { BAOPING } from '../../db/demo/cast-spec'
import { DEMO_STAFF } from '../../db/demo/cast-staff'
import {
  contacts,
  declarations,
  fundAccounts,
  fundEntries,
  fundPostings,
  fundSources,
  households,
  loans,
  people,
  projectActs,
  projectComments,
  projectNotices,
  projects,
  staff,
} from '../../db/schema'
import type { FundAccountKind, FundKind } from '../../db/values/funds'
import type { ProjectAct, ProjectSector, ProjectStatus } from '../../db/values/projects'
import { compareDeclarations } from '../declarations/compare'
import { sealIn } from '../declarations/find'
import { tie } from '../declarations/tie'
import { getFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { giveCode } from '../receipts/codes'
import { addDays, dayOf, instantOf } from '../shared/day'
import { newId } from '../shared/ids'
import { addMonths } from '../wording/day-spans'

const TOWNSHIP = 'wuxi.tianyuan'
const WAN = 1_000_000

/**
 * Money and what it is for in the middle of its way: two sources allocated to 天元乡, a project whose notice
 * hangs, one that waits for acceptance with a villager's question open, a loan due soon, a brother declared who
 * is on the register. Where a source is known nothing happens.
 */
export async function loadDemoMoney(tx: Db, ctx: RequestContext): Promise<void> {
  const { county } = ctx
  if ((await tx.$count(fundSources, eq(fundSources.county, county))) > 0) return
  const finance = await staffOf(tx, ctx, 'county_finance')
  const secretary = await staffOf(tx, ctx, 'village_secretary')
  const clerk = await staffOf(tx, ctx, 'township_clerk')
  if (!finance || !secretary || !clerk) return
  const cadre = await staffOf(tx, ctx, 'village_cadre_untied')
  await addSource(tx, ctx, finance, { name: '示例财发12号', kind: 'central', wan: 300, given: 120 })
  await addSource(tx, ctx, finance, { name: '示例捐赠3号', kind: 'donor', wan: 50, given: 20 })
  await addProjects(tx, ctx, secretary)
  await addLoan(tx, ctx, clerk)
  if (cadre) await addDeclaration(tx, ctx, cadre)
}

async function staffOf(
  tx: Db,
  { county, deps }: RequestContext,
  key: string,
): Promise<string | undefined> {
  const phone = DEMO_STAFF.find((each) => each.key === key)?.phone ?? ''
  const index = deps.sealer.index('phone', county, phone)
  const [row] = await tx
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.county, county), eq(staff.phoneIndex, index)))
  return row?.id
}

interface DemoSource {
  name: string
  kind: FundKind
  /** What has arrived, and what of it 天元乡 was given, in 10,000 yuan. */
  wan: number
  given: number
}

/** Its money has come, and some of it is allocated; the two entries of each posting make zero. */
async function addSource(
  tx: Db,
  { county, now }: RequestContext,
  recordedBy: string,
  { name, kind, wan, given }: DemoSource,
): Promise<void> {
  const today = dayOf(now)
  const arrived = addDays(today, -30)
  const sourceId = newId()
  await tx.insert(fundSources).values({
    county,
    id: sourceId,
    name,
    kind,
    giver: kind === 'donor' ? '示例帮扶集团' : '示例财政局',
    documentNo: kind === 'donor' ? null : name,
    year: Number(today.slice(0, 4)),
    plannedFen: wan * WAN,
    sectors: [],
    areaPath: county,
    usableUntil: null,
    recordedBy,
    recordedOn: arrived,
  })
  const balances: [FundAccountKind, string, number][] = [
    ['origin', '', -wan],
    ['source', '', wan - given],
    ['allocation', TOWNSHIP, given],
  ]
  const ids = new Map<FundAccountKind, string>()
  for (const [account, ref, balance] of balances) {
    const id = newId()
    ids.set(account, id)
    const row = { county, id, sourceId, kind: account, ref, balanceFen: balance * WAN }
    await tx.insert(fundAccounts).values(row)
  }
  for (const [type, from, to, amount, on] of [
    ['arrive', 'origin', 'source', wan, arrived],
    ['allocate', 'source', 'allocation', given, addDays(today, -20)],
  ] as const) {
    const postingId = newId()
    const amountFen = amount * WAN
    await tx.insert(fundPostings).values({
      county,
      id: postingId,
      type,
      sourceId,
      amountFen,
      text: type === 'arrive' ? '示例到账' : '示例下达天元乡',
      actor: `staff:${recordedBy}`,
      on,
      at: instantOf(on, 10),
    })
    const entry = (account: FundAccountKind, fen: number) => ({
      county,
      postingId,
      accountId: ids.get(account) ?? '',
      amountFen: fen,
    })
    await tx.insert(fundEntries).values([entry(from, -amountFen), entry(to, amountFen)])
  }
}

interface DemoProject {
  name: string
  sector: ProjectSector
  status: ProjectStatus
  content: string
  plannedWan: number
  /** What was done, how many days ago. */
  acts: readonly [act: ProjectAct, daysAgo: number, staffId: string][]
}

async function addProjects(tx: Db, ctx: RequestContext, leaderId: string): Promise<void> {
  const { county, now } = ctx
  const today = dayOf(now)
  const planned = await addProject(tx, ctx, leaderId, {
    name: '宝坪村3社人饮管道维修',
    sector: 'water',
    status: 'applied',
    content: '换管道1.2公里，修蓄水池1口',
    plannedWan: 12,
    acts: [
      ['discussed', 8, leaderId],
      ['applied', 2, leaderId],
    ],
  })
  const days = await getFigure(tx, county, 'project_notice_days', today)
  const postedOn = addDays(today, -2)
  await tx.insert(projectNotices).values({
    county,
    id: newId(),
    projectId: planned,
    stage: 'before',
    postedBy: leaderId,
    postedOn,
    lastOn: addDays(postedOn, days),
  })
  const finished = await addProject(tx, ctx, leaderId, {
    name: '宝坪村2社入户路硬化',
    sector: 'transport',
    status: 'finished',
    content: '硬化入户路0.8公里',
    plannedWan: 18,
    acts: [
      ['discussed', 90, leaderId],
      ['applied', 80, leaderId],
      ['started', 40, leaderId],
      ['finished', 3, leaderId],
    ],
  })
  await askAbout(tx, ctx, finished)
}

async function addProject(
  tx: Db,
  ctx: RequestContext,
  leaderId: string,
  { acts, plannedWan, ...given }: DemoProject,
): Promise<string> {
  const { county, now } = ctx
  const today = dayOf(now)
  const id = newId()
  const subject = `project:${id}`
  const isFinished = given.status === 'finished'
  await tx.insert(projects).values({
    county,
    id,
    code: await giveCode(tx, { county, kind: 'project', subject, contactId: null }),
    areaPath: BAOPING,
    year: Number(today.slice(0, 4)),
    ...given,
    place: '宝坪村',
    unit: '宝坪村委会',
    leaderId,
    helps: '受益户优先务工',
    plannedFen: plannedWan * WAN,
    approvedFen: isFinished ? plannedWan * WAN : null,
    openedOn: addDays(today, -(acts[0]?.[1] ?? 0)),
  })
  for (const [i, [act, daysAgo, staffId]] of acts.entries()) {
    const on = addDays(today, -daysAgo)
    const row = { county, projectId: id, seq: i + 1, id: newId(), act, staffId, on }
    await tx.insert(projectActs).values({ ...row, at: instantOf(on, 10), facts: {} })
  }
  return id
}

/** A question of whoever of the cast has a phone linked; it blocks acceptance until it is answered. */
async function askAbout(tx: Db, ctx: RequestContext, projectId: string): Promise<void> {
  const { county, now, deps } = ctx
  const [contact] = await tx
    .select({ id: contacts.id })
    .from(contacts)
    .where(eq(contacts.county, county))
    .orderBy(contacts.id)
    .limit(1)
  if (!contact) return
  const id = newId()
  const place = { county, table: 'project_comments', column: 'body_sealed', row: id }
  const subject = `project_comment:${id}`
  const days = await getFigure(tx, county, 'project_comment_days', dayOf(now))
  await tx.insert(projectComments).values({
    county,
    id,
    projectId,
    code: await giveCode(tx, { county, kind: 'receipt', subject, contactId: contact.id }),
    kind: 'question',
    contactId: contact.id,
    bodySealed: deps.sealer.seal(place, '路边的排水沟还没修，啥时候修？'),
    status: 'open',
    saidAt: now,
    dueOn: addDays(dayOf(now), days),
  })
}

/** 牟大岭's loan is due in three weeks. */
async function addLoan(tx: Db, { county, now }: RequestContext, recordedBy: string): Promise<void> {
  const head = castHousehold('registered')
  const [person] = await tx
    .select({ id: people.id, householdId: people.householdId })
    .from(people)
    .innerJoin(
      households,
      and(eq(households.county, county), eq(households.id, people.householdId)),
    )
    .where(and(eq(people.county, county), eq(households.key, head.number), people.isHead))
  if (!person) return
  const dueOn = addDays(dayOf(now), 21)
  const lentOn = addMonths(dueOn, -36)
  const id = newId()
  await tx.insert(loans).values({
    county,
    id,
    code: await giveCode(tx, { county, kind: 'receipt', subject: `loan:${id}`, contactId: null }),
    householdId: person.householdId,
    personId: person.id,
    bank: '农商行',
    amountFen: 5 * WAN,
    rateBasisPoints: 475,
    purpose: 'livestock',
    text: '养牛',
    lentOn,
    dueOn,
    repaidFen: 2 * WAN,
    status: 'open',
    recordedBy,
    recordedOn: lentOn,
  })
}

/** A village cadre's relative is on the register: declared, and found by the comparison. */
async function addDeclaration(tx: Db, ctx: RequestContext, staffId: string): Promise<void> {
  const { county, now } = ctx
  const { number, people: members } = castHousehold('exited')
  const [home] = await tx
    .select({ id: households.id })
    .from(households)
    .where(and(eq(households.county, county), eq(households.key, number)))
  const name = members[0]?.name
  if (!home || !name) return
  const id = newId()
  await tx.insert(declarations).values({
    county,
    id,
    staffId,
    kind: 'kin',
    relation: 'collateral',
    nameSealed: sealIn(ctx, 'name_sealed', id, name),
    householdId: home.id,
    declaredOn: addDays(dayOf(now), -20),
  })
  await tie(tx, ctx, { id, staffId, householdId: home.id })
  await compareDeclarations(tx, ctx, { areaPath: BAOPING })
}
