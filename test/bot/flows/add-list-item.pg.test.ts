import { expect, test } from 'vitest'
import { TOWNSHIP, VILLAGE } from '../../support/api'
import { receiptIn, startVillage } from '../../support/talk'

const { api, cadre, cadreId, talk, linkedFamily } = await startVillage()
const yao = await api.addStaff({ name: '姚云川', roles: [['resident_cadre', VILLAGE]] })
const owner = talk(yao.phone ?? '')
const clerkRow = await api.addStaff({ name: '汪晓松', roles: [['township_clerk', TOWNSHIP]] })
const clerk = talk(clerkRow.phone ?? '')

const itemsOf = (text: string) => api.sql`select * from village_list_items where text = ${text}`

test('in one line it is understood, confirmed once, and its owner hears of it with the code', async () => {
  await cadre.says(
    '问题 3社水管断了 12月15日前 姚云川',
    '问题清单（宝坪村）：3社水管断了，姚云川负责，2026年12月15日前。对吗？',
  )
  const done = await cadre.says('1', '记下了。姚云川负责，12月15日前办好后发：办结')
  const [item] = await itemsOf('3社水管断了')
  expect(item).toMatchObject({
    kind: 'problem',
    area_path: VILLAGE,
    owner_id: yao.id,
    added_by: cadreId,
    due_on: '2026-12-15',
    status: 'open',
  })
  expect(receiptIn(done)).toBe(item?.['code'])
  await owner.gets(`问题清单（宝坪村）：3社水管断了，请在2026年12月15日前办好`, receiptIn(done))
  api.clock.now = new Date('2026-12-14T00:59:59Z')
  expect(await owner.gets()).toBe('')
  api.clock.now = new Date('2026-12-14T01:00:00Z')
  await owner.gets('3社水管断了明天到期。办好发：办结')
})

test('what fell down is written down, and alarms nobody', async () => {
  await cadre.says(
    '问题 4社沟垮了 12月20日前 姚云川',
    '问题清单（宝坪村）：4社沟垮了，姚云川负责，2026年12月20日前。对吗？',
  )
  await cadre.says('2')
  await cadre.says('问题 2社桥断了', '谁负责？')
  await cadre.says('取消')
})

test('what is missing is asked for one by one', async () => {
  await cadre.says('加任务', '什么任务？')
  await cadre.says('修3社水渠', '谁负责？')
  await cadre.says('李不知', '没找到这个人')
  await cadre.says('我', '哪天以前办好？')
  await cadre.says('3月1日', '任务清单（宝坪村）：修3社水渠，熊长富负责，2027年3月1日前')
  await cadre.says('1', '记下了')
  expect(await itemsOf('修3社水渠')).toMatchObject([{ kind: 'task', owner_id: cadreId }])
})

test('who works in several villages is asked which, or names it', async () => {
  await clerk.says('加责任 防汛值守 6月30日前 姚云川', '是哪个村的？')
  await clerk.says('宝坪村', '责任清单（宝坪村）：防汛值守，姚云川负责')
  await clerk.says('1', '记下了')
  await clerk.says('加责任 宝坪村护林 6月30日前 姚云川', '责任清单（宝坪村）：护林，姚云川负责')
  await clerk.says('2', '好，没有记')
})

test('of a name there are several of is asked which', async () => {
  await api.addStaff({
    name: '蒲明秀',
    unit: '天元乡扶贫办',
    roles: [['township_clerk', TOWNSHIP]],
  })
  await api.addStaff({ name: '蒲明秀', unit: '宝坪村委会', roles: [['village_cadre', VILLAGE]] })
  const asked = await cadre.says(
    '加问题 路灯坏了 年底前 蒲明秀',
    '有几位叫蒲明秀的，是哪个单位的？',
  )
  await cadre.says(/(\d)天元乡扶贫办/.exec(asked)?.[1] ?? '', '路灯坏了，蒲明秀负责')
  await cadre.says('1', '记下了')
})

test('an identity number or a phone is refused, whether in the line or in answer', async () => {
  await cadre.says(
    '加问题 联系张三 50993819600273519X 年底前 姚云川',
    '不能有身份证号和电话，没有记',
  )
  await cadre.says('加问题', '什么问题')
  await cadre.says('找李四 199 0000 0150', '不能有身份证号和电话，没有记')
  expect(await api.sql`select from village_list_items where text like '%四%'`).toHaveLength(0)
})

test('the same line is not put there twice', async () => {
  for (const answer of ['记下了', '清单上已有同样的一条，没有再记']) {
    await cadre.says('问题 垃圾没清 年底前 姚云川', '对吗？')
    await cadre.says('1', answer)
  }
  expect(await itemsOf('垃圾没清')).toHaveLength(1)
})

test('a no at any step, or at the end, adds nothing', async () => {
  await cadre.says('问题 猪圈漏 年底前 姚云川', '对吗？')
  await cadre.says('2', '好，没有记')
  await cadre.says('加问题 猪圈漏', '谁负责？')
  await cadre.says('算了', '好，没有记')
  expect(await itemsOf('猪圈漏')).toHaveLength(0)
})

test('a villager’s question stays a question, and what is wrong becomes a call for help', async () => {
  const family = await linkedFamily()
  expect(await family.says('问题 低保12月15日前要交什么')).not.toContain('负责')
  const wrong = await linkedFamily()
  await wrong.says('加问题 我家水管断了', '求助', '水管断了')
})

test('somebody in danger is heard, whatever it begins with', async () => {
  expect(await cadre.says('加问题 有人落水了救命 年底前 姚云川')).not.toContain('清单')
})
