import { beforeEach, test } from 'vitest'
import { VILLAGE } from '../../support/api'
import { addMeasure, clearCounty } from '../../support/reports'
import { startVillage } from '../../support/talk'

const { api, cadre, talk } = await startVillage()
const yao = await api.addStaff({ name: '姚云川', roles: [['resident_cadre', VILLAGE]] })
const owner = talk(yao.phone ?? '')
beforeEach(() => clearCounty(api))

async function planned(given: object = {}) {
  const household = await api.addHousehold({ head: '牟大山', status: 'registered' })
  return addMeasure(api, { householdId: household.id, ownerId: yao.id, ...given })
}

test('a measure is called off with a reason, which its owner hears', async () => {
  const { code } = await planned()
  await cadre.says(
    `取消措施 ${code} 改由民政办`,
    '不办牟大山家的教育资助每年3000元，原因“改由民政办”，对吗？',
  )
  await cadre.says('1', '好，牟大山家这项不办了')
  await owner.gets(`措施${code}不办了：改由民政办`)
  await cadre.says(`取消措施 ${code} 改由民政办`, '这项已经不办了')
})

test('the reason is asked for; a no leaves it', async () => {
  const { code } = await planned()
  await cadre.says(`取消措施 ${code}`, '为什么不办了？')
  await cadre.says('算了', '好，没有动')
  await cadre.says(`取消措施 ${code}`, '为什么不办了？')
  await cadre.says('户主不要了', '原因“户主不要了”，对吗？')
  await cadre.says('2', '好，没有动')
})

test('what was delivered, what is none, and kin’s', async () => {
  const done = await planned({ status: 'delivered' })
  await cadre.says(`取消措施 ${done.code} 不办`, '这项已经报过落实了')
  await cadre.says('取消措施', '请这样发：取消措施 10位编号 原因')
  await cadre.says('取消措施 4283595389 不办', '没有这项措施')
  const household = await api.addHousehold({ status: 'registered' })
  const { code } = await addMeasure(api, { householdId: household.id, ownerId: yao.id })
  const kin = await api.addStaff({ roles: [['village_cadre', VILLAGE]], ties: [household.id] })
  const tied = talk(kin.phone ?? '')
  await tied.says(`取消措施 ${code} 不办`, '对吗')
  await tied.says('1', '这户和您有亲属或同事关系')
  await talk().says(`取消措施 ${code} 不办`, '只有负责的干部能办')
})
