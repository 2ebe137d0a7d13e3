import { expect, test } from 'vitest'
import { VILLAGE } from '../../support/api'
import { startInspection } from '../../support/inspections'
import { receiptIn } from '../../support/talk'

const { api, cadre, cadreId, county, township, other, yao } = await startInspection()
// One alone is left to inspect, so that the plan is theirs.
await api.ownerSql`update staff set is_active = false where id in (${township.id}, ${other.id})`

test('question by question, a problem is put down with who puts it right, and the last ends the check', async () => {
  await county.says('督查 宝坪村 优亲厚友 12月20日前', '对吗？')
  await county.says('1', '安排好了')
  await county.says('督查 宝坪村 优亲厚友', '1/3 有没有亲属没报备', '1好的 2有问题 3跳过')
  await county.says('2', '什么问题？')
  await county.says('村主任的弟弟没报备，领了5000元', '谁来整改？')
  await county.says(
    '姚云川',
    '记问题：宝坪村，优亲厚友，村主任的弟弟没报备，领了5000元。姚云川整改，4月3日前。对吗？',
  )
  const made = await county.says('1', '已告诉姚云川4月3日前整改', '2/3 名单是不是张榜了')
  await yao.gets('督查发现问题：宝坪村，优亲厚友', receiptIn(made))
  const [finding] = await api.sql`select * from findings`
  expect(finding).toMatchObject({
    amount_fen: 500_000,
    owner_id: yao.id,
    found_by: county.id,
    status: 'open',
    area_path: VILLAGE,
  })
  await county.says('3', '3/3 钱是不是打到户了')
  await county.says('1', '还有1题没答。接着答请发：督查 宝坪村 优亲厚友')
  await county.says('督查 宝坪村 优亲厚友', '2/3 名单是不是张榜了')
  await county.says('1', '宝坪村优亲厚友查完了，有问题1处')
  expect(await api.sql`select status, done_on::text from supervision_checks`).toMatchObject([
    { status: 'done', done_on: '2026-03-09' },
  ])
  expect(await api.sql`select status from supervisions`).toMatchObject([{ status: 'closed' }])
  expect(await cadre.gets()).toBe('')
})

test('2 with the words puts the problem down at once; a no keeps the answer and goes on', async () => {
  await county.says('督查 新华村 吃拿卡要 12月20日前', '对吗？')
  await county.says('1', '安排好了')
  await county.says('督查 新华村 吃拿卡要', '1/3')
  await county.says('2 收了两条烟', '谁来整改？')
  await county.says('算了', '2/3')
  await county.says('1', '3/3')
  await county.says('1', '查完了，有问题1处')
  expect(
    await api.sql`select text from supervision_answers where not is_in_order
    order by text`,
  ).toMatchObject([{ text: '收了两条烟' }, { text: '村主任的弟弟没报备，领了5000元' }])
  expect(await api.sql`select 1 from findings`).toHaveLength(1)
})

test('a question is answered in words as well, and asked again where they say nothing', async () => {
  await county.says('督查 新华村 弄虚作假 12月20日前', '对吗？')
  await county.says('1', '安排好了')
  await county.says('督查 新华村 弄虚作假', '1/3')
  await county.says('看了再说', '1/3')
  await county.says('没问题', '2/3')
  await county.says('有问题 名单没张榜', '谁来整改？')
  await county.says('算了', '3/3')
  await county.says('有问题', '什么问题？')
  await county.says('钱没打到户', '谁来整改？')
  await county.says('算了', '查完了，有问题2处')
})

test('what says an identity number is not kept', async () => {
  await county.says('督查 新华村 失职渎职 12月20日前', '对吗？')
  await county.says('1', '安排好了')
  await county.says('督查 新华村 失职渎职', '1/3')
  await county.says('2', '什么问题？')
  await county.says('张三50993819600273519X没报备', '不能写身份证号')
})

test('who has become kin of the place since then is not let in', async () => {
  await county.says('督查 新华村 失职渎职', '1/3')
  const { id } = await api.addHousehold({ areaPath: 'wuxi.tianyuan.xinhua' })
  await api.ownerSql`insert into staff_ties (county, staff_id, household_id, kind)
    values ('wuxi', ${county.id}, ${id}, 'kin')`
  await county.says('1', '要回避')
  expect(cadreId).not.toBe(county.id)
})

test('where nothing is planned it is to be planned first', async () => {
  await county.says('督查 宝坪村 弄虚作假', '哪天以前查完？')
  await county.says('算了')
})
