import { expect, test } from 'vitest'
import { addFinding, startInspection } from '../../support/inspections'

const { api, cadre, county, other, yao, linkedFamily } = await startInspection()

test('its owner says what was done, and who found it is asked to look', async () => {
  const { code, id } = await addFinding(api, { ownerId: yao.id, foundBy: county.id })
  await yao.says(`整改 ${code} 名额退了`, '评了亲戚的低保改好了：名额退了。对吗？')
  await yao.says('1', '记下了，已请黎正朗核验')
  await county.gets('宝坪村优亲厚友的问题报整改：名额退了', `整改合格 ${code}`)
  expect(await other.gets()).toBe('')
  expect(await api.sql`select * from findings where id = ${id}`).toMatchObject([
    { status: 'rectified', rectified_text: '名额退了', rectified_by: yao.id },
  ])
  await yao.says(`整改 ${code} 又退了`, '等着核验')
})

test('without its words they are asked for, and a no keeps it open', async () => {
  const { code } = await addFinding(api, { ownerId: yao.id })
  await yao.says(`整改 ${code}`, '怎么改的？')
  await yao.says('村主任写了检讨', '对吗？')
  await yao.says('2')
  await yao.says(`整改 ${code}`, '怎么改的？')
  await yao.says('算了')
  expect(await api.sql`select status from findings where code = ${code}`).toMatchObject([
    { status: 'open' },
  ])
})

test('somebody else does not, unless its owner has left', async () => {
  const { code, ownerId } = await addFinding(api)
  await cadre.says(`整改 ${code} 名额退了`, '对吗？')
  await cadre.says('1', '不是您整改')
  await api.ownerSql`update staff set is_active = false where id = ${ownerId}`
  await cadre.says(`整改 ${code} 名额退了`, '对吗？')
  await cadre.says('1', '记下了')
})

test('with a phone in it, or an unknown number, or of a villager nothing is noted', async () => {
  const { code } = await addFinding(api, { ownerId: yao.id })
  await yao.says(`整改 ${code} 找19900000150退了`, '对吗？')
  await yao.says('1', '不能写电话')
  await yao.says('整改 1234567897 退了', '没有这个编号')
  await yao.says('整改', '请这样发：整改 10位编号')
  const family = await linkedFamily()
  expect(await family.says(`整改 ${code} 退了`)).not.toContain('记下了')
})

test('at night nobody is woken, and in the list of duties it stands with its day', async () => {
  const { code } = await addFinding(api, { ownerId: yao.id, dueOn: '2026-03-12' })
  await yao.says('待办', code)
})
