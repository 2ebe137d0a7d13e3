import { expect, test } from 'vitest'
import { COUNTY, type TestApi, TOWNSHIP, VILLAGE } from '../support/api'
import { planOf } from '../support/assessments'
import { expectAlike, type HiddenWatcher, playHidden, read } from '../support/nobody-learns/hidden'
import type { StaffRole } from '../../db/values/staff'

/** What assessors gave 天元乡, which nobody learns before it is theirs to know. */
type Hidden = 'few' | 'many'

/** What anybody of a township that is assessed asks the number. */
const ASKED = [
  '待办', '菜单', '考核', '考核结果', '我的考核', '考核 天元乡', '考核申诉', '考核排名', '总览', '年度报告', '互评 结果',
  '满意度', '进度', '通报',
] // prettier-ignore

const OTHERS = ['wuxi.hongchi', 'wuxi.jianshan'] as const

async function people(api: TestApi) {
  const staff = async (unit: string, role: StaffRole, at: string): Promise<HiddenWatcher> => {
    const phone = `+8618870000${String(++phones).padStart(3, '0')}`
    const { actor } = await api.addStaff({ name: unit, unit, roles: [[role, at]], phone })
    return { name: `${unit} ${role}`, actor, phone }
  }
  let phones = 0
  return {
    office: await staff('县扶贫办', 'county_office', COUNTY),
    second: await staff('县扶贫办', 'county_office', COUNTY),
    assessors: [
      await staff('县统计局', 'department', COUNTY),
      await staff('县审计局', 'department', COUNTY),
      await staff('县农委', 'department', COUNTY),
    ],
    /** It is about their township: they see its draft, and nothing before. */
    head: await staff('天元乡政府', 'township_head', TOWNSHIP),
    /** Assessed beside it, or working under it: they see nothing of it before it is published. */
    rest: [
      await staff('红池坝镇政府', 'township_head', OTHERS[0]),
      await staff('宝坪村委会', 'village_secretary', VILLAGE),
      await staff('县林业局', 'group_unit', COUNTY),
    ],
  }
}

const play = (hidden: Hidden) =>
  playHidden(ASKED, async ({ api, world, seen, look, chance }) => {
    for (const [i, path] of OTHERS.entries())
      await api.ownerSql`insert into areas (county, path, level, name, source)
        values (${COUNTY}, ${path}, 'township', ${['红池坝镇', '尖山镇'][i] ?? ''}, '测试')`
    const { office, second, assessors, head, rest } = await people(api)
    const { contactId, phone } = world.standings.inside
    const villager = { name: 'villager', actor: `contact:${contactId}`, phone }
    const call = async (path: string, body: object, actor = office.actor) => {
      const answer = await api.call(path, { actor: actor as 'staff:', body })
      expect(answer).toMatchObject({ status: 200 })
      return answer.body['vars'] as { code: string }
    }
    await api.call('/assessments/plans', { actor: office.actor as 'staff:', body: planOf() })
    const { code } = await call('/assessments', {
      kind: 'township',
      year: 2026,
      scoreBy: '2026-03-20',
    })
    const act = (body: object, actor = office.actor) =>
      call(`/assessments/by-code/${code}/actions`, body, actor)
    const staffIds = assessors.map(({ actor }) => actor.slice('staff:'.length))
    await act({ type: 'name_assessors', staffIds })
    await act({ type: 'compute' })
    for (const path of [TOWNSHIP, 'wuxi.yulin', ...OTHERS])
      for (const { actor } of assessors)
        for (const itemCode of ['basics', 'regular']) {
          chance(`${actor} scores ${itemCode} of ${path}`)
          const isFew = path === TOWNSHIP && hidden === 'few'
          const full = itemCode === 'basics' ? 40 : 10
          const points = isFew ? full / 10 : full * 0.9
          const body = { code, subjectKey: `township:${path}`, itemCode, points, note: hidden }
          await call('/assessments/scores', body, actor)
        }
    await look('scored', [head, ...rest, villager])
    chance('moderation')
    await act({ type: 'end_scoring' })
    await look('moderated', [head])
    chance('draft')
    await act({ type: 'release' })
    await look('drafted', [...rest, villager])
    api.clock.now = new Date('2026-03-29T02:00:00Z')
    chance('lock')
    await act({ type: 'lock' })
    await look('locked', [...rest, villager])
    chance('publish')
    await act({ type: 'publish' }, second.actor)
    const report = `/assessments/by-code/${code}/report.xlsx`
    seen.set('after', await read(api, report, office.actor))
  })

test('before it is published nothing that others assessed, villages or villagers see or ask tells what a township was given', async () => {
  expectAlike(await play('few'), await play('many'), 'after')
}, 600_000)
