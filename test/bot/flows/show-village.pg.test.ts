import { beforeEach, expect, test } from 'vitest'
import { areas } from '../../../db/schema'
import { COUNTY, GROUP, VILLAGE } from '../../support/api'
import { startVillage } from '../../support/talk'
import { addFamily, enterGrades, forgetVillages, reckon, setStandard } from '../../support/villages'

const { api, cadre, talk, linked, bot } = await startVillage()
beforeEach(async () => {
  await forgetVillages(api)
  await setStandard(api)
})

async function reckoned() {
  await addFamily(api, { status: 'registered', born: [1950] })
  await enterGrades(api, VILLAGE, 9)
  await reckon(api)
}

test('anybody learns how a village stands, what counts most first and the rest on 下', async () => {
  await reckoned()
  const phone = talk()
  await phone.says(
    '村情 宝坪村',
    '宝坪村2026年村情62.0分（满100，越高越难），1个村里第1，深度贫困',
    '贫困发生率100.0%得10.0/10，在册占比100.0%得10.0/10，老人任务100.0%得10.0/10。还有7项，回“下”',
  )
  await phone.says('下', '交通9级得9.0/10', '还有4项')
  await phone.says('下', '人均收入9000元得5.0/10', '还有1项')
  await phone.says('下', /因病任务0\.0%得0\.0\/10。$/)
  await phone.says('下', '没有下文了')
})

test('a villager need not say which village, nor does a cadre', async () => {
  await reckoned()
  const household = await addFamily(api, { areaPath: GROUP })
  const villager = await linked(household)
  await villager.says('村况', '宝坪村2026年村情')
  await cadre.says('村情', '宝坪村2026年村情')
})

test('a stranger is asked which', async () => {
  await talk().says('村情', '查哪个村？请发：村情 村名')
  await talk().says('村情 无此村', '没找到这个村')
})

test('of two villages of one name the township tells which', async () => {
  await reckoned()
  await api.db.insert(areas).values([
    { county: COUNTY, path: 'wuxi.yulin', level: 'township', name: '鱼鳞乡', source: '测试' },
    {
      county: COUNTY,
      path: 'wuxi.yulin.baoping',
      level: 'village',
      name: '宝坪村',
      source: '测试',
    },
  ])
  await talk().says('村情 宝坪村', '有几个同名的村。请写上乡镇')
  await talk().says('村情 鱼鳞乡宝坪村', '宝坪村2026年还缺', '没有算分')
  await cadre.says('村情 宝坪村', '宝坪村2026年村情62.0分')
  await api.ownerSql`delete from areas where path like 'wuxi.yulin%'`
})

test('a village of which something is missing has no score, and says what', async () => {
  await addFamily(api)
  await reckon(api)
  await talk().says('村情 宝坪村', '宝坪村2026年还缺交通、饮水、环境，没有算分')
  await talk().says('村情 新华村', '新华村2026年还缺', '等10项')
})

test('before anybody reckoned it waits', async () => {
  await talk().says('村情 宝坪村', '宝坪村2026年的村情还没有算分')
})

test('a poor village is said to be one, whatever it scores', async () => {
  await reckoned()
  await api.sql`
    insert into poor_villages (county, village_path, status, class, since)
    values (${COUNTY}, ${VILLAGE}, 'poor', 'relative', '2014-12-31')`
  await talk().says('村情 宝坪村', '深度贫困，现在是贫困村')
})

test('in English it is told in English', async () => {
  await reckoned()
  const phone = talk()
  await phone.says('English')
  await phone.says('VILLAGE 宝坪村', '宝坪村 2026: 62.0 of 100 points', 'No. 1 of 1, deeply poor')
})

test('a villager who adds a figure is shown the village, and nothing is entered', async () => {
  await reckoned()
  await talk().says('村情 宝坪村 交通 3 来源 我', '宝坪村2026年村情62.0分')
  expect(await api.sql`select from village_indicators where value = 3`).toHaveLength(0)
})

test('looking a village up leaves an open question where it was', async () => {
  await reckoned()
  const phone = talk()
  await phone.says('求助', '什么')
  await phone.says('村情 宝坪村', '宝坪村2026年村情62.0分')
  await phone.says('房子漏雨', '房子漏雨')
  expect(bot.told.join()).not.toContain('undefined')
})
