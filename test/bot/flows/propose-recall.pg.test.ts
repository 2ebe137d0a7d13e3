import { expect, test } from 'vitest'
import { startResidency } from '../../support/residency'
import { receiptIn } from '../../support/talk'

const { api, secretary, committee, office, second, cadre, told } = await startResidency()

test('the township proposes a recall; the county is asked and the person told, and nothing has ended', async () => {
  await committee.says('召回 姚云川 宝坪村 长期不在村', '提请县里从宝坪村召回姚云川：长期不在村')
  const code = receiptIn(await committee.says('1', '已提请召回姚云川'))
  await told(
    [office, `召回决定 ${code}`],
    [second, '提请召回宝坪村姚云川：长期不在村'],
    [secretary, '乡镇提请把您从宝坪村召回：长期不在村。县里还没定', `申诉 ${code}`],
  )
  await committee.says('召回 姚云川 还是不在村', '对吗？')
  await committee.says('1', '已经有人提过')
  const roles = await api.sql`select role from staff_roles where staff_id = ${secretary.id}`
  expect(roles).toHaveLength(1)
})

test('what is missing is asked for, and a no proposes nothing', async () => {
  await committee.says('召回', '召回谁？')
  await committee.says('蒲明秀', '为什么召回蒲明秀')
  await committee.says('从不走访', '从新华村召回蒲明秀：从不走访')
  await committee.says('2', '没有办')
  expect(await api.sql`select 1 from recalls`).toHaveLength(1)
})

test('nobody proposes their own recall, and a cadre of a village none', async () => {
  await cadre.says('召回 姚云川 不来', '只有负责的干部能办')
  await api.ownerSql`insert into staff_roles (county, staff_id, role, area_path)
    values ('wuxi', ${secretary.id}, 'township_committee', 'wuxi.tianyuan')`
  await secretary.says('召回 姚云川 想走', '对吗？')
  await secretary.says('1', '这是您自己的事')
})
