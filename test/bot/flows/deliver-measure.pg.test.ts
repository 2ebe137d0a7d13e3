import { beforeEach, test } from 'vitest'
import { VILLAGE } from '../../support/api'
import { addMeasure, clearCounty } from '../../support/reports'
import { startVillage } from '../../support/talk'

const { api, cadre, talk, linkedFamily } = await startVillage()
const yao = await api.addStaff({ name: '姚云川', roles: [['resident_cadre', VILLAGE]] })
const owner = talk(yao.phone ?? '')
beforeEach(() => clearCounty(api))

async function planned(given: object = {}) {
  const family = await linkedFamily({ head: '牟大山', status: 'registered' })
  const measure = await addMeasure(api, {
    householdId: family.household.id,
    ownerId: yao.id,
    ...given,
  })
  return { family, ...measure }
}

test('the owner says it is done, and the household is asked in words that always work', async () => {
  const { family, code } = await planned()
  await owner.says(`落实 ${code}`, '牟大山家：教育资助每年3000元，3月9日落实了，对吗？')
  await owner.says('1', '记下了。牟大山家会收到短信，问收到没有。')
  await family.gets(
    `牟大山家：教育资助每年3000元，收到没？过后发：收到 或 没收到 ${code}`,
    '回1收到 2没有',
  )
  await owner.says(`落实 ${code}`, '这项已经报过落实了')
})

test('of another day it is said so, but of none to come', async () => {
  const { code } = await planned()
  await owner.says(`落实 ${code} 昨天`, '3月8日落实了')
  await owner.says('2', '好，没有动')
  await owner.says(`落实 ${code} 快了`, '是哪天落实的？')
  await owner.says('明天', '3月10日落实了')
  await owner.says('1', '是哪天落实的？不能在今天以后')
  await owner.says('3月5日', '3月5日落实了')
  await owner.says('1', '记下了')
})

test('the cadre of the village may say it, others may not', async () => {
  const { code } = await planned()
  const group = await api.addStaff({ roles: [['group_cadre', VILLAGE]] })
  const other = talk(group.phone ?? '')
  await other.says(`落实 ${code}`, '对吗')
  await other.says('1', '这项不是您负责的')
  await cadre.says(`落实 ${code}`, '对吗')
  await cadre.says('1', '记下了')
})

test('a household without a phone is asked by another cadre', async () => {
  const household = await api.addHousehold({ head: '冉启旺', status: 'registered' })
  const { code } = await addMeasure(api, { householdId: household.id, ownerId: yao.id })
  await owner.says(`落实${code}`, '冉启旺家：')
  await owner.says('1', '冉启旺家没有连着的手机，请别的干部下次走访时问')
  await cadre.gets('冉启旺家（宝坪村3社）没有手机，走访时请问：教育资助每年3000元收到没？', code)
})

test('without a number, or with one that is none, says how', async () => {
  await owner.says('落实', '请这样发：落实 10位编号')
  await owner.says('落实 4283595389', '没有这项措施')
  const { code } = await planned({ status: 'cancelled' })
  await owner.says(`落实 ${code}`, '这项已经不办了')
  await talk().says(`落实 ${code}`, '只有负责的干部能办')
})
