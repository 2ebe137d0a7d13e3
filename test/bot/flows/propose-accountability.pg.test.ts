import { expect, test } from 'vitest'
import { startInspection } from '../../support/inspections'
import { receiptIn } from '../../support/talk'

const { api, cadre, cadreId, county, other, township } = await startInspection()

test('who may decide is told, and the person hears nothing', async () => {
  await county.says(
    '问责 熊长富 优亲厚友 诫勉 理由 给亲戚评低保',
    '提请问责熊长富：优亲厚友，诫勉，给亲戚评低保。对吗？',
  )
  const done = await county.says('1', '定之前本人不知道')
  const code = receiptIn(done)
  await other.gets('熊长富优亲厚友，等您决定问责', `问责 ${code}`)
  expect(await cadre.gets()).toBe('')
  await cadre.says('问责', '只有负责的干部能办')
  expect(await cadre.says('待办')).not.toContain(code)
  await other.says('待办', code)
  expect(await api.sql`select * from accountabilities`).toMatchObject([
    { staff_id: cadreId, measure: 'admonition', status: 'proposed', proposed_by: county.id },
  ])
  await county.says('问责 熊长富 优亲厚友 诫勉 给亲戚评低保', '对吗？')
  await county.says('1', '等着决定，没有再提')
})

test('what is missing is asked for one by one, and a no proposes nothing', async () => {
  await county.says('问责 李不知', '问责谁？')
  await county.says('姚云川', '哪一类？')
  await county.says('吃拿卡要', '怎么处理？')
  await county.says('谈话提醒', '什么理由？')
  await county.says('收了两条烟', '提请问责姚云川：吃拿卡要，谈话提醒，收了两条烟')
  await county.says('2', '没有动')
})

test('neither oneself nor a colleague is proposed', async () => {
  await township.says('问责 向怀远 失职渎职 谈话提醒 没去查', '对吗？')
  await township.says('1', '和您自己有关')
  await api.ownerSql`update staff set unit = '天元乡纪委' where id = ${cadreId}`
  await township.says('问责 熊长富 失职渎职 谈话提醒 没去查', '对吗？')
  await township.says('1', '要回避')
})
