import { expect, test } from 'vitest'
import { startInspection } from '../../support/inspections'
import { receiptIn } from '../../support/talk'

const { api, cadre, cadreId, county, yao } = await startInspection()

test('outside of any plan, in one line with what it is called and how much money it is about', async () => {
  await county.says(
    '记问题 宝坪村 违规用钱 项目款被截留2万元 姚云川整改',
    '记问题：宝坪村，违规用钱，截留私分，项目款被截留2万元。姚云川整改，4月3日前。对吗？',
  )
  const made = await county.says('1', '已告诉姚云川4月3日前整改')
  expect(await api.sql`select * from findings`).toMatchObject([
    { code: receiptIn(made), amount_fen: 2_000_000, tags: ['embezzlement'], supervision_id: null },
  ])
  await yao.gets('请在4月3日前整改', receiptIn(made))
  api.clock.now = new Date('2026-04-02T01:00:00Z')
  await yao.gets('整改明天到期', receiptIn(made))
})

test('what is missing is asked for: where, who, and which of three where it is about money', async () => {
  await county.says('记督查问题 违规用钱 办公室换空调', '是哪里的问题？')
  await county.says('宝坪村', '是虚报冒领、截留私分，还是挥霍浪费？')
  await county.says('挥霍浪费', '谁来整改？')
  await county.says('李不知', '没找到这个人')
  await county.says('熊长富', '挥霍浪费，办公室换空调。熊长富整改')
  await county.says('1', '记下了')
  expect(await api.sql`select * from findings where owner_id = ${cadreId}`).toMatchObject([
    { tags: ['waste'], amount_fen: null },
  ])
})

test('the same is not noted twice, nor anything with a phone in it, nor after a no', async () => {
  await county.says('记问题 宝坪村 优亲厚友 给侄子评低保 熊长富整改', '对吗？')
  await county.says('1', '记下了')
  await county.says('记问题 宝坪村 优亲厚友 给侄子评低保 熊长富整改', '对吗？')
  await county.says('1', '同样的问题已经记过')
  await county.says('记问题 宝坪村 优亲厚友 打19900000150问 熊长富整改', '不能写电话')
  await county.says('记问题 宝坪村 优亲厚友 给表弟评低保 熊长富整改', '对吗？')
  await county.says('2', '好，没有记问题')
})

test('whoever is of the unit, or where no time is set, is told so', async () => {
  await api.ownerSql`update staff set unit = '县纪委监委' where id = ${yao.id}`
  await county.says('记问题 宝坪村 优亲厚友 给外甥评低保 姚云川整改', '对吗？')
  await county.says('1', '要回避')
  await api.ownerSql`update staff set unit = '宝坪村驻村工作队' where id = ${yao.id}`
  await api.setFigures({ rectify_days: null })
  await county.says('记问题 宝坪村 优亲厚友 给外甥评低保 熊长富整改', '县里还没定整改期限')
  await api.setFigures()
})

test('of a cadre 记问题 stays a line of the village, and the five are the inspectors’', async () => {
  await cadre.says('记问题 3社水管断了 12月15日前 姚云川', '问题清单（宝坪村）')
  await cadre.says('2')
  await cadre.says('记问题 宝坪村 优亲厚友 给侄子评低保', '只有负责的干部能办')
})
