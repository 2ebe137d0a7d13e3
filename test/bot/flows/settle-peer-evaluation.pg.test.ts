import { expect, test } from 'vitest'
import { COUNTY } from '../../support/api'
import { startPeers } from '../../support/peers'

const { bot, api, townships, office, officeRow, talkOf, answerAll } = await startPeers()

const evaluation = async () => (await api.sql`select * from peer_evaluations`)[0]
const act = async (type: 'lock' | 'release') =>
  api.call(`/peer-evaluations/${(await evaluation())?.['id']}/actions`, {
    actor: officeRow.actor,
    body: { type },
  })

test('once all have answered it is locked with a fingerprint, then released, each told its own average', async () => {
  await answerAll()
  await office.says('互评 锁定', '锁定2026年乡镇互评：已评24份，没评0份', '对吗？')
  await office.says('1', '锁定了：24份，没评0份，指纹')
  expect((await evaluation())?.['fingerprint']).toMatch(/^[0-9a-f]{64}$/)
  await bot.delivered()
  await office.says('互评 公布', '公布2026年乡镇互评，共24份', '对吗？')
  await office.says('1', '公布了，告诉了8家')
  const sent = await bot.delivered()
  expect(sent).toHaveLength(8)
  for (const { text } of sent) expect(text).toContain('2026年互评公布了：您单位平均78.0分')
})

test('on the last day it still waits for those who have not answered; the day after it is locked without them', async () => {
  api.clock.now = new Date('2026-03-20T15:59:00Z')
  await office.says('互评 锁定', '没评24份')
  await office.says('1', '还有没评完的，日子也没过')
  api.clock.now = new Date('2026-03-20T16:00:00Z')
  await office.says('互评 锁定', '对吗？')
  await office.says('1', '锁定了：0份，没评24份')
})

test('a no locks nothing, and there is nothing to release before', async () => {
  await answerAll()
  await office.says('互评 公布', '没有可以这样办的互评')
  await office.says('互评 锁定', '对吗？')
  await office.says('2', '好，没有办')
  expect((await evaluation())?.['status']).toBe('open')
  expect(await act('release')).toMatchObject({ status: 409, body: { reason: 'not_locked' } })
})

test('twice at once it is locked once, and released once', async () => {
  await answerAll()
  for (const [type, twice] of [
    ['lock', 'not_open'],
    ['release', 'already_released'],
  ] as const) {
    const both = await Promise.all([act(type), act(type)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(both.find(({ status }) => status === 409)?.body['reason']).toBe(twice)
  }
})

test('what was changed behind its back shows, and is not released', async () => {
  await answerAll()
  await act('lock')
  await api.ownerSql`update peer_marks set marks = marks - 1 where seq = 1 and task_id =
    (select id from peer_tasks order by id limit 1)`
  expect(await act('release')).toMatchObject({
    status: 409,
    body: { reason: 'fingerprint_differs' },
  })
  await office.says('互评 公布', '对吗？')
  await office.says('1', '数据和锁定时的不一样')
})

test('whoever of the office works in an evaluated unit leaves it to a colleague', async () => {
  await answerAll()
  await api.ownerSql`insert into staff_roles (county, staff_id, role, area_path)
    values (${COUNTY}, ${officeRow.id}, 'township_clerk', 'wuxi.t1')`
  expect(await act('lock')).toMatchObject({ status: 409, body: { reason: 'own_unit' } })
  const id = (await evaluation())?.['id']
  const { body } = await api.call(`/peer-evaluations/${id}`, { actor: officeRow.actor })
  // Nor do they see who evaluates it, nor the seed by which it could be drawn again; every unit evaluates as many, so that
  // of whoever stands there once too few in the pairs of the others one would know.
  expect(body['pairs']).toEqual([])
  expect(body['seed']).toBeNull()
  await api.ownerSql`delete from staff_roles
    where staff_id = ${officeRow.id} and role = 'township_clerk'`
})

test('of two that are open it is asked which', async () => {
  await api.ownerSql`insert into peer_evaluations
    (county, id, year, field, each, seed, repeated, opened_by, opened_on, due_on, status)
    values (${COUNTY}, gen_random_uuid(), 2026, 'group_units', 3, 'ab', 0, ${officeRow.id},
            '2026-03-01', '2026-03-08', 'open')`
  await office.says('互评 锁定', '哪一次？', '2026年单位', '2026年乡镇')
  await office.says('2026年单位', '锁定2026年集团单位互评')
  await office.says('2', '没有办')
  await office.says('互评 锁定 单位', '锁定2026年集团单位互评')
  await office.says('2', '没有办')
})

test('no township locks or releases any', async () => {
  await talkOf(townships[0]?.name ?? '').says('互评 锁定', '只有负责的干部能办')
})
