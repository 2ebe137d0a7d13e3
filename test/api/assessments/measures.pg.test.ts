import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { GOOD_KEPT, MEASURES, type Subject, subjectKey } from '../../../api/assessments/measures'
import { addDays } from '../../../api/shared/day'
import { newId } from '../../../api/shared/ids'
import {
  accountabilities,
  claims,
  fundPostings,
  fundSources,
  leads,
  loans,
  measures,
  noticeProofs,
  notices,
  objections,
  payments,
  projects,
  recalls,
  reportItems,
  reports,
  residencyDays,
  visits,
} from '../../../db/schema'
import { MEASURE_NAMES, type MeasureName } from '../../../db/values/assessments'
import { addClaim, addPayment } from '../../support/claims'
import { addCase as addAccountability } from '../../support/inspections'
import { addLeadRow } from '../../support/leads'
import { addPairing, addVisit } from '../../support/list-items'
import { addLoan } from '../../support/loans'
import { addProjectAct, addProjectRow } from '../../support/project-rows'
import { addMeasure, addRound, addCase as addReported } from '../../support/reports'
import { COUNTY, OTHER_VILLAGE, startApi, TOWNSHIP, VILLAGE } from '../../support/api'

const api = await startApi()
await api.addCounty()
const YULIN = 'wuxi.yulin'
await api.ownerSql`insert into areas (county, path, level, name, source) values
  ('wuxi', ${YULIN}, 'township', '鱼鳞乡', '测试'), ('wuxi', 'wuxi.yulin.wusong', 'village', '五宋村', '测试')`
const secretary = await api.addStaff({ name: '姚云川', roles: [['first_secretary', VILLAGE]] })
const elsewhere = await api.addStaff({ roles: [['first_secretary', 'wuxi.yulin.wusong']] })
const helper = await api.addStaff({ unit: '县教委', roles: [['group_unit', TOWNSHIP]] })

const [FROM, TO] = ['2026-03-01', '2026-03-31']
const BEFORE = addDays(FROM, -1)
const AFTER = addDays(TO, 1)
const scope = () => ({ county: COUNTY, deps: api.deps, from: FROM, to: TO, now: api.clock.now })

const TIANYUAN: Subject = { kind: 'township', areaPath: TOWNSHIP }
const OTHER: Subject = { kind: 'township', areaPath: YULIN }
const UNIT: Subject = { kind: 'group_unit', unit: '县教委' }
const SECRETARY: Subject = {
  kind: 'first_secretary',
  staffId: secretary.id,
  areaPath: VILLAGE,
}
const ALL = [TIANYUAN, OTHER, UNIT, SECRETARY]

async function measured(name: MeasureName, subject: Subject = TIANYUAN) {
  const found = await MEASURES[name].run(api.db, scope(), ALL)
  expect([...found.keys()]).toEqual(ALL.map(subjectKey))
  return found.get(subjectKey(subject)) ?? { good: -1, of: -1, rows: [] }
}
/** `good/of` of a subject. */
async function figure(name: MeasureName, subject: Subject = TIANYUAN) {
  const { good, of, rows } = await measured(name, subject)
  expect(rows.filter(({ isGood }) => !isGood)).toHaveLength(of - good)
  return `${good}/${of}`
}

const TABLES = [
  'fund_postings',
  'fund_sources',
  'payments',
  'claims',
  'project_acts',
  'projects',
  'loan_repayments',
  'loans',
  'accountabilities',
  'lead_signals',
  'leads',
  'measures',
  'report_items',
  'reports',
  'objections',
  'notice_proofs',
  'notice_entries',
  'notices',
  'pairings',
  'visits',
  'residency_days',
  'recalls',
]
beforeEach(async () => {
  api.clock.now = new Date('2026-04-20T02:00:00.000Z')
  for (const table of TABLES) await api.ownerSql`truncate ${api.ownerSql(table)} cascade`
  await api.ownerSql`update households set status = 'closed'`
})
afterAll(() => api.close())

const at = (day: string) => new Date(`${day}T04:00:00.000Z`)
const household = (more: Parameters<typeof api.addHousehold>[0] = {}) =>
  api.addHousehold({ status: 'registered', ...more })

/** A list over on a day, with photos of its ends. */
async function addList(
  closesOn: string,
  areaPath: string = VILLAGE,
  last: string | null = closesOn,
) {
  const round = await addRound(api, { status: 'closed' })
  const id = newId()
  const of = { county: COUNTY, id, roundId: round.id, areaPath, areaName: '宝坪村' }
  const code = randomBytes(6).toString('hex')
  const posted = { postedAt: at(BEFORE), postedOn: BEFORE, postedBy: secretary.id }
  const window = { closesOn, closesAt: at(addDays(closesOn, 1)), status: 'closed' as const }
  await api.db.insert(notices).values({ ...of, level: 'village', code, ...posted, ...window })
  for (const [moment, day] of [
    ['first', BEFORE],
    ['last', last],
  ] as const)
    if (day)
      await api.db.insert(noticeProofs).values({
        county: COUNTY,
        mediaId: newId(),
        noticeId: id,
        moment,
        status: 'accepted',
        staffId: secretary.id,
        sentAt: at(day),
      })
  return id
}

async function addUpheld(day: string, areaPath: string = VILLAGE) {
  const noticeId = await addList(AFTER, areaPath)
  const id = newId()
  const filed = { filedAt: at(BEFORE), filedOn: BEFORE, dueOn: TO, bodySealed: Buffer.alloc(1) }
  await api.db.insert(objections).values({
    county: COUNTY,
    id,
    noticeId,
    ground: 'wrong_facts',
    way: 'message',
    code: id,
    ...filed,
    status: 'upheld',
    decidedAt: at(day),
  })
  return id
}

async function addLead(day: string, areaPath: string = VILLAGE) {
  const { id } = await household({ areaPath })
  return addLeadRow(api, {
    householdId: id,
    status: 'decided',
    visitDueOn: day,
    decideDueOn: day,
    visitedOn: day,
    decidedOn: day,
    outcome: 'kept',
    decidedBy: secretary.id,
  })
}

async function addPaidClaim(day: string, areaPath: string = VILLAGE) {
  const { id: projectId } = await addProjectRow(api, { areaPath, endsOn: AFTER })
  const claim = await addClaim(api, { projectId, status: 'paid', dueOn: day })
  const { id: householdId } = await household({ areaPath: VILLAGE })
  const payment = await addPayment(api, { projectId, claimId: claim.id, householdId, paidOn: day })
  return { ...claim, payment: payment.id, projectId }
}

async function addDelivered(day: string, areaPath: string = VILLAGE) {
  const { id: householdId } = await household({ areaPath })
  await addMeasure(api, { householdId, cause: 'illness', status: 'delivered' })
  await api.db
    .update(measures)
    .set({ dueOn: day, deliveredOn: day, ownerId: helper.id })
    .where(eq(measures.householdId, householdId))
  return householdId
}

async function addAccepted(day: string, areaPath: string = VILLAGE, unit = '宝坪村委会') {
  const { id } = await addProjectRow(api, {
    areaPath,
    unit,
    endsOn: day,
    status: 'accepted',
    acceptedFen: 300_000,
  })
  await addProjectAct(api, { projectId: id, act: 'accepted', seq: 1, on: day })
  return id
}

async function addRepaid(day: string, areaPath: string = VILLAGE) {
  const { id } = await addLoan(api, { areaPath, dueOn: day, status: 'repaid' })
  await api.ownerSql`insert into loan_repayments (county, loan_id, seq, amount_fen, "on", recorded_by)
    values ('wuxi', ${id}, 1, 5000000, ${day}, ${secretary.id})`
  return id
}

async function addAnnounced(day: string, areaPath: string = TOWNSHIP) {
  const round = await addRound(api, { kind: 'exit', areaPath, status: 'closed' })
  const { id: applicationId } = await addReported(api, round)
  const id = newId()
  const reported = { reportedBy: secretary.id, reportedAt: at(BEFORE) }
  await api.db.insert(reports).values({
    county: COUNTY,
    id,
    roundId: round.id,
    areaPath,
    areaName: '天元乡',
    status: 'announced',
    ...reported,
    announcedAt: at(day),
  })
  await api.db
    .insert(reportItems)
    .values({ county: COUNTY, reportId: id, applicationId, status: 'announced' })
  return id
}

async function addFinal(day: string, areaPath: string = VILLAGE) {
  const staffId = areaPath === VILLAGE ? secretary.id : elsewhere.id
  return addAccountability(api, { staffId, status: 'final', decidedOn: day, finalOn: day })
}

const addPresent = (day: string, areaPath: string = VILLAGE) =>
  api.db.insert(residencyDays).values({
    county: COUNTY,
    staffId: areaPath === VILLAGE ? secretary.id : elsewhere.id,
    areaPath,
    onDay: day,
    isPresent: true,
    notedAt: at(day),
    isFar: false,
  })

/** A household of the register whose visit was due on the day, and was made on it. */
async function addVisited(day: string, areaPath: string = VILLAGE) {
  const { id: householdId } = await household({ areaPath })
  await addVisit(api, { householdId, visitedOn: addDays(day, -30), staffId: secretary.id })
  const { id } = await addVisit(api, { householdId, visitedOn: day, staffId: secretary.id })
  return id
}
async function addHelped(day: string, areaPath: string = VILLAGE) {
  const { id: householdId } = await household({ areaPath })
  await addPairing(api, { householdId, staffId: secretary.id, fromDay: addDays(day, -30) })
  const { id } = await addVisit(api, { householdId, visitedOn: day, staffId: secretary.id })
  return id
}

interface Case {
  /** A row that is good, or counts, by a day in a place. */
  add: (day: string, areaPath?: string) => Promise<unknown>
  /** One row beneath is changed. */
  spoil: () => Promise<unknown>
  spoiled: string
  isBad?: true
  place?: string
  /** What comes after a day depends on it: its boundaries have tests of their own. */
  isRunning?: true
}
const CASES: Partial<Record<MeasureName, Case>> = {
  visit_coverage: {
    add: addVisited,
    spoil: () =>
      api.ownerSql`update visits set visited_on = visited_on + 1 where visited_on >= ${FROM}`,
    spoiled: '0/1',
    isRunning: true,
  },
  pairing_visits: {
    add: addHelped,
    spoil: () => api.db.update(visits).set({ staffId: elsewhere.id }),
    spoiled: '0/1',
    isRunning: true,
  },
  notices_on_time: {
    add: addList,
    spoil: () => api.ownerSql`update notice_proofs set status = 'refused' where moment = 'last'`,
    spoiled: '0/1',
  },
  objections_upheld: {
    add: addUpheld,
    spoil: () => api.db.update(objections).set({ status: 'rejected' }),
    spoiled: '0/0',
    isBad: true,
  },
  late_leads: {
    add: addLead,
    spoil: () => api.ownerSql`update leads set decided_on = decide_due_on + 1`,
    spoiled: '0/1',
  },
  claims_on_time: {
    add: addPaidClaim,
    spoil: () => api.ownerSql`update payments set paid_on = paid_on + 1`,
    spoiled: '0/1',
  },
  measures_delivered: {
    add: addDelivered,
    spoil: () => api.db.update(measures).set({ status: 'denied' }),
    spoiled: '0/1',
  },
  projects_accepted: {
    add: addAccepted,
    spoil: () => api.ownerSql`update project_acts set "on" = "on" + 1`,
    spoiled: '0/1',
  },
  loans_repaid: {
    add: addRepaid,
    spoil: () => api.ownerSql`update loan_repayments set "on" = "on" + 1`,
    spoiled: '0/1',
  },
  exits_confirmed: {
    add: addAnnounced,
    spoil: () => api.ownerSql`update report_items set status = 'returned', checked_at = ${at(TO)}`,
    spoiled: '0/1',
    place: YULIN,
  },
  complaint_findings: {
    add: addFinal,
    spoil: () => api.db.update(accountabilities).set({ status: 'revoked' }),
    spoiled: '0/0',
    isBad: true,
  },
  residency_days: {
    add: addPresent,
    spoil: () => api.db.update(residencyDays).set({ isPresent: false }),
    spoiled: '0/0',
  },
  funds_paid: {
    add: async (day, areaPath) => {
      const projectId = await addAccepted(day, areaPath)
      const claim = await addClaim(api, { projectId, status: 'paid' })
      const { id: householdId } = await household()
      const paid = { householdId, projectId, claimId: claim.id, paidOn: day }
      return addPayment(api, { ...paid, amountFen: 300_000 })
    },
    spoil: () => api.db.update(payments).set({ amountFen: 299_999 }),
    spoiled: '0/1',
  },
}

describe.each(Object.entries(CASES) as [MeasureName, Case][])('%s', (name, given) => {
  const { add, spoil, spoiled, isBad, isRunning, place = 'wuxi.yulin.wusong' } = given
  const one = isBad ? '0/1' : '1/1'
  const two = isBad ? '0/2' : '2/2'

  test('changing one row beneath changes the figure', async () => {
    await add('2026-03-16')
    expect(await figure(name)).toBe(one)
    await spoil()
    expect(await figure(name)).toBe(spoiled)
  })

  const testUnlessRunning = isRunning ? () => {} : test
  testUnlessRunning('the first and the last day count, those around them do not', async () => {
    await add(FROM)
    await add(TO)
    expect(await figure(name)).toBe(two)
    await add(BEFORE)
    await add(AFTER)
    expect(await figure(name)).toBe(two)
  })

  test('what lies in another township counts there alone', async () => {
    await add('2026-03-16', place)
    expect(await figure(name)).toBe('0/0')
    expect(await figure(name, OTHER)).toBe(one)
  })

  test('a township merged into another one counts there', async () => {
    await add('2026-03-16', place)
    await api.ownerSql`update areas set successor_path = ${TOWNSHIP} where path = ${YULIN}`
    expect(await figure(name)).toBe(one)
    await api.ownerSql`update areas set successor_path = null`
  })
})

test('each measure is named and shows its statement, but for what outsiders say', () => {
  expect(Object.keys(MEASURES).toSorted()).toEqual([...MEASURE_NAMES].toSorted())
  const silent = MEASURE_NAMES.filter((name) => MEASURES[name].query === null)
  expect(silent).toEqual([
    'satisfaction_approval',
    'evaluation_results',
    'evaluation_approval',
    'peer_marks',
    'press_reports',
  ])
  for (const name of MEASURE_NAMES)
    expect(MEASURES[name].query ?? '').not.toMatch(/now\(\)|current_date/)
})

test('nobody to be assessed, nothing measured', async () => {
  for (const name of MEASURE_NAMES)
    expect(await MEASURES[name].run(api.db, scope(), [])).toEqual(new Map())
})

describe('visits', () => {
  test.each([
    // Missed in February, and made up for on the first day.
    [['2026-01-29', '2026-03-01', '2026-03-31'], '1/1'],
    [['2026-01-29', '2026-03-02', '2026-03-31'], '0/1'],
    // Due on the last day, and made on it or on the next.
    [['2026-03-01', '2026-03-31'], '1/1'],
    [['2026-03-01', '2026-04-01'], '0/1'],
    // Due on the day after: whether it was made is of April.
    [['2026-02-01', '2026-03-02'], '1/1'],
  ])('visited on %j', async (days, expected) => {
    const { id: householdId } = await household()
    await addPairing(api, { householdId, staffId: secretary.id, fromDay: days[0] ?? '' })
    for (const visitedOn of days)
      await addVisit(api, { householdId, visitedOn, staffId: secretary.id })
    expect(await figure('visit_coverage')).toBe(expected)
    expect(await figure('pairing_visits', SECRETARY)).toBe(expected)
  })

  test('a household nobody ever visited is missed in each month, once', async () => {
    await household()
    expect(await figure('visit_coverage')).toBe('0/1')
    const { rows } = await measured('visit_coverage')
    expect(rows).toMatchObject([{ kind: 'household', isGood: false, note: '1/0' }])
  })

  test('a note that was corrected counts by what took its place', async () => {
    const id = await addVisited('2026-03-16')
    const [visit] = await api.db.select().from(visits).where(eq(visits.id, id))
    await addVisit(api, {
      householdId: visit?.householdId ?? '',
      visitedOn: '2026-03-17',
      staffId: secretary.id,
      correctsId: id,
    })
    expect(await figure('visit_coverage')).toBe('0/1')
  })

  test('a visit not due yet is neither good nor bad', async () => {
    api.clock.now = at('2026-03-16')
    const { id: householdId } = await household()
    await addVisit(api, { householdId, visitedOn: '2026-02-14', staffId: secretary.id })
    // Due on the 16th, which is not over.
    expect(await figure('visit_coverage')).toBe('0/0')
    api.clock.now = at('2026-03-17')
    expect(await figure('visit_coverage')).toBe('0/1')
  })

  test('one who was exited is visited by the longer figure, one in no care by none', async () => {
    const exited = await household({ status: 'exited' })
    await addVisit(api, { householdId: exited.id, visitedOn: '2026-01-05', staffId: secretary.id })
    await household({ status: 'unregistered' })
    expect(await figure('visit_coverage')).toBe('0/0')
    await api.ownerSql`update visits set visited_on = '2025-12-20'`
    expect(await figure('visit_coverage')).toBe('0/1')
  })

  test('without a figure nothing is guessed', async () => {
    await api.setFigures({ visit_days_key: null })
    await expect(figure('visit_coverage')).rejects.toThrow('visit_days_key')
    await api.setFigures()
  })

  test('a helper is judged by visits of their own, while they are paired', async () => {
    await addHelped('2026-03-16')
    expect(await figure('pairing_visits', SECRETARY)).toBe('1/1')
    await api.ownerSql`update pairings set to_day = '2026-03-15'`
    expect(await figure('pairing_visits', SECRETARY)).toBe('0/0')
  })
})

describe('units and persons', () => {
  test('a unit counts what its people owe, what it carries out, and what it promised', async () => {
    await addDelivered('2026-03-16')
    expect(await figure('measures_delivered', UNIT)).toBe('1/1')
    await addAccepted('2026-03-16', VILLAGE, '县教委')
    expect(await figure('projects_accepted', UNIT)).toBe('1/1')
    const id = newId()
    const of = { county: COUNTY, id, name: '教委捐款', kind: 'donor' as const, giver: '县教委' }
    const money = { year: 2026, plannedFen: 500, sectors: [], areaPath: COUNTY }
    const recorded = { recordedBy: helper.id, recordedOn: '2026-03-02' }
    await api.db.insert(fundSources).values({ ...of, ...money, ...recorded })
    expect(await figure('funds_paid', UNIT)).toBe('0/1')
    await api.db.insert(fundPostings).values({
      county: COUNTY,
      id: newId(),
      type: 'arrive',
      sourceId: id,
      amountFen: 500,
      text: '',
      actor: 'test',
      on: '2026-03-20',
      at: at('2026-03-20'),
    })
    expect(await figure('funds_paid', UNIT)).toBe('1/1')
    // What its township accepted waits for its own money.
    expect(await figure('funds_paid')).toBe('0/1')
  })

  test('a unit is judged where its people are posted, and not in the whole county', async () => {
    await addList('2026-03-16')
    expect(await figure('notices_on_time', UNIT)).toBe('1/1')
    await api.ownerSql`update staff_roles set area_path = 'wuxi' where role = 'group_unit'`
    expect(await figure('notices_on_time', UNIT)).toBe('0/0')
    await api.ownerSql`update staff_roles set area_path = ${TOWNSHIP} where role = 'group_unit'`
  })

  test('a first secretary has the days of their own, and the lists of their village', async () => {
    await addPresent('2026-03-16')
    const days = async () => {
      const { good, of, rows } = await measured('residency_days', SECRETARY)
      return [good, of, rows[0]?.note]
    }
    expect(await days()).toEqual([1, 17, '应在村17天，差16天'])
    await api.db.update(residencyDays).set({ staffId: elsewhere.id })
    expect(await days()).toEqual([0, 17, '应在村17天，差17天'])
    await addList('2026-03-16', OTHER_VILLAGE)
    expect(await figure('notices_on_time', SECRETARY)).toBe('0/0')
    await addList('2026-03-16')
    expect(await figure('notices_on_time', SECRETARY)).toBe('1/1')
  })
})

describe('held to account', () => {
  test.each(['proposed', 'decided', 'revoked'] as const)('%s shows nowhere', async (status) => {
    await addFinal('2026-03-16')
    await api.db.update(accountabilities).set({ status })
    for (const subject of ALL) expect(await figure('complaint_findings', subject)).toBe('0/0')
  })

  test('final, but only from a day to come on, shows nowhere', async () => {
    await addFinal('2026-03-16')
    await api.db.update(accountabilities).set({ finalOn: '2026-04-21' })
    expect(await figure('complaint_findings')).toBe('0/0')
    await api.db.update(accountabilities).set({ finalOn: '2026-04-20' })
    expect(await figure('complaint_findings')).toBe('0/1')
  })

  test('no row tells when, for what, or of what it came', async () => {
    const { id } = await addFinal('2026-03-16')
    const { rows } = await measured('complaint_findings')
    expect(rows).toEqual([
      { kind: 'accountability', id, areaPath: TOWNSHIP, on: null, isGood: false, note: '' },
    ])
  })

  test('whoever was recalled since counts where they were', async () => {
    await addFinal('2026-03-16')
    await api.ownerSql`delete from staff_roles where staff_id = ${secretary.id}`
    expect(await figure('complaint_findings')).toBe('0/0')
    const id = newId()
    await api.db.insert(recalls).values({
      county: COUNTY,
      id,
      code: id,
      staffId: secretary.id,
      role: 'first_secretary',
      areaPath: VILLAGE,
      reasonSealed: Buffer.alloc(1),
      status: 'recalled',
      proposedBy: helper.id,
      proposedOn: '2026-03-20',
    })
    expect(await figure('complaint_findings')).toBe('0/1')
    await api.ownerSql`insert into staff_roles (county, staff_id, role, area_path)
      values ('wuxi', ${secretary.id}, 'first_secretary', ${VILLAGE})`
  })
})

describe('not over yet', () => {
  test('a lead, a measure, a project, a claim, a loan and a list are waited for until their day is over', async () => {
    api.clock.now = at('2026-03-16')
    const lead = await addLead('2026-03-16')
    await api.db
      .update(leads)
      .set({ status: 'open', visitedOn: null, decidedOn: null })
      .where(eq(leads.id, lead.id))
    await addDelivered('2026-03-16')
    await api.db.update(measures).set({ status: 'planned', deliveredOn: null })
    await addAccepted('2026-03-16')
    await api.db.update(projects).set({ status: 'under_way', acceptedFen: null })
    await addPaidClaim('2026-03-16')
    await api.db.update(claims).set({ status: 'agreed' })
    await addRepaid('2026-03-16')
    await api.db.update(loans).set({ status: 'open' })
    await addList('2026-03-16')
    const names = [
      'late_leads',
      'measures_delivered',
      'projects_accepted',
      'claims_on_time',
      'loans_repaid',
      'notices_on_time',
    ] as const
    for (const name of names) expect([name, await figure(name)]).toEqual([name, '0/0'])
    api.clock.now = at('2026-03-17')
    for (const name of names)
      expect([name, await figure(name)]).toEqual([name, name === 'notices_on_time' ? '1/1' : '0/1'])
  })

  test('a lead nobody visited in time is late at once', async () => {
    api.clock.now = at('2026-03-10')
    const { id } = await addLead('2026-03-16')
    const open = { status: 'open' as const, visitedOn: null, decidedOn: null }
    await api.db
      .update(leads)
      .set({ ...open, visitDueOn: '2026-03-09' })
      .where(eq(leads.id, id))
    expect(await figure('late_leads')).toBe('0/1')
  })
})

test('of many good rows the first are kept, of bad ones all; the counts are of all', async () => {
  await api.ownerSql`insert into residency_days
    (county, staff_id, area_path, on_day, is_present, noted_at, is_far)
    select 'wuxi', ${secretary.id}, 'wuxi.tianyuan.' || n, '2026-03-16', true, ${at(TO)}, false
      from generate_series(1, ${GOOD_KEPT + 5}) n`
  const { good, rows } = await measured('residency_days')
  // The same person on the same day is one day, wherever they were.
  expect([good, rows.length]).toEqual([1, 1])
  await api.ownerSql`update residency_days set on_day = '2025-01-01'::date + substring(area_path from 15)::int`
  const year = { ...scope(), from: '2025-01-01', to: '2025-12-31' }
  const found = await MEASURES.residency_days.run(api.db, year, [TIANYUAN])
  const own = found.get(subjectKey(TIANYUAN))
  expect([own?.good, own?.of, own?.rows.length]).toEqual([GOOD_KEPT + 5, GOOD_KEPT + 5, GOOD_KEPT])
})
