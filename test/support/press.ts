import { afterAll, beforeEach } from 'vitest'
import { sealReport } from '../../api/press-reports/find'
import { giveCode } from '../../api/receipts/codes'
import { addDays, dayOf } from '../../api/shared/day'
import { newId } from '../../api/shared/ids'
import { pressAccreditations, pressReports } from '../../db/schema'
import { COUNTY, createSeeds, MONDAY_MORNING, type TestApi, TOWNSHIP, VILLAGE } from './api'
import { startBot } from './bot'
import { nextPhone } from './inspectors'
import { Talk } from './talk'

type Api = Pick<TestApi, 'db' | 'deps' | 'clock'>

/** A report on 天元乡 as a row; of a journalist of its own unless given. */
export async function addPressReport(
  api: Api,
  given: Partial<typeof pressReports.$inferInsert> = {},
) {
  const { county = COUNTY, status = 'open', text = '路没有修完' } = given
  const id = newId()
  const today = dayOf(api.clock.now)
  const journalistId =
    given.journalistId === undefined
      ? (
          await createSeeds(api.deps, county).addStaff({
            unit: '某报',
            roles: [['journalist', county]],
            phone: null,
          })
        ).id
      : given.journalistId
  const subject = `press_report:${id}`
  const code = await giveCode(api.db, { county, kind: 'receipt', subject, contactId: null })
  const isAnswered = status === 'answered' || status === 'rated'
  await api.db.insert(pressReports).values({
    county,
    id,
    code,
    kind: 'observation',
    outlet: '重庆日报',
    level: 'municipal',
    onDay: today,
    filedOn: today,
    areaPath: VILLAGE,
    photos: 0,
    unit: `township:${TOWNSHIP}`,
    unitName: '天元乡',
    dueOn: addDays(today, 4),
    status,
    wasLate: 0,
    ...(isAnswered && { answer: '已安排施工队', answeredOn: today }),
    ...(status === 'rated' && {
      truth: 'true' as const,
      tone: 'critical' as const,
      importance: 1,
      ratedOn: today,
    }),
    ...given,
    text,
    textSealed: sealReport({ county, deps: api.deps }, id, 'text_sealed', text),
    journalistId,
  })
  return { id, code, journalistId }
}

/** For 重庆日报, of the city, in March 2026 unless given. */
export async function addAccreditation(
  api: Api,
  given: Partial<typeof pressAccreditations.$inferInsert> & { staffId: string },
) {
  const id = newId()
  await api.db.insert(pressAccreditations).values({
    county: COUNTY,
    id,
    outlet: '重庆日报',
    level: 'municipal',
    fromOn: '2026-03-01',
    untilOn: '2026-03-31',
    givenBy: given.staffId,
    givenOn: '2026-03-01',
    ...given,
  })
  return id
}

/** A township with its head, a journalist of 重庆日报, two of the county's office, and a department; for the top of a file. */
export async function startPress() {
  const bot = await startBot()
  const { api } = bot
  afterAll(bot.close)
  beforeEach(async () => {
    api.clock.now = new Date(MONDAY_MORNING)
    await api.sql`update contacts set flood_count = 0, same_count = 0`
    await api.ownerSql`truncate press_reports, outbox cascade`
  })
  const staff = async (
    name: string,
    unit: string,
    roles: Parameters<typeof api.addStaff>[0]['roles'],
  ) => {
    const row = await api.addStaff({ name, unit, roles, phone: nextPhone() })
    return Object.assign(new Talk(bot, row.phone ?? ''), row)
  }
  const head = await staff('覃远山', '天元乡人民政府', [['township_head', TOWNSHIP]])
  const journalist = await staff('徐朗月', '重庆日报', [['journalist', COUNTY]])
  const other = await staff('罗远', '县融媒体中心', [['journalist', COUNTY]])
  const office = await staff('唐雪柏', '县扶贫办', [['county_office', COUNTY]])
  const colleague = await staff('袁柏宁', '县扶贫办', [['county_office', COUNTY]])
  const department = await staff('钟兰舒', '县民政局', [['department', COUNTY]])
  await addAccreditation(api, { staffId: journalist.id })
  await addAccreditation(api, { staffId: other.id, outlet: '县融媒体中心', level: 'county' })
  const talk = () => new Talk(bot, nextPhone())
  const reports = () => api.sql`select * from press_reports order by filed_on, id`
  return { bot, api, head, journalist, other, office, colleague, department, talk, reports }
}
