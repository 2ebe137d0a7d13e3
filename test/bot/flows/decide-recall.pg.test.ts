import { expect, test } from 'vitest'
import { startResidency } from '../../support/residency'
import { receiptIn } from '../../support/talk'

const { api, secretary, resident, committee, office, second, told } = await startResidency()
const rolesOf = (id: string) => api.sql`select role from staff_roles where staff_id = ${id}`
async function proposed(name: string) {
  await committee.says(`召回 ${name} 长期不在村`, '对吗？')
  return receiptIn(await committee.says('1', '已提请召回'))
}

test('the county recalls: the role ends with its history, and both are told', async () => {
  const code = await proposed('姚云川')
  await office.says(`召回决定 ${code} 同意`, '理由是什么')
  await office.says('核实了，一个月只来三天', '同意从宝坪村召回姚云川')
  await office.says('1', '姚云川不再驻宝坪村')
  await told([secretary, '县里决定您不再驻宝坪村', `申诉 ${code}`], [committee, '县里同意召回'])
  expect(await rolesOf(secretary.id)).toEqual([])
  const [event] = await api.sql`
    select details from events where subject = ${`staff:${secretary.id}`} and type = 'staff.role_ended'`
  expect(event?.['details']).toMatchObject({
    role: 'first_secretary',
    areaPath: 'wuxi.tianyuan.baoping',
  })
  await office.says(`召回决定 ${code} 不同意 再看`, '对吗？')
  await office.says('1', '已经决定了')
  // Whose last role has ended answers still; another person at the county looks at it.
  await secretary.says(`申诉 ${code} 我在县里开会，有通知`, '对召回申诉')
  await secretary.says('1', '交给县里另一个人看')
  await told([second, '姚云川对召回申诉'])
  await office.says(`召回决定 ${code} 同意 不变`, '对吗？')
  await office.says('1', '要由另一个人看')
  await second.says(`召回决定 ${code} 不同意 有开会通知`, '不同意从宝坪村召回姚云川')
  await second.says('1', '还是驻宝坪村')
  await secretary.gets('您不被召回，还是驻宝坪村')
  expect(await rolesOf(secretary.id)).toEqual([{ role: 'first_secretary' }])
})

test('the county declines, and all stays as it was', async () => {
  const code = await proposed('蒲明秀')
  await office.says(`召回决定 ${code} 不同意 理由不足`, '不同意从新华村召回蒲明秀')
  await office.says('1', '还是驻新华村')
  await told([resident, '您不被召回'], [committee, '县里没有同意召回'])
  expect(await rolesOf(resident.id)).toHaveLength(1)
})

test('whoever proposed it does not decide it, nor anybody about themselves', async () => {
  await api.ownerSql`insert into staff_roles (county, staff_id, role, area_path) values
    ('wuxi', ${committee.id}, 'county_office', 'wuxi'), ('wuxi', ${resident.id}, 'county_office', 'wuxi')`
  const code = await proposed('蒲明秀')
  for (const [who, why] of [
    [committee, '是您提出的'],
    [resident, '这是您自己的事'],
  ] as const) {
    await who.says(`召回决定 ${code} 同意 属实`, '对吗？')
    await who.says('1', why)
  }
  await committee.says('召回决定', '召回决定 编号 同意 理由')
})
