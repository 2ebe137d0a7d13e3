import { expect, test } from 'vitest'
import { startPress } from '../../support/press'

const { head, office, journalist, reports } = await startPress()

test('what was printed is logged in one line, and goes the same way', async () => {
  await office.says(
    '媒体 登记 重庆日报 市级 3月5日 第3版 宝坪村 路没有修完',
    '登记重庆日报（市级）3月5日：路没有修完。由天元乡答复。对吗？',
  )
  await office.says('1', '登记了，天元乡3月13日前答复')
  expect(await reports()).toMatchObject([
    {
      kind: 'print',
      outlet: '重庆日报',
      level: 'municipal',
      position: '第3版',
      journalist_id: null,
    },
  ])
  await head.gets('重庆日报反映：路没有修完')
  expect(await journalist.gets()).toBe('')
  await office.says('媒体 登记 重庆日报 市级 3月5日 第3版 宝坪村 路没有修完', '对吗？')
  await office.says('1', '同样的已经收过了')
})

test('what was broadcast is known by its outlet or its hour; of a day without a year it is the last', async () => {
  await office.says(
    '媒体 登记 县电视台 县级 12月1日 19:30 县民政局 低保发放快',
    '12月1日：低保发放快',
    '由县民政局答复',
  )
  await office.says('1', '登记了')
  const [row] = await reports()
  expect(row).toMatchObject({
    kind: 'broadcast',
    level: 'county',
    position: '19:30',
    on_day: '2025-12-01',
  })
})

test('what is missing or wrong is said, a no logs nothing', async () => {
  await office.says('媒体 登记', '要登记请发')
  await office.says('媒体 登记 某某周刊 3月5日 宝坪村 路没修完', '要写明是中央级、市级还是县级')
  await office.says('媒体 登记 重庆日报 市级 宝坪村 路没修完', '要写明是哪天的')
  await office.says('媒体 登记 重庆日报 市级 3月5日 路没修完', '没找到该答复的单位')
  await office.says('媒体 登记 重庆日报 市级 3月5日 宝坪村', '没有写内容')
  await office.says('媒体 登记 重庆日报 市级 3月5日 宝坪村 打19900001234', '不能写电话')
  await office.says('媒体 登记 重庆日报 市级 2026年3月10日 宝坪村 路没修完', '对吗？')
  await office.says('1', '日子还没到')
  await office.says('媒体 登记 重庆日报 市级 2026年3月9日 宝坪村 路没修完', '对吗？')
  await office.says('2', '没有办')
  expect(await reports()).toEqual([])
})

test('a journalist logs none', async () => {
  await journalist.says('媒体 登记 重庆日报 市级 3月5日 宝坪村 路没修完', '只有负责的干部能办')
})
