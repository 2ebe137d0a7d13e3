import { createHash } from 'node:crypto'
import { STAFF_ROLES } from '../../../db/values/staff'
import { ROWS } from '../rights-rows'
import { COUNTY } from '../seeds'
import type { Stage } from './play'
import { seedChance } from './seeded'
import { readRows } from './stored'

/** What staff ask the number for. */
const ASKED = [
  '待办', '菜单', '1', '线索', '项目', '举报件', '举报件 12345678', '举报统计', '资金', '未送达', '清单', '问责', '曝光',
] // prettier-ignore

interface Watcher {
  name: string
  actor: string | undefined
  phone: string | null
}

function watchersOf({ world, members, accused, kin, handler }: Stage): Watcher[] {
  const ofPart = new Map(STAFF_ROLES.map((role) => [String(world.actors.get(role)), role]))
  const staff = members
    .filter(({ id }) => id !== handler.id)
    .flatMap(({ id, actor, phone }) => {
      const named = id === accused.id ? 'accused' : id === kin.id ? 'kin' : null
      const name = named ?? ofPart.get(actor)
      return name ? { name, actor, phone } : []
    })
  const others = (['public', 'contact', 'command', 'bot', 'worker'] as const).map((part) => ({
    name: part,
    actor: world.actors.get(part),
    phone: null,
  }))
  return [...staff, ...others]
}

/** Everything anybody but the filer and the handler can see, by who looks at what. */
export async function createWatch(stage: Stage): Promise<Map<string, string>> {
  const seen = await readRows(stage)
  const watchers = watchersOf(stage)
  await askAll(stage, watchers, seen)
  await getAll(stage, watchers, seen)
  for (const [name, text] of await readRows(stage)) seen.set(`after ${name}`, text)
  return seen
}

async function getAll({ api, world }: Stage, watchers: Watcher[], seen: Map<string, string>) {
  const routes = Object.entries(ROWS).filter(([route]) => route.startsWith('GET '))
  for (const [route, row] of routes) {
    seedChance(route)
    const { path } = await row.call(world.standings.inside, 'county_office', api)
    for (const { name, actor } of watchers) {
      seedChance(`${name} ${route}`)
      const response = await api.app.request(`/api/v1${path}`, {
        headers: {
          County: COUNTY,
          ...(actor && {
            Authorization: `Bearer ${api.deps.serviceToken}`,
            'On-Behalf-Of': actor,
          }),
        },
      })
      const bytes = Buffer.from(await response.arrayBuffer())
      const isText = /json|text/.test(response.headers.get('Content-Type') ?? '')
      const body = isText ? bytes.toString() : createHash('sha256').update(bytes).digest('hex')
      seen.set(`${name}: ${route}`, `${response.status} ${body}`)
    }
  }
}

async function askAll({ bot }: Stage, watchers: Watcher[], seen: Map<string, string>) {
  for (const { name, phone } of watchers) {
    if (!phone) continue
    for (const [i, text] of ASKED.entries()) {
      seedChance(`${name} asks ${text}`)
      const answers = await bot.says(phone, text, `SM${name}${i}`)
      seen.set(`${name} asks ${text}`, answers.join('\n'))
    }
  }
  seedChance('delivery')
  const sent = await bot.delivered()
  for (const { name, phone } of watchers) {
    if (!phone) continue
    const got = sent.filter(({ to }) => to === phone).map((each) => each.text)
    seen.set(`${name} gets`, got.join('\n'))
  }
}
