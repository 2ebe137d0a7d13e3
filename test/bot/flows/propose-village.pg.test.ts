import { beforeEach, describe, expect, test } from 'vitest'
import { TOWNSHIP } from '../../support/api'
import { startVillage } from '../../support/talk'
import {
  addFamily,
  enterGrades,
  forgetVillages,
  reckon,
  startVillageRound,
} from '../../support/villages'

const { api, cadre, talk } = await startVillage()
const round = await startVillageRound(api)
const otherRow = await api.addStaff({ roles: [['township_clerk', 'wuxi.yulin']] })
const clerk = talk(round.clerk.phone ?? '')
beforeEach(async () => {
  await forgetVillages(api)
  await clerk.says('菜单')
})

test('a clerk proposes a village as a poor village with one confirmation', async () => {
  await round.village()
  await round.open('village_entry')
  await clerk.says('提名 宝坪村', '提名宝坪村为贫困村（65.0分，深度贫困），对吗？')
  await clerk.says('1', '提名了：宝坪村贫困村。接着请乡镇党委会评议，再公示')
  expect(await round.caseOf()).toMatchObject({ kind: 'village_entry', level: 'township' })
  await clerk.says('提名 宝坪村', '宝坪村这一轮已经提名了')
})

describe('that a poor village goes out', () => {
  beforeEach(async () => {
    await round.village({ isPoor: false })
    await round.makePoor()
    await round.open('village_exit')
  })

  test('is proposed after four checks, each with its paper', async () => {
    await clerk.says('提名 宝坪村', '宝坪村的基础设施达标没有？', '如 达标 验收单3号')
    await clerk.says('达标 验收单3号', '公共服务达标没有')
    await clerk.says('达标', '没看懂。公共服务达标请回：达标 依据', '公共服务达标没有')
    await clerk.says('达标，依据：卫健委验收', '产业发展达标没有')
    await clerk.says('已达标 合作社台账', '集体收入达标没有')
    await clerk.says('达标 村账2025', '提名宝坪村退出贫困村，对吗？')
    await clerk.says('1', '提名了：宝坪村退出贫困村')
    const [row] = await api.sql<{ checks: object[] }[]>`
      select findings->'checks' as checks from village_cases`
    expect(row?.checks).toEqual([
      { item: 'infrastructure', isMet: true, source: '验收单3号' },
      { item: 'public_services', isMet: true, source: '卫健委验收' },
      { item: 'industry', isMet: true, source: '合作社台账' },
      { item: 'collective_income', isMet: true, source: '村账2025' },
    ])
  })

  test('is not, where one of them is not met', async () => {
    await clerk.says('提名退出 宝坪村', '基础设施达标没有')
    await clerk.says('没达标', '宝坪村的基础设施没达标，还不能退出，没有提名')
    await clerk.says('提名 宝坪村')
    await clerk.says('达标 验收单')
    await clerk.says('算了', '好，没有提名')
    expect(await api.sql`select from village_cases`).toHaveLength(0)
  })

  test('can be left and taken up a day later, with what was answered', async () => {
    await clerk.says('提名 宝坪村')
    await clerk.says('达标 验收单3号', '公共服务达标没有')
    await clerk.says('村情 宝坪村', '宝坪村2026年村情', '公共服务达标没有')
    api.clock.now = new Date(api.clock.now.getTime() + 24 * 3_600_000)
    await clerk.says('达标 卫健委验收', '产业发展达标没有')
  })

  test('is not, while too many are poor', async () => {
    await addFamily(api, { status: 'registered' })
    await clerk.says('提名 宝坪村', '宝坪村还有1人没脱贫（共2人），要低于3%才能退出')
  })

  test('is not, once that has changed between question and yes', async () => {
    await clerk.says('提名 宝坪村')
    for (const answer of ['达标 一号', '达标 二号', '达标 三号', '达标 四号'])
      await clerk.says(answer)
    await api.sql`update poor_villages set status = 'exited'`
    await clerk.says('1', '现在没有开这一轮')
  })
})

describe('nothing is proposed', () => {
  test('without a yes', async () => {
    await round.village()
    await round.open('village_entry')
    await clerk.says('提名 宝坪村')
    await clerk.says('2', '好，没有提名')
    expect(await api.sql`select from village_cases`).toHaveLength(0)
  })

  test('without a round, a score or enough of one', async () => {
    await clerk.says('提名 宝坪村', '宝坪村那里现在没有开这一轮')
    await round.open('village_entry')
    await clerk.says('提名 宝坪村', '宝坪村今年的村情没有分')
    await round.village()
    await enterGrades(api, undefined, 0)
    await api.ownerSql`update households set status = 'exited'`
    await reckon(api)
    await clerk.says('提名 宝坪村', '没到贫困村的线，不能提名')
  })

  test('where no village is named', async () => {
    await clerk.says('提名 无此村', '没找到这个村')
    await clerk.says(`提名 天元乡`, '没找到这个村')
    expect(TOWNSHIP).toBe('wuxi.tianyuan')
  })

  test('by a clerk of another township, nor by a village cadre', async () => {
    await round.village()
    await round.open('village_entry')
    await talk(otherRow.phone ?? '').says('提名 宝坪村', '宝坪村不归您管')
    await cadre.says('提名 宝坪村', '只有负责的干部能办')
    await talk().says('提名 宝坪村', '只有负责的干部能办')
  })
})
