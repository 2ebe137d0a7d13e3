import { expect, test } from 'vitest'
import { TOWNSHIP } from '../../support/api'
import { addClaim, addPayment } from '../../support/claims'
import { addProject } from '../../support/projects'
import { startVillage } from '../../support/talk'
import { COUNTY } from '../../support/api'

const { api, talk, cadre, linkedFamily } = await startVillage()
await api.addStaff({ name: '卢纪委', unit: '县纪委', roles: [['discipline_inspector', COUNTY]] })
await api.addStaff({ roles: [['township_head', TOWNSHIP]] })

async function paid(householdId: string, name = '修水池') {
  const { id: projectId } = await addProject(api, { status: 'checked', name })
  const { id: claimId } = await addClaim(api, { projectId, status: 'paid' })
  return addPayment(api, { projectId, claimId, householdId })
}
const answerOf = async (code: string) =>
  (await api.sql`select answer from payments where code = ${code}`)[0]?.['answer']

test.each(['钱没到', '没收到钱', '我的钱呢', '钱没收到', '补助款还没发', '我家的补助没到账'])(
  'a villager whose “%s” is about money that was paid long ago says with one digit that it never came',
  async (words) => {
    const family = await linkedFamily()
    const { code } = await paid(family.household.id)
    await family.says(words, '您家的修水池补助3000元', '收到没？', '1收到 2没有')
    await family.says('2', '记下了，没收到修水池补助3000元', '卢纪委来查')
    expect(await answerOf(code)).toBe('denied')
    await family.says(words, '修水池补助3000元您说没收到，正在查')
  },
)

test('a villager of two payments is asked about the one that is not answered, and may say that it came', async () => {
  const family = await linkedFamily()
  const first = await paid(family.household.id)
  const second = await paid(family.household.id, '修圈舍')
  await family.says('钱没到', '收到没')
  await family.says('收到了', '收到了')
  const left = (await answerOf(first.code)) === null ? '修水池' : '修圈舍'
  await family.says('钱没到', `您家的${left}补助3000元`)
  await family.says('没有', `没收到${left}`)
  expect([await answerOf(first.code), await answerOf(second.code)].toSorted()).toEqual([
    'denied',
    'received',
  ])
})

test('a villager to whom nothing was paid hears what to do, one who is not linked is linked first', async () => {
  const family = await linkedFamily()
  await family.says('钱没到', '没有拨了没收到的项目钱', '回5')
  await talk().says('我的钱呢', '姓名和身份证后四位')
})

test('money that an official took is a complaint, and a cadre’s words stay what they were', async () => {
  const family = await linkedFamily()
  expect(await family.says('我的钱被村长拿了')).not.toContain('项目钱')
  expect(await cadre.says('钱没到')).not.toContain('项目钱')
})
