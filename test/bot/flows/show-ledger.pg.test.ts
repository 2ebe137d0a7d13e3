import { beforeEach, expect, test } from 'vitest'
import { enterLedger } from '../../../api/monitoring/ledger'
import { OTHER_VILLAGE, TOWNSHIP } from '../../support/api'
import { staffContext } from '../../support/monitoring'
import { startVillage } from '../../support/talk'

const { api, cadre, talk, linkedFamily } = await startVillage()
const clerk = await api.addStaff({ name: '钟兰舒', roles: [['township_clerk', TOWNSHIP]] })
const clerkTalk = talk(clerk.phone ?? '')
beforeEach(() => api.ownerSql`delete from ledger_entries`)

async function inLedger(head: string, areaPath?: string) {
  const { id } = await api.addHousehold({ head, ...(areaPath && { areaPath }) })
  await api.db.transaction((tx) =>
    enterLedger(tx, staffContext(api, clerk), {
      householdId: id,
      leadId: null,
      class: 'medical_cost',
      reason: '透析，花销大',
    }),
  )
  return id
}

test('a cadre sees who stands in the ledger of the village, with no word of illness', async () => {
  await cadre.says('台账', '台账上没有户')
  const id = await inLedger('牟大岭')
  const told = await cadre.says('台账', '牟大岭（宝坪村3社）', '大额支出', '还没去过')
  expect(told).not.toContain('透析')
  await api.call('/visits', { actor: clerk.actor, body: { householdId: id, text: '都好' } })
  await cadre.says('台账 宝坪村', '牟大岭', '去过')
})

test('of many two are said at once and 下 brings the others', async () => {
  for (const head of ['甲大山', '乙大山', '丙大山']) await inLedger(head)
  const told = await cadre.says('台账', '甲大山', '还有1户')
  expect(told).not.toContain('丙大山')
  await cadre.says('下', '丙大山')
})

test('the township sees how many each village has', async () => {
  await inLedger('牟大岭')
  await inLedger('谭大山', `${OTHER_VILLAGE}.1`)
  await inLedger('冉启旺', `${OTHER_VILLAGE}.1`)
  await clerkTalk.says('台账', '天元乡台账3户', '新华村2、宝坪村1')
  await clerkTalk.says('台账 宝坪村', '牟大岭')
})

test('another’s village is none of a cadre’s, and the ledger nothing for villagers', async () => {
  await inLedger('谭大山', `${OTHER_VILLAGE}.1`)
  await cadre.says('台账 新华村', '您片区没有这个地方')
  const family = await linkedFamily()
  const told = await family.says('台账')
  expect(told).not.toContain('谭大山')
})
