import { expect, test } from 'vitest'
import type { StaffRole } from '../../db/values/staff'
import { COUNTY, type TestApi, TOWNSHIP, VILLAGE } from '../support/api'
import { expectAlike, playHidden } from '../support/nobody-learns/hidden'
import { addPeerQuestions, addTownships } from '../support/peers'

/** What others do about 天元乡, which nobody there may tell from anything. */
type Hidden = 'few' | 'many' | 'recused'

/** What anybody of an evaluated township asks the number. */
const ASKED = [
  '待办', '菜单', '互评', '互评 结果', '互评 异常', '互评 甲山乡', '互评 回避 甲山乡', '媒体', '媒体 得分',
  '督查', '问责', '通报', '媒体监督', '进度', '未送达',
] // prettier-ignore

async function answerAll(
  api: TestApi,
  hidden: Hidden,
  { actors, chance }: { actors: ReadonlyMap<string, string>; chance: (step: string) => void },
) {
  // The rows of the routes have made others beside.
  const drawn = await api.sql<{ id: string; one: string; other: string }[]>`
    select t.id, t.evaluator_name as one, t.evaluated_name as other
      from peer_tasks t
      join peer_evaluations e on e.county = t.county and e.id = t.evaluation_id
     where e.year = 2026 order by t.evaluator_name, t.evaluated_name, t.id`
  for (const { id, one, other } of drawn) {
    chance(`${one} evaluates ${other}`)
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

const play = (hidden: Hidden) =>
  playHidden(ASKED, async ({ bot, api, seen, look, chance }) => {
    await addPeerQuestions(api)
    const townships = await addTownships(api, 8)
    const watcher = async (name: string, role: StaffRole, at: string) => {
      const phone = `+861887000000${name.length}`
      const { actor } = await api.addStaff({ name, roles: [[role, at]], phone })
      return { name, actor, phone }
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
    await look('before', watchers)
    await answerAll(api, hidden, { actors, chance })
    await look('answered', watchers)
    api.clock.now = new Date('2026-03-21T02:00:00Z')
    const [row] = await api.sql<{ id: string }[]>`
      select id from peer_evaluations where year = 2026 and field = 'townships'`
    const act = async (type: 'lock' | 'release') => {
      chance(type)
      const path = `/peer-evaluations/${row?.id}/actions`
      expect((await api.call(path, { actor: office.actor, body: { type } })).status).toBe(200)
    }
    await act('lock')
    await look('locked', watchers)
    await act('release')
    chance('after')
    await api.sql`update contacts set flood_count = 0, same_count = 0`
    seen.set('after', (await bot.says(head.phone, '互评 结果', 'SMafter')).join('\n'))
  })

test('before it is released nothing that anybody evaluated can see or ask tells what others gave, or who', async () => {
  const few = await play('few')
  for (const hidden of ['many', 'recused'] as const) expectAlike(few, await play(hidden), 'after')
}, 600_000)
