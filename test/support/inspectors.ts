import { afterAll, beforeEach } from 'vitest'
import { COUNTY, MONDAY_MORNING, VILLAGE } from './api'
import { startBot } from './bot'
import { Talk } from './talk'

let phones = 0
export const nextPhone = () => `+86188${String(60_000_000 + ++phones)}`

/** The county's inspectors, whoever a complaint is about, and nothing filed; for the top of a file. */
export async function startInspectors() {
  const bot = await startBot()
  const { api } = bot
  afterAll(bot.close)
  beforeEach(async () => {
    api.clock.now = new Date(MONDAY_MORNING)
    await api.sql`update contacts set flood_count = 0, same_count = 0`
    // The chain's rows are never changed by the running process: it is its owner who clears them.
    await api.ownerSql`truncate complaint_events, complaint_messages, complaint_accused, complaints, outbox cascade`
  })
  const staff = async (
    name: string,
    unit: string,
    roles: Parameters<typeof api.addStaff>[0]['roles'],
  ) => {
    const row = await api.addStaff({ name, unit, roles, phone: nextPhone() })
    return Object.assign(new Talk(bot, row.phone ?? ''), row)
  }
  const handler = await staff('向治平', '县纪委一室', [['discipline_inspector', COUNTY]])
  const colleague = await staff('李清', '县纪委二室', [['discipline_inspector', COUNTY]])
  const superior = await staff('赵明德', '市纪委', [['superior_inspector', COUNTY]])
  const accused = await staff('冉崇德', '宝坪村委会', [['village_secretary', VILLAGE]])
  const office = await staff('彭主任', '县扶贫办', [['county_office', COUNTY]])

  /** Under which number its handler sees a complaint. */
  const numberOf = (id: string) =>
    String(10_000_000 + (parseInt(id.replaceAll('-', '').slice(0, 6), 16) % 90_000_000))
  const eventsOf = async (id: string) =>
    (
      await api.sql<{ type: string; actor: string }[]>`
      select type, actor from complaint_events where complaint_id = ${id} order by seq`
    ).map((each) => each.type)
  const rowOf = async (id: string) =>
    (await api.sql<Record<string, unknown>[]>`select * from complaints where id = ${id}`)[0]
  return { bot, api, handler, colleague, superior, accused, office, numberOf, eventsOf, rowOf }
}
