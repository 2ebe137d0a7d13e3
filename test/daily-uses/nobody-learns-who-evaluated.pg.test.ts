import { createHash } from 'node:crypto'
import { afterAll, expect, test, vi } from 'vitest'
import { COUNTY, type TestApi, TOWNSHIP, VILLAGE } from '../support/api'
import { startBot, type TestBot } from '../support/bot'
import { seedChance } from '../support/nobody-learns/seeded'
import { addPeerQuestions, addTownships } from '../support/peers'
import type { Row } from '../support/rights/row'
import { createWorld, type World } from '../support/rights-world'

afterAll(() => seedChance(null))

/** What others do about 天元乡, which nobody there may tell from anything. */
type Hidden = 'few' | 'many' | 'recused'

/** What anybody of an evaluated township asks the number. */
const ASKED = [
  '待办', '菜单', '互评', '互评 结果', '互评 异常', '互评 甲山乡', '互评 回避 甲山乡', '媒体', '媒体 得分',
  '督查', '问责', '通报', '媒体监督', '进度', '未送达',
] // prettier-ignore

interface Watcher {
  name: string
  actor: string
  phone: string
}

interface Stage {
  bot: TestBot
  world: World
  watchers: Watcher[]
  rows: Record<string, Row>
}

/** Everything those who are evaluated see at a moment, by who asks what. */
async function look(
  { bot, world, watchers, rows }: Stage,
  moment: string,
  seen: Map<string, string>,
) {
  const { api } = bot
  seedChance(`${moment} delivery`)
  const sent = await bot.delivered()
  for (const { name, phone } of watchers)
    seen.set(
      `${moment}, ${name} gets`,
      sent.flatMap(({ to, text }) => (to === phone ? [text] : [])).join('\n'),
    )
  for (const [route, row] of Object.entries(rows).filter(([each]) => each.startsWith('GET '))) {
    seedChance(`${moment} ${route}`)
    const { path } = await row.call(world.standings.inside, 'township_clerk', api)
    for (const { name, actor } of watchers) {
      seedChance(`${moment} ${name} ${route}`)
      const answer = await api.app.request(`/api/v1${path}`, {
        headers: {
          County: COUNTY,
          Authorization: `Bearer ${api.deps.serviceToken}`,
          'On-Behalf-Of': actor,
        },
      })
      seen.set(
        `${moment}, ${name}: ${route}`,
        `${answer.status} ${inOrder(route, await bodyOf(answer))}`,
      )
    }
  }
  for (const { name, phone } of watchers)
    for (const [i, text] of ASKED.entries()) {
      seedChance(`${moment} ${name} asks ${text}`)
      // Nobody has written too much: every question is answered.
      await api.sql`update contacts set flood_count = 0, same_count = 0`
      const answers = await bot.says(phone, text, `SM${moment}${name}${i}`)
      expect(answers.join('')).not.toBe('')
      seen.set(`${moment}, ${name} asks ${text}`, answers.join('\n'))
    }
}

/** Of duties of one kind, day and place the order is chance's. */
function inOrder(route: string, body: string): string {
  return route.startsWith('GET /todo')
    ? body
        .split(/(?=\{"kind")/)
        .toSorted()
        .join()
    : body
}

async function bodyOf(answer: Response): Promise<string> {
  const type = answer.headers.get('Content-Type') ?? ''
  // A sheet holds when it was written.
  if (type.includes('spreadsheet')) return type
  const bytes = Buffer.from(await answer.arrayBuffer())
  return /json|text/.test(type)
    ? bytes.toString()
    : createHash('sha256').update(bytes).digest('hex')
}

async function answerAll(api: TestApi, hidden: Hidden, actors: ReadonlyMap<string, string>) {
  // The rows of the routes have made others beside.
  const drawn = await api.sql<{ id: string; one: string; other: string }[]>`
    select t.id, t.evaluator_name as one, t.evaluated_name as other
      from peer_tasks t
      join peer_evaluations e on e.county = t.county and e.id = t.evaluation_id
     where e.year = 2026 order by t.evaluator_name, t.evaluated_name, t.id`
  for (const { id, one, other } of drawn) {
    seedChance(`${one} evaluates ${other}`)
    const actor = actors.get(one) as 'staff:' | undefined
    if (!actor) throw new Error(one)
    const isAbout = other === '天元乡'
    const path = `/peer-evaluations/tasks/${id}`
    const marks = [
      { seq: 1, marks: isAbout && hidden === 'few' ? 1 : 15, reason: '看了资料' },
      { seq: 2, marks: isAbout && hidden === 'few' ? 2 : 24, reason: isAbout ? hidden : '' },
    ]
    const isLeft = isAbout && hidden === 'recused'
    const answer = await api.call(isLeft ? `${path}/recusals` : `${path}/answers`, {
      actor,
      body: isLeft ? { reason: '有亲戚' } : { marks },
    })
    expect(answer.status).toBe(200)
  }
}

async function play(hidden: Hidden): Promise<Map<string, string>> {
  seedChance(null)
  const bot = await startBot({ connections: 2 })
  seedChance('stage')
  try {
    const api = { ...bot.api, addCounty: async () => {} }
    const world = await createWorld(api)
    await addPeerQuestions(api)
    const townships = await addTownships(api, 8)
    const watcher = async (
      name: string,
      role: 'township_head' | 'village_secretary',
      at: string,
    ) => {
      const row = await api.addStaff({
        name,
        roles: [[role, at]],
        phone: `+861887000000${name.length}`,
      })
      return { name, actor: row.actor, phone: row.phone ?? '' }
    }
    const head = await watcher('覃远山', 'township_head', TOWNSHIP)
    const watchers = [head, await watcher('田正', 'village_secretary', VILLAGE)]
    const office = await api.addStaff({ unit: '县扶贫办', roles: [['county_office', COUNTY]] })
    await api.call('/peer-evaluations', {
      actor: office.actor,
      body: { year: 2026, field: 'townships', dueOn: '2026-03-20' },
    })
    // Who speaks for each; 鱼鳞乡 of this world has nobody.
    const asked = await api.sql<{ one: string; asked: string }[]>`
      select distinct evaluator_name as one, asked_id as asked from peer_tasks`
    const actors = new Map(asked.map((each) => [each.one, `staff:${each.asked}`]))
    expect(actors.size).toBe(townships.length + 1)
    // What the rows make is numbered from one again.
    vi.resetModules()
    const { ROWS: rows } = await import('../support/rights-rows')
    const seen = new Map<string, string>()
    await look({ bot, world, watchers, rows }, 'before', seen)
    await answerAll(api, hidden, actors)
    await look({ bot, world, watchers, rows }, 'answered', seen)
    api.clock.now = new Date('2026-03-21T02:00:00Z')
    const [row] = await api.sql<{ id: string }[]>`
      select id from peer_evaluations where year = 2026 and field = 'townships'`
    const act = async (type: 'lock' | 'release') => {
      seedChance(type)
      const path = `/peer-evaluations/${row?.id}/actions`
      expect((await api.call(path, { actor: office.actor, body: { type } })).status).toBe(200)
    }
    await act('lock')
    await look({ bot, world, watchers, rows }, 'locked', seen)
    await act('release')
    seedChance('after')
    await api.sql`update contacts set flood_count = 0, same_count = 0`
    seen.set('after', (await bot.says(head.phone, '互评 结果', 'SMafter')).join('\n'))
    return seen
  } finally {
    seedChance(null)
    await bot.close()
  }
}

test('before it is released nothing that anybody evaluated can see or ask tells what others gave, or who', async () => {
  const few = await play('few')
  for (const hidden of ['many', 'recused'] as const) {
    const other = await play(hidden)
    expect([...other.keys()]).toEqual([...few.keys()])
    // What was looked at does differ once it is released.
    expect(other.get('after')).not.toBe(few.get('after'))
    const told = [...few].filter(([what, text]) => what !== 'after' && other.get(what) !== text)
    expect(told.map(([what, text]) => [what, text, other.get(what)])).toEqual([])
  }
}, 600_000)
