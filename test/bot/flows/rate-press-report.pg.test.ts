import { expect, test } from 'vitest'
import { COUNTY } from '../../support/api'
import { addPressReport, startPress } from '../../support/press'

const { api, head, journalist, office, reports } = await startPress()
const logged = () =>
  addPressReport(api, {
    journalistId: null,
    loggedBy: office.id,
    kind: 'print',
    status: 'answered',
    answeredOn: '2026-03-09',
    answeredBy: head.id,
  })
const rate = (code: string, actor = office.actor) =>
  api.call(`/press-reports/by-code/${code}/ratings`, {
    actor,
    body: { truth: 'true', tone: 'critical', importance: 2 },
  })

test.each([
  ['属实 批评 重要3', 'true', 'critical', 3],
  ['部分属实 批评', 'partly', 'critical', 1],
  ['不属实 正面 重要2', 'not_true', 'positive', 2],
])('%s: after one confirmation, and the unit is told', async (said, truth, tone, importance) => {
  const { code } = await logged()
  await office.says(`媒体 评定 ${code} ${said}`, `评定${code}`, '对吗？')
  await office.says('1', '评定好了')
  expect(await reports()).toMatchObject([{ status: 'rated', truth, tone, importance }])
  await head.gets('重庆日报的反映', code, `重要程度${importance}`)
})

test('what is missing is said, and a no rates nothing', async () => {
  const { code } = await logged()
  await office.says(`媒体 评定 ${code} 属实`, '要评定请发')
  await office.says(`媒体 评定 ${code} 属实 正面`, '对吗？')
  await office.says('2', '没有办')
  expect(await reports()).toMatchObject([{ status: 'answered' }])
})

test('whoever of the office works in the unit leaves it to a colleague; so does whoever is kin of who answered', async () => {
  const { code } = await logged()
  await api.ownerSql`insert into staff_roles (county, staff_id, role, area_path)
    values (${COUNTY}, ${office.id}, 'township_clerk', 'wuxi.tianyuan')`
  expect(await rate(code)).toMatchObject({ status: 409, body: { reason: 'own_unit' } })
  await office.says(`媒体 评定 ${code} 属实 批评`, '对吗？')
  await office.says('1', '是您自己单位的，要回避')
  await api.ownerSql`delete from staff_roles where staff_id = ${office.id} and role = 'township_clerk'`
  await api.ownerSql`insert into declarations (county, id, staff_id, kind, relation, kin_staff_id, declared_on)
    values (${COUNTY}, gen_random_uuid(), ${office.id}, 'kin', 'sibling', ${head.id}, '2026-01-05')`
  expect(await rate(code)).toMatchObject({ status: 409, body: { reason: 'tied' } })
  await api.ownerSql`delete from declarations`
  expect((await rate(code)).status).toBe(200)
})

test('never before its journalist could ask once more: that day still, not the next', async () => {
  const { code } = await addPressReport(api, {
    journalistId: journalist.id,
    status: 'answered',
    answeredOn: '2026-03-09',
  })
  api.clock.now = new Date('2026-03-15T15:59:00Z')
  expect(await rate(code)).toMatchObject({ status: 409, body: { reason: 'contest_open' } })
  api.clock.now = new Date('2026-03-15T16:00:00Z')
  expect((await rate(code)).status).toBe(200)
})

test('not before it is answered, and once', async () => {
  const open = await addPressReport(api)
  expect(await rate(open.code)).toMatchObject({ body: { reason: 'not_answered' } })
  const { code } = await logged()
  const both = await Promise.all([rate(code), rate(code)])
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  expect(await rate(code)).toMatchObject({ body: { reason: 'already_rated' } })
})

test('neither the unit nor a journalist rates any', async () => {
  const { code } = await logged()
  await head.says(`媒体 评定 ${code} 不属实 正面`, '只有负责的干部能办')
  await journalist.says(`媒体 评定 ${code} 属实 批评`, '只有负责的干部能办')
})
