import { expect, test } from 'vitest'
import { GROUP, OTHER_VILLAGE, TOWNSHIP } from '../../support/api'
import { addHit, addKin } from '../../support/declarations'
import { startVillage } from '../../support/talk'

const { api, cadre, cadreId, talk } = await startVillage()
const inspectorRow = await api.addStaff({
  unit: '天元乡纪委',
  roles: [['discipline_inspector', TOWNSHIP]],
})
const inspector = talk(inspectorRow.phone ?? '')

let heads = 0
async function hit(areaPath = GROUP) {
  const { id: householdId } = await api.addHousehold({ head: `熊家${++heads}`, areaPath })
  return { householdId, ...(await addHit(api, { staffId: cadreId, householdId, areaPath })) }
}
const stateOf = async (id: string) => {
  const [row] =
    await api.sql`select status, reason, decided_by from declaration_hits where id = ${id}`
  return row
}

test('in one line it is in order, confirmed once', async () => {
  const { id, code } = await hit()
  await inspector.says(`申报线索 ${code} 正常 评议公开`, '熊长富的这条线索正常，理由“评议公开”')
  await inspector.says('1', '记下了，这条线索正常')
  expect(await stateOf(id)).toMatchObject({
    status: 'proper',
    reason: '评议公开',
    decided_by: inspectorRow.id,
  })
  await inspector.says(`申报线索 ${code} 有问题 又想了想`, '这条线索已经定过')
})

test('what is missing is asked for, and what is not in order becomes a finding somebody else puts right', async () => {
  const { id, code } = await hit()
  await inspector.says(`申报线索 ${code}`, '正常还是有问题？')
  await inspector.says('2', '理由是什么？')
  await inspector.says('没开会就报了', '有问题，理由“没开会就报了”，转整改。对吗？')
  await inspector.says('1', '那里没有能负责整改的人')
  expect(await stateOf(id)).toMatchObject({ status: 'open' })
  await api.addStaff({ name: '龙正川', roles: [['township_secretary', TOWNSHIP]] })
  await inspector.says(`申报线索 ${code} 有问题 没开会就报了`, '对吗')
  await inspector.says('1', '转为优亲厚友问题，编号')
  expect(await stateOf(id)).toMatchObject({ status: 'passed' })
  expect(await cadre.gets()).toBe('')
})

test('neither kin, nor a colleague, nor the cadre it is about decides it', async () => {
  const { householdId, id, code } = await hit()
  const roles = [['discipline_inspector', TOWNSHIP]] as [['discipline_inspector', string]]
  const tied = await api.addStaff({ unit: '甲', roles, ties: [householdId] })
  const colleague = await api.addStaff({ unit: '宝坪村委会', roles })
  const brother = await api.addStaff({ unit: '乙', roles })
  const { id: far } = await api.addHousehold({ head: '远处', areaPath: OTHER_VILLAGE })
  const declarationId = await addKin(api, { staffId: brother.id, householdId: far })
  await api.ownerSql`update declarations set kin_staff_id = ${cadreId} where id = ${declarationId}`
  for (const [who, answer] of [
    [tied, '亲属'],
    [brother, '亲属'],
    [colleague, '同一个单位'],
  ] as const) {
    await talk(who.phone ?? '').says(`申报线索 ${code} 正常 没事`, '对吗')
    await talk(who.phone ?? '').says('1', answer)
  }
  await cadre.says(`申报线索 ${code} 正常 没事`, '这项只有负责的干部能办')
  expect(await stateOf(id)).toMatchObject({ status: 'open' })
})

test('of two who decide at once the second is told that it is decided', async () => {
  const { code } = await hit()
  const decide = (reason: string) =>
    api.call(`/declarations/hits/by-code/${code}/actions`, {
      actor: inspectorRow.actor,
      body: { type: 'proper', reason },
    })
  const answers = await Promise.all([decide('一'), decide('二')])
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
})

test('without a number it is said how, and a no changes nothing', async () => {
  const { id, code } = await hit()
  await inspector.says('申报线索', '请这样发：申报线索 10位编号')
  await inspector.says(`申报线索 ${code} 正常 没事`, '对吗')
  await inspector.says('2', '好，没有动')
  expect(await stateOf(id)).toMatchObject({ status: 'open' })
})
