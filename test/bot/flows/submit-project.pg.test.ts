import { beforeEach, expect, test } from 'vitest'
import { newId } from '../../../api/shared/ids'
import { instantOf } from '../../../api/shared/day'
import { OTHER_VILLAGE, TOWNSHIP } from '../../support/api'
import { addProject } from '../../support/projects'
import { startVillage } from '../../support/talk'

const { api, cadre, cadreId, talk, linkedFamily } = await startVillage()
const clerkRow = await api.addStaff({ name: '汪晓松', roles: [['township_clerk', TOWNSHIP]] })
const clerk = talk(clerkRow.phone ?? '')
beforeEach(async () => {
  await api.sql`update projects set status = 'cancelled'`
})

/** Applied for by the village's cadre; its notice hung for its days, unless told otherwise. */
async function applied({ lastOn = '2026-03-08', by = cadreId, ...given } = {}) {
  const project = await addProject(api, { status: 'applied', by: { applied: by }, ...given })
  if (lastOn !== '')
    await api.sql`
      insert into project_notices (county, id, project_id, stage, posted_by, posted_on, last_on)
      values ('wuxi', ${newId()}, ${project.id}, 'before', ${cadreId}, '2026-02-25', ${lastOn})`
  return project
}
const read = async (code: string) =>
  (
    await api.sql`
      select status, reason, due_on::text as due from projects where code = ${code}`
  )[0]

test('once its notice is over the township sends it on', async () => {
  const { code } = await applied()
  await clerk.says(`项目申报 ${code}`, '修3社水池20万元，报县里。未列入村规划。对吗？')
  await clerk.says('1', '报到县里了，3月27日前会有结果')
  expect(await read(code)).toMatchObject({ status: 'submitted', due: '2026-03-27' })
  await clerk.says(`项目申报 ${code}`, '修3社水池现在是“乡镇申报”，不能办这一步')
})

test('how many villagers wait for an answer is said before', async () => {
  const { code } = await applied()
  const family = await linkedFamily()
  await family.says(`${code} 水池修小了不够吃`, '对吗')
  await family.says('1')
  await clerk.says(`项目申报 ${code}`, '还有1条意见没答。对吗？')
  await clerk.says('2', '好，没有办')
  expect(await read(code)).toMatchObject({ status: 'applied' })
})

test('without a notice, or while it hangs, it stays where it is', async () => {
  const bare = await applied({ lastOn: '' })
  await clerk.says(`项目申报 ${bare.code}`, '还没有公示。贴出来拍照')
  const hanging = await applied({ lastOn: '2026-03-18' })
  api.clock.now = instantOf('2026-03-18', 23)
  await clerk.says(`项目申报 ${hanging.code}`, '正在公示，到3月18日24点。到期后乡镇申报')
  api.clock.now = instantOf('2026-03-19', 9)
  await clerk.says(`项目申报 ${hanging.code}`, '报县里', '对吗？')
})

test('a notice that is gone when they say yes sends nothing on', async () => {
  const { id, code } = await applied()
  await clerk.says(`项目申报 ${code}`, '对吗？')
  await api.sql`delete from project_notices where project_id = ${id}`
  await clerk.says('1', '还没有公示')
  const hanging = await applied()
  await clerk.says(`项目申报 ${hanging.code}`, '对吗？')
  await api.sql`update project_notices set last_on = '2026-03-09' where project_id = ${hanging.id}`
  await clerk.says('1', '公示还没到期')
})

test('whoever applied for it does not send it on or back', async () => {
  const { code } = await applied({ by: clerkRow.id })
  await clerk.says(`项目申报 ${code}`, '对吗？')
  await clerk.says('1', '这个项目是您申请的，要别人来报，没有动')
  await clerk.says(`项目退回 ${code} 预算太高`, '对吗？')
  await clerk.says('1', '这个项目是您申请的，要别人来报，没有动')
  expect(await read(code)).toMatchObject({ status: 'applied' })
})

test('a township clerk who hung the notice leaves it to a colleague to send the project on', async () => {
  const { id, code } = await applied()
  await api.sql`update project_notices set posted_by = ${clerkRow.id} where project_id = ${id}`
  await clerk.says(`项目申报 ${code}`, '对吗？')
  await clerk.says('1', '公示是您贴的，要别的同事来报')
  expect(await read(code)).toMatchObject({ status: 'applied' })
  const head = await api.addStaff({ roles: [['township_head', TOWNSHIP]] })
  await talk(head.phone ?? '').says(`项目申报 ${code}`, '对吗？')
  await talk(head.phone ?? '').says('1', '报到县里了')
})

test('given back with the reason, the village hears of it', async () => {
  const { code } = await applied()
  await clerk.says(`项目退回 ${code} 预算太高`, '修3社水池退回村里，原因“预算太高”，对吗？')
  await clerk.says('1', '办好了，报的人会知道')
  expect(await read(code)).toMatchObject({ status: 'discussed', reason: '预算太高' })
  await cadre.gets(`修3社水池乡镇退回了。改好再发：项目申请 ${code}`, '原因“预算太高”')
  await clerk.says(`项目退回 ${code} 预算太高`, '现在是“群众讨论”，不能办这一步')
})

test('the reason is asked for, and something else may come between', async () => {
  const { code } = await applied()
  await clerk.says(`退回项目 ${code}`, '修3社水池：为什么？')
  await clerk.says('待办', '修3社水池：为什么？')
  await clerk.says('没有写清楚用工', '原因“没有写清楚用工”，对吗？')
  await clerk.says('2', '好，没有办')
  await clerk.says(`退回项目 ${code}`, '为什么？')
  await clerk.says('算了', '好，没有办')
  expect(await read(code)).toMatchObject({ status: 'applied' })
})

test('a reason with somebody’s phone is none', async () => {
  const { code } = await applied()
  await clerk.says(`项目退回 ${code} 打13996000001问清楚`, '对吗？')
  await clerk.says('1', '不能有身份证号和电话，没有记')
  expect(await read(code)).toMatchObject({ status: 'applied', reason: null })
})

test('of two who decide at once the second hears that things have changed', async () => {
  const other = await api.addStaff({ roles: [['township_head', TOWNSHIP]] })
  const head = talk(other.phone ?? '')
  const { code } = await applied()
  await clerk.says(`项目申报 ${code}`, '对吗？')
  await head.says(`项目退回 ${code} 预算太高`, '对吗？')
  await head.says('1', '办好了')
  await clerk.says('1', '情况刚变了，没有办')
})

test('the village, another township, and villagers send nothing on', async () => {
  const { code } = await applied()
  for (const line of [`项目申报 ${code}`, `项目退回 ${code} 不行`])
    await cadre.says(line, '只有负责的干部能办')
  const elsewhere = await api.addStaff({ roles: [['village_cadre', OTHER_VILLAGE]] })
  await talk(elsewhere.phone ?? '').says(`项目申报 ${code}`, '您这一片没有这个编号的项目')
  const away = await api.addStaff({ roles: [['township_clerk', 'wuxi.yulin']] })
  await talk(away.phone ?? '').says(`项目申报 ${code}`, '您这一片没有这个编号的项目')
  const family = await linkedFamily()
  expect(await family.says(`项目申报 ${code}`)).not.toContain('报县里')
  expect(await read(code)).toMatchObject({ status: 'applied' })
})

test('without a number, or with one that is none, says how', async () => {
  await clerk.says('项目申报', '请这样发：项目申报 9位编号')
  await clerk.says('项目退回', '请这样发：项目退回 9位编号 原因')
  await clerk.says('项目申报 123456789', '您这一片没有这个编号的项目')
  await clerk.says('项目申报 12345', '请这样发：项目申报 9位编号')
})

test('it goes in English', async () => {
  const row = await api.addStaff({ roles: [['township_head', TOWNSHIP]] })
  const guest = talk(row.phone ?? '')
  await guest.says('English')
  const { code } = await applied()
  await guest.says(`SUBMIT PROJECT ${code}`, '¥200,000, to the county', 'Right?')
  await guest.says('2', 'Nothing was done')
  await guest.says(`RETURN PROJECT ${code}`, 'why? One sentence')
  await guest.says('too dear', 'back to the village, “too dear”. Right?')
  await guest.says('1', 'Done. Those who brought it are told.')
})
