import { eq } from 'drizzle-orm'
import type { AppDeps } from '../../api/http/context'
import { FIGURE_UNITS, type FigureName } from '../../api/figures/names'
import { newId } from '../../api/shared/ids'
import {
  areas,
  contactLinks,
  contacts,
  counties,
  figures,
  households,
  people,
  staff,
  staffRoles,
  staffTies,
} from '../../db/schema'
import type { Language } from '../../db/values/contacts'
import type { RollStatus } from '../../db/values/roll'
import type { StaffRole } from '../../db/values/staff'

export const COUNTY = 'wuxi'
export const TOWNSHIP = 'wuxi.tianyuan'
export const VILLAGE = 'wuxi.tianyuan.baoping'
export const GROUP = 'wuxi.tianyuan.baoping.3'
export const OTHER_VILLAGE = 'wuxi.tianyuan.xinhua'
export const HOTLINE = '023-51522345'

const AREAS = [
  [COUNTY, 'county', '巫溪县'],
  [TOWNSHIP, 'township', '天元乡'],
  [VILLAGE, 'village', '宝坪村'],
  [GROUP, 'group', '3社'],
  [OTHER_VILLAGE, 'village', '新华村'],
] as const

/** Values of the tests; a rule that reads another figure than it should shows. */
export const FIGURES: Record<FigureName, number> = {
  application_answer_days: 20,
  help_answer_hours: 24,
  person_lapse_minutes: 30,
  chat_unread_hours: 6,
  person_opens_hour: 9,
  person_closes_hour: 18,
  link_attempts_per_day: 5,
  link_code_hours: 48,
  notice_days: 6,
  exit_notice_days: 8,
  watch_notice_days: 5,
  watch_list_days: 16,
  duty_days: 5,
  climb_days: 3,
  check_late_days: 7,
  check_remind_days: 2,
  quality_working_age: 15,
  quality_elderly_age: 61,
  quality_hands_percent: 30,
  objection_working_days: 4,
  review_quorum_permille_group: 667,
  review_quorum_permille_village: 600,
  review_quorum_permille_township: 501,
  review_proxies_per_person: 2,
  appeal_days: 3,
  appeal_working_days: 6,
  change_answer_days: 12,
  proxy_hours: 12,
  sign_code_hours: 36,
  sign_remind_days: 3,
  visit_far_metres: 2_000,
  entry_income_tolerance_percent: 15,
  entry_area_tolerance_percent: 12,
  survey_cost_percent_grain: 30,
  survey_cost_percent_tobacco: 45,
  survey_cost_percent_livestock: 50,
  survey_cost_percent_tree_fruit: 15,
  survey_cost_percent_other_crops: 35,
  sms_segment_milliyuan: 40,
  broadcast_messages_per_hour: 1_000_000,
  exit_income_margin_percent: 0,
  village_exit_incidence_permille: 30,
  lead_visit_days: 3,
  lead_decide_days: 15,
  mismatch_visit_days: 10,
  mismatch_decide_days: 25,
  hearing_days: 6,
  visit_days_key: 30,
  visit_days_other: 90,
  poverty_line: 400_000,
  watch_line: 610_000,
  inpatient_trigger_registered: 510_000,
  inpatient_trigger_other: 2_010_000,
  outpatient_trigger: 51_000,
  schooling_trigger: 1_010_000,
  cluster_signals: 3,
  cluster_days: 20,
  watch_measure_days: 8,
  ledger_visit_days: 25,
  risk_removal_days: 180,
  project_notice_days: 9,
  project_submit_days: 14,
  project_approve_days: 18,
  project_start_days: 28,
  project_accept_days: 13,
  project_claim_days: 12,
  project_opinion_days: 8,
  project_pay_days: 7,
  project_comment_days: 4,
  project_progress_day: 3,
  approvals_two_from: 20_000_000,
  approvals_three_from: 100_000_000,
  spot_check_permille: 300,
  spot_check_days: 9,
  loan_most: 5_000_000,
  loan_most_months: 36,
  loan_age_from: 18,
  loan_age_to: 65,
  loan_remind_days: 30,
  complaint_accept_working_days: 15,
  complaint_decide_days: 60,
  complaint_extend_days: 30,
  complaint_tell_working_days: 15,
  complaint_hand_up_working_days: 5,
  complaint_review_days: 30,
  complaint_count_least: 5,
  rectify_days: 25,
  accountability_final_days: 30,
  county_exit_incidence_permille: 30,
  county_exit_wrong_permille: 20,
  county_exit_missed_permille: 20,
  county_exit_approval_permille: 900,
  evaluation_feedback_days: 6,
  peer_evaluators: 3,
  peer_remind_days: 2,
  peer_extreme_percent: 25,
  press_answer_working_days: 4,
  press_contest_days: 6,
  press_points_national: 10,
  press_points_municipal: 6,
  press_points_county: 3,
  press_percent_observation: 50,
  press_percent_link: 100,
  press_percent_print: 100,
  press_percent_broadcast: 100,
  press_percent_partly: 50,
  residency_month_days: 18,
  residency_year_days: 210,
  leave_most_days: 12,
  satisfaction_gap_days: 30,
  satisfaction_opens_hour: 9,
  satisfaction_closes_hour: 20,
  satisfaction_remind_days: 3,
  satisfaction_days: 8,
  satisfaction_margin_permille: 50,
  satisfaction_confidence_percent: 95,
  satisfaction_response_percent: 50,
  satisfaction_least_answers: 10,
  satisfaction_auto_permille: 1000,
  satisfaction_auto_days: 5,
  satisfaction_auto_per_day: 20,
}

interface NewHousehold {
  head?: string
  areaPath?: string
  status?: RollStatus
  /** The head's, in the register. */
  phone?: string
  idNumber?: string
}

interface NewStaff {
  name?: string
  unit?: string
  roles: [role: StaffRole, areaPath: string][]
  /** One of its own unless given; none at all for null. */
  phone?: string | null
  ties?: string[]
  isActive?: boolean
}

interface NewContact {
  phone?: string
  /** An address that is no phone. */
  chat?: string
  channel?: string
  language?: Language
  linkedTo?: string[]
}

/** Rows a test starts from, sealed as the API seals them. Everything not given is made up. */
export function createSeeds({ connection: { db }, sealer, clock }: AppDeps, county = COUNTY) {
  const addresses = new Map<string, { channel: string; address: string; isPhone: boolean }>()
  let made = 0
  const nextPhone = () => `+86199${String(++made).padStart(8, '0')}`
  const seal = (table: string, column: string, row: string, text: string) =>
    sealer.seal({ county, table, column, row }, text)

  async function addCounty({ isDemo = true } = {}) {
    const signature = '村信'
    await db
      .insert(counties)
      .values({ county, name: '巫溪县', signature, hotline: HOTLINE, isDemo })
    const rows = AREAS.map(([path, level, name]) => ({ county, path, level, name, source: '测试' }))
    await db.insert(areas).values(rows)
    await setFigures()
  }

  /** Null takes a figure away. */
  async function setFigures(changed: Partial<Record<FigureName, number | null>> = {}) {
    await db.delete(figures).where(eq(figures.county, county))
    const values = Object.entries({ ...FIGURES, ...changed }) as [FigureName, number | null][]
    const rows = values.flatMap(([name, value]) =>
      value === null
        ? []
        : {
            county,
            name,
            value,
            unit: FIGURE_UNITS[name],
            validFrom: '2020-01-01',
            source: '示例',
          },
    )
    await db.insert(figures).values(rows)
  }

  async function addHousehold(given: NewHousehold = {}) {
    const { head = '谭大山', areaPath = GROUP, status = 'unregistered', phone } = given
    const id = newId()
    const personId = newId()
    made++
    const idNumber = given.idNumber ?? `50993819600101${String(made).padStart(4, '0')}`
    const fingerprint = Buffer.alloc(16)
    const household = { county, id, key: `test:${id}`, areaPath, headName: head, size: 1, status }
    await db.insert(households).values({ ...household, otherCauses: [], fingerprint })
    await db.insert(people).values({
      county,
      id: personId,
      householdId: id,
      name: head,
      isHead: true,
      relation: '户主',
      health: [],
      idNumberSealed: seal('people', 'id_number_sealed', personId, idNumber),
      idNumberIndex: sealer.index('id_number', county, idNumber),
      phoneSealed: phone ? seal('people', 'phone_sealed', personId, phone) : null,
      phoneIndex: phone ? sealer.index('phone', county, phone) : null,
    })
    return { id, head, areaPath, idNumber }
  }

  async function addStaff({ name = '熊长富', isActive = true, ties = [], ...given }: NewStaff) {
    const id = newId()
    const phone = given.phone === undefined ? nextPhone() : given.phone
    await db.insert(staff).values({
      county,
      id,
      name,
      unit: given.unit ?? '宝坪村委会',
      phoneSealed: phone === null ? null : seal('staff', 'phone_sealed', id, phone),
      phoneIndex: phone === null ? null : sealer.index('phone', county, phone),
      isActive,
    })
    const roles = given.roles.map(([role, areaPath]) => ({ county, staffId: id, role, areaPath }))
    await db.insert(staffRoles).values(roles)
    const kin = ties.map((householdId) => ({
      county,
      staffId: id,
      householdId,
      kind: 'kin' as const,
    }))
    if (kin.length > 0) await db.insert(staffTies).values(kin)
    return { id, name, phone, actor: `staff:${id}` as const }
  }

  async function addContact(given: NewContact = {}) {
    const { chat, channel = 'sms', language = 'zh', linkedTo = [] } = given
    const id = newId()
    const address = chat ?? given.phone ?? nextPhone()
    const isPhone = chat === undefined
    await db.insert(contacts).values({
      county,
      id,
      channel,
      addressIndex: sealer.index(isPhone ? 'phone' : 'address', county, address),
      addressSealed: seal('contacts', 'address_sealed', id, address),
      isPhone,
      language,
      lastSeq: 0,
      lastOutSeq: 0,
      sessionVersion: 0,
    })
    addresses.set(id, { channel, address, isPhone })
    for (const householdId of linkedTo) await link(id, householdId)
    return { id, address, actor: `contact:${id}` as const }
  }

  async function link(contactId: string, householdId: string) {
    const row = { county, id: newId(), contactId, householdId, linkedAt: clock() }
    await db.insert(contactLinks).values({ ...row, way: 'register_phone' })
  }

  function addressOf(contactId: string) {
    const address = addresses.get(contactId)
    if (!address) throw new Error('not a contact of this test')
    return address
  }

  return { addCounty, setFigures, addHousehold, addStaff, addContact, link, addressOf }
}
