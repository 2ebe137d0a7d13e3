import { expect, test } from 'vitest'
import { newId } from '../../../api/shared/ids'
import { declarations } from '../../../db/schema'
import { COUNTY, TOWNSHIP, VILLAGE } from '../../support/api'
import { addCase, addPublished, startInspection } from '../../support/inspections'

const { api, bot, talk, yao, cadre, cadreId, county, other, linkedFamily } = await startInspection()
const text = '宝坪村委会熊长富给亲戚评低保，受到诫勉。'

test('another inspector than who wrote it makes it public: two approved notices, and anybody reads it', async () => {
  await linkedFamily()
  const { code, id } = await addCase(api, { staffId: cadreId, status: 'final' })
  await addPublished(api, { accountabilityId: id, draftedBy: county.id, text })
  await county.says(`批准曝光 ${code}`, '是您写的')
  await other.says(`批准曝光 ${code}`, text, '批准吗？')
  await other.says('1', '批准了，会发给')
  expect(
    await api.sql`select audience, status, drafted_by, approved_by from broadcasts order by audience`,
  ).toMatchObject([
    { audience: 'households', status: 'approved', drafted_by: county.id, approved_by: other.id },
    { audience: 'staff', status: 'approved' },
  ])
  await other.says(`批准曝光 ${code}`, '已经定过了')
  await cadre.says('通报', '2026年第1季度曝光通报，1件', text)
})

/** A case of the cadre's, made public on a day of its own; what it says. */
async function published() {
  const { code, id } = await addCase(api, { staffId: cadreId, status: 'final' })
  const said = `${text}${code}`
  await addPublished(api, { accountabilityId: id, draftedBy: county.id, text: said })
  await other.says(`批准曝光 ${code}`, '批准吗？')
  await other.says('1', '批准了')
  await bot.expand()
  return said
}

test('whose case it is tells no villager of it, and neither does their kin: another cadre does, else the township', async () => {
  await linkedFamily()
  await api.addHousehold({ head: '冉二娘', areaPath: `${VILLAGE}.7` })
  const kin = await api.addStaff({ name: '熊长贵', roles: [['group_cadre', `${VILLAGE}.7`]] })
  await api.db.insert(declarations).values({
    county: COUNTY,
    id: newId(),
    staffId: cadreId,
    kind: 'kin',
    relation: 'sibling',
    kinStaffId: kin.id,
    declaredOn: '2026-03-09',
  })
  await published()
  expect(await cadre.gets()).not.toContain('当面告诉')
  const asked = async () =>
    (
      await api.sql`
      select s.name from relays r join households h on h.id = r.household_id
        left join staff s on s.id = r.staff_id where h.head_name = '冉二娘' order by r.asked_at desc`
    )[0]?.['name']
  expect(await asked()).toBe('姚云川')
  api.clock.now = new Date('2026-03-20T02:00:00.000Z')
  for (const one of [cadre, talk(kin.phone ?? '')])
    expect(await one.says('待办')).not.toContain('当面告诉')
  await api.sql`update staff set is_active = false where id = ${yao.id}`
  await api.addStaff({ name: '向文秀', roles: [['township_clerk', TOWNSHIP]] })
  await api.sql`delete from relays`
  await published()
  expect(await asked()).toBe('向文秀')
})

test('who is of the staff and lives in the place as well reads it once', async () => {
  const phone = '+8618860011111'
  await api.addHousehold({ head: '冉启旺', phone, areaPath: VILLAGE })
  await api.addStaff({ name: '冉启旺', phone, roles: [['group_cadre', `${VILLAGE}.3`]] })
  const said = await published()
  const got = (await bot.delivered()).filter((each) => each.to === phone)
  expect(got.filter(({ text: words }) => words.includes(said))).toHaveLength(1)
})

test('whoever sends 曝光 with a yes or a no behind it approves or refuses what is there', async () => {
  const { code, id } = await addCase(api, { staffId: cadreId, status: 'final' })
  await addPublished(api, { accountabilityId: id, draftedBy: county.id, text })
  await other.says(`曝光 ${code} 同意`, text, '批准吗？')
  await other.says('2')
  await other.says(`曝光 ${code} 不同意 名字写错了`, '名字写错了')
  expect(await api.sql`select status from published_cases where accountability_id = ${id}`).toEqual(
    [{ status: 'drafted' }],
  )
})

test('a cadre approves nothing', async () => {
  await cadre.says('批准曝光 1234567897', '只有负责的干部能办')
  await other.says('批准曝光', '请这样发')
  await other.says('批准曝光 1234567897', '没有这个编号')
})
