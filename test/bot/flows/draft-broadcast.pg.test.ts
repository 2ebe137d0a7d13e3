import { describe, expect, test } from 'vitest'
import { sizeOf } from '../../../bot/messages/segments'
import { areas } from '../../../db/schema'
import { COUNTY, TOWNSHIP, VILLAGE } from '../../support/api'
import { receiptIn, startVillage } from '../../support/talk'

const { api, cadre, talk, family, linkedFamily } = await startVillage()
const clerkRow = await api.addStaff({ name: '向文秀', roles: [['township_clerk', TOWNSHIP]] })
const clerk = talk(clerkRow.phone ?? '')
const officeRow = await api.addStaff({ name: '易开平', roles: [['county_office', COUNTY]] })
const office = talk(officeRow.phone ?? '')

const drafts = () => api.sql<{ code: string; body: string; area_path: string }[]>`
  select * from broadcasts where status = 'draft' order by drafted_at, id`

describe('a township clerk', () => {
  test('writes a notice in one go, sees whom it reaches and what it costs, and drafts it', async () => {
    await family()
    await family()
    await api.addHousehold()
    await clerk.says(
      '通知 宝坪村 明天上午九点，村委会开会！',
      '明天上午九点，村委会开会！',
      '宝坪村农户：3户，发2人，没手机1户，退订0人',
      '每人1段，约0.1元',
      '回1确认',
    )
    expect(await drafts()).toEqual([])
    const code = receiptIn(await clerk.says('1', '请另一位同事发：批准'))
    expect(await drafts()).toMatchObject([
      { code, body: '明天上午九点，村委会开会！', area_path: VILLAGE },
    ])
    await office.gets('向文秀拟了给宝坪村的通知', `批准 ${code}`)
    expect(await clerk.gets()).toBe('')
    await clerk.says(code, '明天上午九点，村委会开会！', '还没批', `批准 ${code}`)
  })

  test('is asked to whom and what, and may take several messages for it', async () => {
    await clerk.says('通知', '发给哪里')
    await clerk.says('宝坪', '通知宝坪村农户什么')
    await clerk.says('后天停水一天', '后天停水一天', '宝坪村农户', '回1确认')
    await clerk.says('2', '没有发')
  })

  test('keeps what was written while the place is asked for', async () => {
    await clerk.says('通知 仙女村 明天打疫苗', '发给哪里')
    await clerk.says('天上村', '发给哪里')
    const answer = await clerk.says('宝坪村', '宝坪村农户', '回1确认')
    expect(answer).toContain('仙女村 明天打疫苗')
    expect(answer).not.toContain('天上村')
    await clerk.says('2', '没有发')
  })

  test('who names people we do not know is asked, and does not write to everybody', async () => {
    await clerk.says('通知 天元乡 低保户 3月10日开会', '发给哪里')
    await clerk.says('党员', '发给哪里')
    const answer = await clerk.says('宝坪村', '宝坪村农户', '回1确认')
    expect(answer).toMatch(/^【村信】3月10日开会\n/)
    await clerk.says('2', '没有发')
  })

  test('late in the evening hears that “tomorrow” will be wrong, and writes the date', async () => {
    api.clock.now = new Date('2026-03-09T20:59:00+08:00')
    expect(await clerk.says('通知 宝坪村 明天开会', '明天开会')).not.toContain('今天太晚')
    await clerk.says('2', '没有发')
    api.clock.now = new Date('2026-03-09T21:00:00+08:00')
    await clerk.says('通知 宝坪村 明天开会', '今天太晚', '写明几月几日', '回1确认')
    await clerk.says('2', '没有发')
    await clerk.says('通知 宝坪村 3月10日开会', '3月10日开会', '回1确认')
    await clerk.says('2', '没有发')
  })

  test('writes to the cadres of the township', async () => {
    await clerk.says('通知 村干部 下午三点乡里开会', '天元乡干部', '发1人', '没手机0人')
    const code = receiptIn(await clerk.says('确认', '批准'))
    expect(code).toBeDefined()
    expect((await drafts()).at(-1)).toMatchObject({
      audience: 'staff',
      roles: ['village_cadre', 'village_secretary'],
      area_path: TOWNSHIP,
    })
  })

  test('whose notice is too long hears by how much and writes it shorter', async () => {
    await clerk.says(`通知 宝坪村 ${'会'.repeat(130)}`, '长了10个字')
    await clerk.says('明天开会', '明天开会', '宝坪村农户', '回1确认')
    await clerk.says('算了', '没有发')
  })

  test('hears when no phone would get it', async () => {
    await clerk.says('通知 新华村 明天停电', '新华村农户没有能收的手机', '喇叭')
  })

  test('cannot write to the whole county or another township', async () => {
    await clerk.says('通知 全县 明天停电', '发给哪里')
    await clerk.says('鱼鳞乡', '发给哪里')
    await clerk.says('算了', '没有发')
  })

  test('who begins anew while the place is asked for is not taken by their word', async () => {
    await clerk.says('通知', '发给哪里')
    await clerk.says('通知 宝坪村 明天开会', '明天开会', '宝坪村农户', '回1确认')
    await clerk.says('2', '没有发')
  })

  test('interrupted by something else comes back to the question', async () => {
    await clerk.says('通知 宝坪村 明天开会', '回1确认')
    await clerk.says('待办', '宝坪村农户', '回1确认')
    await clerk.says('2', '没有发')
  })
})

test('the county office is asked a second time before it writes to everybody', async () => {
  const before = (await drafts()).length
  await office.says('通知 全县 今晚防汛，莫下河', '真要发给全县吗', /发给全县\d+人/)
  await office.says('1', '今晚防汛，莫下河', '巫溪县农户', '拟好吗')
  expect(await drafts()).toHaveLength(before)
  await office.says('1', '批准')
  expect((await drafts()).at(-1)).toMatchObject({ area_path: COUNTY, body: '今晚防汛，莫下河' })
})

test('and can leave it at the first question', async () => {
  const before = (await drafts()).length
  await office.says('通知 全县 今晚防汛', '真要发给全县吗')
  await office.says('2', '没有发')
  expect(await drafts()).toHaveLength(before)
})

test('in a county that has set no price of a text nobody is left without an answer', async () => {
  const before = (await drafts()).length
  await api.setFigures({ sms_segment_milliyuan: null })
  await clerk.says('通知 宝坪村 明天开会', '短信价格还没有定', '023-51522345')
  await api.setFigures()
  await clerk.says('通知 宝坪村 明天开会', '宝坪村农户', '回1确认')
  await clerk.says('2', '没有发')
  expect(await drafts()).toHaveLength(before)
})

test('a village cadre and a villager may draft none', async () => {
  const before = (await drafts()).length
  await cadre.says('通知 宝坪村 明天开会', '只有负责的干部能办')
  const tan = await linkedFamily()
  await tan.says('通知 宝坪村 明天开会', '只有负责的干部能办', '023-51522345')
  expect(await drafts()).toHaveLength(before)
})

test('a village that has its township’s name is not taken for the township', async () => {
  const { db, addHousehold } = api
  const path = `${TOWNSHIP}.tianyuan`
  const area = { path, level: 'village' as const, name: '天元村', source: '测试' }
  await db.insert(areas).values({ county: COUNTY, ...area })
  await addHousehold({ areaPath: `${path}.1`, phone: '+8619960000777' })
  await clerk.says('通知 天元村 开会', /^【村信】开会\n/, '天元村农户：1户，发1人')
  await clerk.says('2', '没有发')
  await clerk.says('通知 天元社区 开会', '发给哪里')
  await clerk.says('算了', '没有发')
})

test('a clerk who reads English is asked in English, and the notice stays as it was written', async () => {
  await clerk.says('English', 'English')
  await clerk.says('通知 宝坪村 明天开会', '明天开会', '宝坪村 households', 'Reply 1 Yes 2 No')
  await clerk.says('2', 'not sent')
  api.clock.now = new Date('2026-03-09T21:00:00+08:00')
  const late = await clerk.says('通知 宝坪村 明天开会', 'Goes out tomorrow', 'Reply 1 Yes 2 No')
  expect(sizeOf(late.split('\n')[0] ?? '').segments).toBe(1)
  await clerk.says('2', 'not sent')
  await clerk.says('中文')
})
