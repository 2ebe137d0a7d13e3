import { beforeEach, describe, expect, test } from 'vitest'
import { COUNTY, TOWNSHIP, VILLAGE } from '../../support/api'
import { startVillage } from '../../support/talk'
import { addFamily, forgetVillages, reckon, setStandard } from '../../support/villages'

const { api, cadre, talk } = await startVillage()
const clerkRow = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
const otherRow = await api.addStaff({ roles: [['township_clerk', 'wuxi.yulin']] })
const officeRow = await api.addStaff({ roles: [['county_office', COUNTY]] })
const clerk = talk(clerkRow.phone ?? '')
beforeEach(async () => {
  await forgetVillages(api)
  await clerk.says('菜单')
})

const stored = async () => {
  const rows = await api.sql`select indicator, value, source, year, set_by as by
                              from village_indicators`
  return [...rows]
}

test('a clerk enters a figure of a village in one message and one confirmation', async () => {
  await clerk.says(
    '村况 宝坪村 交通 3 来源 2025年交通局调查',
    '宝坪村2026年交通3级，依据：2025年交通局调查。对吗？',
  )
  expect(await stored()).toEqual([])
  await clerk.says('1', '记下了：宝坪村2026年交通3级。县里下次算分时用上')
  expect(await stored()).toEqual([
    {
      indicator: 'poor_transport',
      value: 3,
      source: '2025年交通局调查',
      year: 2026,
      by: clerkRow.id,
    },
  ])
})

test('what lacks is asked for, and 0 is a grade', async () => {
  await clerk.says('村情 宝坪村 饮水', '宝坪村的饮水几级？0最好，10最差')
  await clerk.says('很差', '要0到10的整数', '宝坪村的饮水几级')
  await clerk.says('11', '要0到10的整数')
  await clerk.says('0', '宝坪村饮水0级，依据是什么')
  await clerk.says('水利局普查', '宝坪村2026年饮水0级，依据：水利局普查')
  await clerk.says('1', '记下了')
  expect(await stored()).toMatchObject([{ indicator: 'poor_drinking_water', value: 0 }])
})

test('an income is in yuan, of the year that is said', async () => {
  const office = talk(officeRow.phone ?? '')
  await office.says(
    '村情 天元乡宝坪村 2025年收入9800元 来源 统计公报',
    '宝坪村2025年人均收入9800元',
  )
  await office.says('1', '记下了')
  expect(await stored()).toMatchObject([
    { indicator: 'disposable_income', value: 980_000, year: 2025 },
  ])
})

describe('nothing is entered', () => {
  test('without a yes', async () => {
    await clerk.says('村情 宝坪村 交通 3 来源 交通局')
    await clerk.says('2', '好，没有记')
    await clerk.says('村情 宝坪村 交通')
    await clerk.says('算了', '好，没有记')
    expect(await stored()).toEqual([])
  })

  test('where nobody can tell which figure is meant', async () => {
    await clerk.says('村情 宝坪村 贫困发生率 12 来源 我', '没看懂是哪一项', '村情 宝坪村 交通 3')
  })

  test('of another township’s village', async () => {
    const other = talk(otherRow.phone ?? '')
    await other.says('村情 宝坪村 交通 3 来源 交通局', '宝坪村不归您管，什么都没动')
  })

  test('by a village cadre', async () => {
    await cadre.says('村情 宝坪村 交通 3 来源 交通局', '只有负责的干部能办')
  })

  test('that the roll gives', async () => {
    await setStandard(api)
    await addFamily(api)
    await reckon(api)
    await clerk.says('村情 宝坪村 收入 9000 来源 村委会', '人均收入花名册已经算出来了，不用填')
    const computed = await api.sql`select value from village_indicators
      where indicator = 'disposable_income' and village_path = ${VILLAGE}`
    expect(computed).toEqual([{ value: 900_000 }])
  })
})
