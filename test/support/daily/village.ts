import { areas } from '../../../db/schema'
import type { StaffRole } from '../../../db/values/staff'
import { COUNTY } from '../api'
import type { ChannelName, Line } from './far-ends'
import type { World } from './world'

/** Each channel has a township to itself, so that who is told there is told on that channel. */
const PLACES = {
  sms: { slug: 'tangjia', township: '塘坊镇', village: '金盆村' },
  telegram: { slug: 'wenfeng', township: '文峰镇', village: '白鹿村' },
  simulator: { slug: 'jianshan', township: '尖山镇', village: '大包村' },
} as const satisfies Record<ChannelName, object>

let phones = 0
const nextPhone = () => `+86199${String(60_000_000 + ++phones)}`

export type Village = Awaited<ReturnType<typeof settleVillage>>

/** A village that writes on one channel: its staff and two families, linked, with a phone each. */
export async function settleVillage(world: World, channel: ChannelName) {
  const { seeds, ends, db, says } = world
  const { slug, township, village } = PLACES[channel]
  const townshipPath = `${COUNTY}.${slug}`
  const path = `${townshipPath}.cun`
  const group = `${path}.3`
  const rows = [
    [townshipPath, 'township', township],
    [path, 'village', village],
    [group, 'group', '3社'],
  ] as const
  await db
    .insert(areas)
    .values(
      rows.map(([at, level, name]) => ({ county: COUNTY, path: at, level, name, source: '测试' })),
    )

  async function introduce(line: Line) {
    const message = line.introduces()
    if (message) await world.answerTo(message)
  }
  async function staff(name: string, role: StaffRole, areaPath: string, by: ChannelName = channel) {
    const phone = nextPhone()
    const { id } = await seeds.addStaff({ name, phone, roles: [[role, areaPath]] })
    const line = ends[by].line(phone)
    await introduce(line)
    await says(line, '待办')
    return Object.assign(line, { id })
  }
  async function family(head: string) {
    const phone = nextPhone()
    const idNumber = `5099381960${String(phones).padStart(4, '0')}2359`
    const household = await seeds.addHousehold({ head, areaPath: group, phone, idNumber })
    const line = ends[channel].line(phone)
    await introduce(line)
    await says(line, '查', '后四位')
    await says(line, `${head} 2359`, `${head}家`)
    return Object.assign(line, { household })
  }

  const clerk = await staff('向文秀', 'township_clerk', townshipPath)
  const committee = await staff('谭开平', 'township_committee', townshipPath)
  const secretary = await staff('冉支书', 'village_secretary', path)
  const checker = await staff('熊长富', 'village_cadre', path)
  const poster = await staff('李社长', 'group_cadre', group)
  // Wherever the others write, a photo comes by a chat.
  const photographer = await staff('牟文书', 'township_clerk', townshipPath, 'telegram')
  const contested = await family('牟大山')
  const other = await family('覃启旺')
  // Reached by the loudspeaker alone.
  await seeds.addHousehold({ head: '沈无声', areaPath: group })
  const objector = ends[channel].line(nextPhone())

  /** By the API, as the office does it. */
  async function openRound() {
    const response = await fetch(`http://127.0.0.1:${world.server.apiPort}/api/v1/rounds`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${world.env.SERVICE_TOKEN}`,
        'On-Behalf-Of': `staff:${clerk.id}`,
        County: COUNTY,
        'Content-Type': 'application/json',
        'Idempotency-Key': `round-${slug}`,
      },
      body: JSON.stringify({ kind: 'identification', year: 2026, areaPath: townshipPath }),
    })
    if (!response.ok) throw new Error(await response.text())
  }

  const colleagues = { clerk, committee, secretary, checker, poster, photographer }
  const people = { ...colleagues, contested, other, objector }
  return { world, village, path, group, openRound, ...people }
}
