import type { PeerEvaluationStatus, PeerTaskStatus } from '../../../db/values/peer-evaluations'
import type { PressStatus } from '../../../db/values/press-reports'
import { addPressReport } from '../../support/press'
import { addPeerTask } from '../../support/peers'
import type { SatisfactionDrawStatus, SatisfactionStatus } from '../../../db/values/satisfaction'
import { addSatisfaction, addSatisfactionDraw } from '../../support/satisfaction'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { say } from '../../../api/messages/templates'
import { enqueue } from '../../../api/outbox/enqueue'
import type { Guard } from '../../../api/outbox/guards'
import { newId } from '../../../api/shared/ids'
import {
  applications,
  broadcasts,
  entryVisits,
  helpRequests,
  notices,
  objections,
  type projectComments,
  type projects,
  rounds,
  signOffs,
} from '../../../db/schema'
import type { ComparisonTaskStatus } from '../../../db/values/comparisons'
import type { CheckOutcome } from '../../../db/values/check-campaigns'
import type { LoanStatus } from '../../../db/values/funds'
import { addLoan } from '../../support/loans'
import type { LeadStatus } from '../../../db/values/leads'
import type { VillageListStatus } from '../../../db/values/village-lists'
import type { ChangeStatus } from '../../../db/values/changes'
import type { AccountabilityStatus, FindingStatus } from '../../../db/values/integrity'
import type { MeasureStatus } from '../../../db/values/registrations'
import { COUNTY, MONDAY_MORNING, startApi, type TestApi, VILLAGE } from '../../support/api'
import { addCheck } from '../../support/check-campaigns'
import { addClaim, addPayment } from '../../support/claims'
import { addProject } from '../../support/projects'
import { claim as claimAll } from '../../support/outbox'
import { type NewList, postList } from '../../support/objections'
import { addRelay } from '../../support/relays'
import { addLeads } from '../../support/leads'
import { addComparisonTask } from '../../support/comparison-tasks'
import { addProjectComment, addProjectRow } from '../../support/project-rows'
import type { AssessmentAppealStatus, AssessmentStatus } from '../../../db/values/assessments'
import { addAppeal, addAssessment } from '../../support/assessments'
import { addCase, addFinding } from '../../support/inspections'
import { addItem } from '../../support/list-items'
import { addChange } from '../../support/changes'
import { addMeasure } from '../../support/reports'

let api: TestApi
beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
})
beforeEach(() => {
  api.clock.now = new Date(MONDAY_MORNING)
})
afterAll(() => api.close())

const DAY = '2026-03-09'
const county = COUNTY
const hoursAgo = (hours: number, milliseconds = 0) =>
  new Date(Date.parse(MONDAY_MORNING) - hours * 3_600_000 + milliseconds)

/** A filing of each kind in a state; each belongs to a contact and a household of its own. */
const MAKE = {
  async application_open(set: Partial<typeof applications.$inferInsert>) {
    const id = newId()
    const { id: householdId } = await api.addHousehold()
    const { id: contactId } = await api.addContact()
    const dates = { filedAt: api.clock.now, filedOn: DAY, answerDueOn: DAY }
    const row = { county, id, householdId, contactId, code: id, status: 'filed' as const }
    await api.db.insert(applications).values({ ...row, ...dates, ...set })
    return id
  },
  async help_open(set: Partial<typeof helpRequests.$inferInsert>) {
    const id = newId()
    const { id: contactId } = await api.addContact()
    const at = { openedAt: api.clock.now, answerDueAt: api.clock.now, messageCount: 0 }
    const row = { county, id, kind: 'help' as const, contactId, areaPath: VILLAGE, code: id }
    await api.db.insert(helpRequests).values({ ...row, ...at, status: 'open', ...set })
    return id
  },
  async objection_open(set: Partial<typeof objections.$inferInsert>) {
    const [id, roundId, noticeId] = [newId(), newId(), newId()]
    const { id: staffId } = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    await api.db.insert(rounds).values({
      county,
      id: roundId,
      kind: 'identification',
      year: 2026,
      // One open round an area.
      areaPath: `${VILLAGE}.${roundId}`,
      status: 'open',
      openedOn: DAY,
      openedBy: staffId,
      figures: {},
    })
    const at = { postedAt: api.clock.now, postedOn: DAY, closesOn: DAY, closesAt: api.clock.now }
    const list = {
      id: noticeId,
      roundId,
      level: 'village',
      areaPath: VILLAGE,
      areaName: '宝坪村',
    } as const
    await api.db
      .insert(notices)
      .values({ county, ...list, code: noticeId, status: 'posted', postedBy: staffId, ...at })
    await api.db.insert(objections).values({
      county,
      id,
      noticeId,
      ground: 'left_out',
      way: 'message',
      code: id,
      bodySealed: Buffer.alloc(1),
      status: 'open',
      filedAt: api.clock.now,
      filedOn: DAY,
      dueOn: DAY,
      ...set,
    })
    return id
  },
  notice_drawn_up: async (list: NewList): Promise<string> =>
    (await postList(api, { status: 'drawn_up', ...list })).id,
  notice_unproved: async (list: NewList): Promise<string> =>
    (await postList(api, { proofs: ['first'], ...list })).id,
  objection_withdrawn: (set: Partial<typeof objections.$inferInsert>): Promise<string> =>
    MAKE.objection_open(set),
  /** One that waits for a member of staff, by its own id. */
  async sign_off_asked(set: Partial<typeof signOffs.$inferInsert>) {
    const id = newId()
    const applicationId = await MAKE.application_open({})
    const row = { county, id, applicationId, snapshotSeq: 1, role: 'first_secretary' as const }
    const asked = { status: 'asked' as const, isDeputy: false, witnesses: [] }
    await api.db.insert(signOffs).values({ ...row, ...asked, askedAt: api.clock.now, ...set })
    return id
  },
  async broadcast_live(set: Partial<typeof broadcasts.$inferInsert>) {
    const id = newId()
    const { id: draftedBy } = await api.addStaff({ roles: [['township_clerk', VILLAGE]] })
    const row = {
      county,
      id,
      code: id,
      areaPath: VILLAGE,
      areas: [VILLAGE],
      narrowing: {},
      audience: 'households' as const,
      roles: [],
    }
    const at = { draftedBy, draftedAt: api.clock.now }
    await api.db
      .insert(broadcasts)
      .values({ ...row, ...at, body: '开会', reach: {}, status: 'approved', ...set })
    return id
  },
  async screened_eligible(set: Partial<typeof entryVisits.$inferInsert>) {
    const { id: householdId } = await api.addHousehold()
    const { id: staffId } = await api.addStaff({ roles: [['group_cadre', VILLAGE]] })
    const [id, roundId] = [newId(), newId()]
    const round = { county, id: roundId, year: 2026, areaPath: `${VILLAGE}.${roundId}` }
    const opened = { openedOn: DAY, openedBy: staffId, figures: {}, status: 'open' as const }
    await api.db.insert(rounds).values({ ...round, kind: 'identification', ...opened })
    await api.db.insert(entryVisits).values({
      county,
      id,
      roundId,
      householdId,
      areaPath: VILLAGE,
      kind: 'screening',
      status: 'finished',
      staffId,
      startedAt: api.clock.now,
      verdict: 'eligible',
      factsSealed: Buffer.alloc(1),
      openDisputes: 0,
      isFar: false,
      ...set,
    })
    return id
  },
  async change_asked({ status, ...set }: { status?: ChangeStatus; withdrawalAskedAt?: Date }) {
    const { id: householdId } = await api.addHousehold()
    return (await addChange(api, { householdId, status: status ?? 'asked', ...set })).id
  },
  change_checked: (set: { status?: ChangeStatus; withdrawalAskedAt?: Date }): Promise<string> =>
    MAKE.change_asked({ status: 'checked', ...set }),
  async measure_planned({ status }: { status?: MeasureStatus }): Promise<string> {
    const { id: householdId } = await api.addHousehold()
    return (await addMeasure(api, { householdId, status: status ?? 'planned' })).id
  },
  list_item_open: async ({ status }: { status?: VillageListStatus }): Promise<string> =>
    (await addItem(api, { status: status ?? 'open' })).id,
  list_item_done: async ({ status }: { status?: VillageListStatus }): Promise<string> =>
    (await addItem(api, { status: status ?? 'done' })).id,
  async unread({ sentAt = api.clock.now }: { sentAt?: Date }): Promise<string> {
    const { id: contactId } = await api.addContact()
    const purpose = `read:${newId()}`
    const message = say('common.text', { text: '看到没' })
    await enqueue(
      api.db,
      { county, deps: api.deps, now: api.clock.now },
      {
        contactId,
        purpose,
        class: 'filing',
        say: message,
      },
    )
    const [row] = await api.sql<{ id: string }[]>`
      update outbox set status = 'sent', sent_at = ${sentAt} where purpose = ${purpose}
      returning id`
    return row?.id ?? ''
  },
  comparison_open: (set: { status?: ComparisonTaskStatus }): Promise<string> =>
    addComparisonTask(api, set),
  async check_waiting({ outcome, closesOn }: CheckSet): Promise<string> {
    const { id: householdId } = await api.addHousehold()
    return addCheck(api, {
      householdId,
      outcome: outcome ?? null,
      closesOn: closesOn ?? '2026-03-09',
    })
  },
  lead_open: (set: { status?: LeadStatus }): Promise<string> => addOneLead(set.status),
  loan_open: (set: { status?: LoanStatus }): Promise<string> =>
    addLoan(api, set).then(({ id }) => id),
  measure_unanswered: ({ status = 'delivered' }: { status?: MeasureStatus }): Promise<string> =>
    MAKE.measure_planned({ status }),
  async payment_unanswered({ answer }: { answer?: 'received' | 'denied' }): Promise<string> {
    const project = await addProject(api, { status: 'checked' })
    const claim = await addClaim(api, { projectId: project.id, status: 'paid' })
    const { id: householdId } = await api.addHousehold()
    const of = { projectId: project.id, claimId: claim.id, householdId }
    return (await addPayment(api, { ...of, ...(answer && { answer }) })).id
  },
  finding_open: async (set: { status?: FindingStatus }) => (await addFinding(api, set)).id,
  finding_rectified: async ({ status = 'rectified' }: { status?: FindingStatus }) =>
    (await addFinding(api, { status })).id,
  async accountability_undecided(set: { status?: AccountabilityStatus; contestedOn?: string }) {
    const { id: staffId } = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    return (await addCase(api, { staffId, ...set })).id
  },
  async relay_untold({ closed = false, ...set }: RelaySet): Promise<string> {
    const { id: householdId, areaPath } = await api.addHousehold()
    const id = await addRelay(api, { householdId, areaPath, ...set })
    if (closed) await api.sql`update households set status = 'closed' where id = ${householdId}`
    return `${id}:${areaPath}`
  },
  assessment_draft: async (set: { status?: AssessmentStatus }) =>
    (await addAssessment(api, { status: 'draft', ...set })).id,
  assessment_appeal_open: async (set: { status?: AssessmentAppealStatus }) =>
    (await addAppeal(api, set)).id,
  project_live: async (set: Partial<typeof projects.$inferInsert>): Promise<string> =>
    (await addProjectRow(api, set)).id,
  async project_comment_open(set: Partial<typeof projectComments.$inferInsert>): Promise<string> {
    const { id: projectId } = await addProjectRow(api)
    return (await addProjectComment(api, { projectId, ...set })).id
  },
  press_unanswered: async (set: { status?: PressStatus }): Promise<string> =>
    (await addPressReport(api, set)).id,
  async peer_waiting({ evaluation = 'open', ...set }: PeerSet): Promise<string> {
    const { id } = await api.addStaff({ roles: [['township_head', 'wuxi.tianyuan']] })
    await addPeerTask(api, { askedId: id, ...set }, evaluation)
    return id
  },
  async satisfaction_open({
    survey = 'asking',
    draw = 'asked',
  }: {
    survey?: SatisfactionStatus
    draw?: SatisfactionDrawStatus
  } = {}): Promise<string> {
    const { id: householdId } = await api.addHousehold()
    const { id: contactId } = await api.addContact()
    const { id: surveyId } = await addSatisfaction(api, { status: survey })
    return addSatisfactionDraw(api, { surveyId, householdId, contactId, status: draw })
  },
} satisfies Record<Guard['kind'], (set: never) => Promise<string>>

async function addOneLead(status: LeadStatus = 'open'): Promise<string> {
  const { id: householdId } = await api.addHousehold()
  const [lead] = (await addLeads(api, [{ householdId }])).opened
  await api.sql`update leads set status = ${status} where id = ${lead?.id ?? ''}`
  return lead?.id ?? ''
}

interface PeerSet {
  status?: PeerTaskStatus
  evaluation?: PeerEvaluationStatus
}

interface CheckSet {
  outcome?: CheckOutcome
  closesOn?: string
}

interface RelaySet {
  closed?: boolean
  status?: 'cancelled'
  toldAt?: Date
  reachedAt?: Date
}

async function queue(guard: Guard): Promise<string> {
  const { id: contactId } = await api.addContact()
  const purpose = `guarded:${newId()}`
  const ctx = { county: COUNTY, deps: api.deps, now: api.clock.now }
  const message = say('common.text', { text: '还没办' })
  await enqueue(api.db, ctx, { contactId, purpose, class: 'reminder', say: message, guard })
  return purpose
}

const claim = async (want = 100) => (await claimAll(api, { want })).map(({ purpose }) => purpose)

const statusOf = async (purpose: string) => {
  const [row] = await api.sql<{ status: string }[]>`
    select status from outbox where purpose = ${purpose}`
  return row?.status
}

/** In force a day after it was asked for, to the millisecond. */
const WITHDRAWN = { withdrawalAskedAt: hoursAgo(24) }
const BEING_WITHDRAWN = { withdrawalAskedAt: hoursAgo(24, 1) }

describe('a reminder', () => {
  test.each([
    ['satisfaction_open', {}, true],
    ['satisfaction_open', { draw: 'answered' }, false],
    ['satisfaction_open', { draw: 'stopped' }, false],
    ['satisfaction_open', { survey: 'closed' }, false],
    ['satisfaction_open', { survey: 'cancelled' }, false],
    ['application_open', {}, true],
    ['application_open', BEING_WITHDRAWN, true],
    ['application_open', WITHDRAWN, false],
    ['application_open', { status: 'withdrawn' }, false],
    ['application_open', { status: 'accepted' }, false],
    ['application_open', { status: 'declined' }, false],
    ['loan_open', {}, true],
    ['loan_open', { status: 'repaid' }, false],
    ['lead_open', {}, true],
    ['lead_open', { status: 'visited' }, false],
    ['lead_open', { status: 'decided' }, false],
    ['objection_open', {}, true],
    ['objection_open', BEING_WITHDRAWN, true],
    ['objection_open', WITHDRAWN, false],
    ['objection_open', { status: 'upheld' }, false],
    ['objection_open', { status: 'rejected' }, false],
    ['objection_open', { status: 'withdrawn' }, false],
    ['objection_withdrawn', WITHDRAWN, true],
    ['objection_withdrawn', BEING_WITHDRAWN, false],
    ['objection_withdrawn', {}, false],
    ['objection_withdrawn', { ...WITHDRAWN, status: 'rejected' }, false],
    ['check_waiting', {}, true],
    ['check_waiting', { outcome: 'right' }, false],
    ['check_waiting', { closesOn: '2026-03-08' }, false],
    ['help_open', {}, true],
    ['help_open', { status: 'answered' }, false],
    ['help_open', { status: 'closed' }, false],
    ['sign_off_asked', {}, true],
    ['sign_off_asked', { status: 'signed' }, false],
    ['sign_off_asked', { status: 'refused' }, false],
    ['sign_off_asked', { status: 'void' }, false],
    ['broadcast_live', {}, true],
    ['broadcast_live', { status: 'draft' }, false],
    ['broadcast_live', { status: 'cancelled' }, false],
    ['screened_eligible', {}, true],
    ['screened_eligible', { verdict: 'not_eligible' }, false],
    ['screened_eligible', { verdict: 'unclear' }, false],
    ['screened_eligible', { status: 'open' }, false],
    ['notice_drawn_up', {}, true],
    ['notice_drawn_up', { status: 'posted' }, false],
    ['notice_drawn_up', { status: 'void' }, false],
    ['notice_unproved', {}, true],
    ['notice_unproved', { proofs: ['first', 'last'] }, false],
    ['notice_unproved', { status: 'drawn_up' }, false],
    ['notice_unproved', { status: 'closed' }, false],
    ['unread', {}, true],
    ['comparison_open', {}, true],
    ['comparison_open', { status: 'returned' }, false],
    ['comparison_open', { status: 'cancelled' }, false],
    ['change_asked', {}, true],
    ['change_asked', BEING_WITHDRAWN, true],
    ['change_asked', WITHDRAWN, false],
    ['change_asked', { status: 'checked' }, false],
    ['change_checked', {}, true],
    ['change_checked', { status: 'accepted' }, false],
    ['change_checked', WITHDRAWN, false],
    ['measure_planned', {}, true],
    ['measure_planned', { status: 'delivered' }, false],
    ['measure_planned', { status: 'cancelled' }, false],
    ['measure_unanswered', {}, true],
    ['measure_unanswered', { status: 'confirmed' }, false],
    ['measure_unanswered', { status: 'denied' }, false],
    ['payment_unanswered', {}, true],
    ['payment_unanswered', { answer: 'received' }, false],
    ['payment_unanswered', { answer: 'denied' }, false],
    ['list_item_open', {}, true],
    ['list_item_open', { status: 'done' }, false],
    ['list_item_open', { status: 'cancelled' }, false],
    ['list_item_done', {}, true],
    ['list_item_done', { status: 'open' }, false],
    ['list_item_done', { status: 'struck_off' }, false],
    ['project_live', {}, true],
    ['project_live', { status: 'settled' }, true],
    ['project_live', { status: 'cancelled' }, false],
    ['project_live', { status: 'rejected' }, false],
    ['project_comment_open', {}, true],
    ['project_comment_open', { status: 'answered' }, false],
    ['assessment_draft', {}, true],
    ['assessment_draft', { status: 'locked' }, false],
    ['assessment_appeal_open', {}, true],
    ['assessment_appeal_open', { status: 'rejected' }, false],
    ['finding_open', {}, true],
    ['finding_open', { status: 'rectified' }, false],
    ['finding_rectified', {}, true],
    ['finding_rectified', { status: 'verified' }, false],
    ['press_unanswered', {}, true],
    ['press_unanswered', { status: 'contested' }, true],
    ['press_unanswered', { status: 'answered' }, false],
    ['press_unanswered', { status: 'rated' }, false],
    ['peer_waiting', {}, true],
    ['peer_waiting', { status: 'answered' }, false],
    ['peer_waiting', { status: 'recused' }, false],
    ['peer_waiting', { evaluation: 'locked' }, false],
    ['accountability_undecided', {}, true],
    ['accountability_undecided', { status: 'decided' }, false],
    ['accountability_undecided', { status: 'decided', contestedOn: '2026-03-09' }, true],
    ['accountability_undecided', { status: 'revoked' }, false],
    ['relay_untold', {}, true],
    ['relay_untold', { toldAt: hoursAgo(1) }, false],
    ['relay_untold', { reachedAt: hoursAgo(1) }, false],
    ['relay_untold', { status: 'cancelled' }, false],
    ['relay_untold', { closed: true }, false],
  ] as const)('guarded by %s with %j goes out: %s', async (kind, set, goesOut) => {
    const id = await MAKE[kind](set as never)
    const purpose = await queue({ kind, id })
    expect(await claim()).toEqual(goesOut ? [purpose] : [])
    expect(await statusOf(purpose)).toBe(goesOut ? 'sending' : 'cancelled')
  })

  test('of signatures goes out as long as any waits for that official', async () => {
    const { id: staffId } = await api.addStaff({ roles: [['first_secretary', VILLAGE]] })
    const [first, second] = [
      await MAKE.sign_off_asked({ staffId }),
      await MAKE.sign_off_asked({ staffId }),
    ]
    await api.sql`update sign_offs set status = 'signed' where id = ${first}`
    const purpose = await queue({ kind: 'sign_off_asked', id: staffId })
    expect(await claim()).toEqual([purpose])
    await api.sql`update sign_offs set status = 'signed' where id = ${second}`
    await queue({ kind: 'sign_off_asked', id: staffId })
    expect(await claim()).toEqual([])
  })

  test('about something that does not exist, or exists only elsewhere, is dropped', async () => {
    const id = await MAKE.help_open({})
    const purpose = await queue({ kind: 'application_open', id })
    expect(await claim()).toEqual([])
    expect(await statusOf(purpose)).toBe('cancelled')
  })

  test('that is dropped leaves its place to the next one', async () => {
    const closed = await MAKE.help_open({ status: 'closed' })
    const open = await MAKE.help_open({})
    for (let i = 0; i < 3; i++) await queue({ kind: 'help_open', id: closed })
    const live = await queue({ kind: 'help_open', id: open })
    expect(await claim(1)).toEqual([live])
  })

  test('is looked at when it is sent, not when it was decided', async () => {
    const id = await MAKE.help_open({})
    const purpose = await queue({ kind: 'help_open', id })
    await api.sql`update help_requests set status = 'closed' where id = ${id}`
    expect(await claim()).toEqual([])
    expect(await statusOf(purpose)).toBe('cancelled')
  })
})
