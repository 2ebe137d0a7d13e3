import { expect, test } from 'vitest'
import { addFinding, startInspection } from '../../support/inspections'

const { api, cadre, cadreId, county, township, yao } = await startInspection()

test('an inspector who is not tied to its owner judges it good, once', async () => {
  const { code } = await addFinding(api, { ownerId: yao.id, status: 'rectified' })
  await county.says(`整改合格 ${code}`, '评了亲戚的低保，姚云川说：退了名额。您看过，合格吗？')
  await county.says('1', '整改合格了')
  await yao.gets('整改合格：评了亲戚的低保')
  await county.says(`整改合格 ${code}`, '已经核验合格')
  expect(await api.sql`select status from findings where code = ${code}`).toMatchObject([
    { status: 'verified' },
  ])
})

test('what is not said to be put right is not judged; a no leaves it', async () => {
  const { code } = await addFinding(api, { ownerId: yao.id })
  await county.says(`整改合格 ${code}`, '还没报整改')
  const { code: waits } = await addFinding(api, { ownerId: yao.id, status: 'rectified' })
  await county.says(`整改合格 ${waits}`, '合格吗？')
  await county.says('2')
  await county.says('待办', waits)
})

test('neither its owner, nor a colleague of theirs, nor a cadre judges it', async () => {
  await api.ownerSql`update staff set unit = '天元乡纪委' where id = ${yao.id}`
  const { code } = await addFinding(api, { ownerId: yao.id, status: 'rectified' })
  await township.says(`整改合格 ${code}`, '合格吗？')
  await township.says('1', '要回避')
  await api.ownerSql`update staff set unit = '工作队' where id = ${yao.id}`
  const { code: own } = await addFinding(api, { ownerId: county.id, status: 'rectified' })
  await county.says(`整改合格 ${own}`, '要别人来办')
  const { code: cadres } = await addFinding(api, { ownerId: cadreId, status: 'rectified' })
  await cadre.says(`整改合格 ${cadres}`, '要别人来办')
  await cadre.says(`整改合格 ${code}`, '合格吗？')
  await cadre.says('1', '只有负责的干部能办')
})

test('kin by a declaration do not judge each other', async () => {
  const { code } = await addFinding(api, { ownerId: yao.id, status: 'rectified' })
  await api.ownerSql`insert into declarations
    (county, id, staff_id, kind, relation, kin_staff_id, declared_on)
    values ('wuxi', gen_random_uuid(), ${yao.id}, 'kin', 'sibling', ${county.id}, '2026-01-01')`
  await county.says(`整改合格 ${code}`, '合格吗？')
  await county.says('1', '亲属或同事')
})

test('another township is not there', async () => {
  await api.ownerSql`insert into areas (county, path, level, name, source)
    values ('wuxi', 'wuxi.yulin', 'township', '鱼鳞乡', '测试')`
  const { code } = await addFinding(api, { areaPath: 'wuxi.yulin', status: 'rectified' })
  await township.says(`整改合格 ${code}`, '没有这个编号')
  await township.says('整改合格', '请这样发')
})
