import { expect, test } from 'vitest'
import { OTHER_VILLAGE, VILLAGE } from '../../support/api'
import { startVillage } from '../../support/talk'

const { api, cadre, cadreId, talk, linkedFamily } = await startVillage()

const declared = () => api.sql`
  select * from declarations where staff_id = ${cadreId} and ended_on is null`
const tiesTo = (householdId: string) => api.sql`
  select kind from staff_ties where staff_id = ${cadreId} and household_id = ${householdId}`

test('a brother is found in his village, confirmed once, and the cadre decides nothing about him', async () => {
  const home = await api.addHousehold({ head: '熊长贵', areaPath: OTHER_VILLAGE })
  await cadre.says('申报 亲属 弟弟 熊长贵 新华村', '申报兄弟姐妹熊长贵（新华村），要回避。对吗？')
  await cadre.says('1', '已申报，这户的事以后由别的干部办')
  const [row] = await declared()
  expect(row).toMatchObject({ kind: 'kin', relation: 'sibling', household_id: home.id })
  expect(String(row?.['name_sealed'])).not.toContain('熊长贵')
  expect(await tiesTo(home.id)).toMatchObject([{ kind: 'kin' }])
  await cadre.says('申报亲属 弟弟 熊长贵 新华村', '对吗？')
  await cadre.says('1', '已经申报过，没有再记')
})

test('by an identity number he is found wherever he lives, and a wrong one is asked for again', async () => {
  const idNumber = '509938196001019999'
  const home = await api.addHousehold({ head: '熊长荣', idNumber })
  await cadre.says('申报 亲属 哥哥 熊长荣 509938196001019998', '身份证号不对')
  await cadre.says('不知道', '花名册里没对上户')
  await cadre.says('2', '好，没有申报')
  const { checkCharacter } = await import('../../../api/roll/import/identity')
  const right = '50993819600101999' + checkCharacter('50993819600101999')
  const index = api.deps.sealer.index('id_number', 'wuxi', right)
  await api.ownerSql`update people set id_number_index = ${index} where household_id = ${home.id}`
  await cadre.says(`申报 亲属 哥哥 熊长荣 ${right}`, '申报兄弟姐妹熊长荣（宝坪村3社）')
  await cadre.says('1', '已申报，这户的事以后由别的干部办')
  expect(await tiesTo(home.id)).toHaveLength(1)
})

test('what is missing is asked for one by one, in whatever words they have for it', async () => {
  await cadre.says('干部申报', '申报什么？', '亲属', '企业')
  await cadre.says('1', '和您什么关系？')
  await cadre.says('一个熟人', '没看懂是什么关系')
  await cadre.says('屋头人', '叫什么名字？')
  await cadre.says('蒲明珍', '蒲明珍住哪个村社？')
  await cadre.says('不知道', '申报配偶蒲明珍，花名册里没对上户。对吗？')
  await cadre.says('1', '已申报。')
})

test('without its kind it is taken in their own words', async () => {
  await cadre.says('干部申报', '申报什么？')
  await cadre.says('没有', '没有', '对吗？')
  await cadre.says('2', '好，没有申报')
  await cadre.says('干部申报', '申报什么？')
  await cadre.says('哥哥 熊长兴', '熊长兴住哪个村社？')
  await cadre.says('不知道', '申报兄弟姐妹熊长兴')
  await cadre.says('2', '好，没有申报')
  await cadre.says('干部申报', '申报什么？')
  await cadre.says('宝坪药材公司', '宝坪药材公司', '对吗？')
  await cadre.says('2', '好，没有申报')
  await cadre.says('干部申报', '申报什么？')
  await cadre.says('算了', '好，没有申报')
})

test('of several households with one of the name is asked which', async () => {
  await api.addHousehold({ head: '熊长福', areaPath: `${VILLAGE}.3` })
  await api.addHousehold({ head: '熊长福', areaPath: VILLAGE })
  const asked = await cadre.says('申报 亲属 表哥 熊长福 宝坪村', '有几户都有叫熊长福的', '都不是')
  await cadre.says(/(\d)宝坪村3社/.exec(asked)?.[1] ?? '', '申报旁系亲属熊长福（宝坪村3社）')
  await cadre.says('2', '好，没有申报')
})

test('a colleague of the name is asked about, for a name alone proves nothing', async () => {
  const kin = await api.addStaff({
    name: '熊长征',
    unit: '新华村委会',
    roles: [['village_cadre', OTHER_VILLAGE]],
  })
  await cadre.says('申报 亲属 侄儿 熊长征 新华村', '干部里也有叫熊长征的，是不是您这位亲属？')
  await cadre.says('1', '申报旁系亲属熊长征，新华村委会干部')
  await cadre.says('1', '已申报。')
  const { kinOf } = await import('../../../api/declarations/ties')
  expect(await kinOf(api.db, 'wuxi', [cadreId])).toContain(kin.id)
  expect(await kinOf(api.db, 'wuxi', [kin.id])).toEqual([cadreId])
  expect(await kinOf(api.db, 'wuxi', [])).toEqual([])
})

test('a firm, and that there is nothing, once a year; what is declared after ends the nothing', async () => {
  const row = await api.addStaff({ roles: [['village_secretary', VILLAGE]] })
  const other = talk(row.phone ?? '')
  await other.says('申报 无', '没有亲属是农户或干部，也没有企业要申报。对吗？')
  await other.says('1', '已申报')
  await other.says('申报 没有', '对吗')
  await other.says('1', '已经申报过')
  await other.says('申报 企业 巫溪县长兴建筑公司', '有利益关系的企业：巫溪县长兴建筑公司。对吗？')
  await other.says('1', '已申报')
  await other.says('申报 企业', '企业全称是什么？')
  await other.says('巫溪县（长兴）建筑公司', '对吗？')
  await other.says('1', '已经申报过')
  const rows = await api.sql`
    select kind from declarations where staff_id = ${row.id} and ended_on is null`
  expect(rows).toMatchObject([{ kind: 'interest' }])
  await other.says('申报 无', '除已申报的1条外')
  await other.says('2', '好，没有申报')
})

test('a villager who says 申报 declares nothing', async () => {
  const villager = await linkedFamily()
  expect(await villager.says('申报 亲属 弟弟 熊长贵')).not.toContain('熊长贵')
  expect(await talk().says('干部申报')).not.toContain('申报什么')
})
