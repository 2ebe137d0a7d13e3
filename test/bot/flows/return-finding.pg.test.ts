import { expect, test } from 'vitest'
import { addFinding, startInspection } from '../../support/inspections'

const { api, county, yao } = await startInspection()

test('what is not good enough is open again, and its owner reads why', async () => {
  const { code } = await addFinding(api, { ownerId: yao.id, status: 'rectified' })
  await county.says(`整改退回 ${code}`, '还差什么？')
  await county.says('钱没有退到户', '退回去再改，原因“钱没有退到户”，对吗？')
  await county.says('1', '退回去了')
  await yao.gets('整改不合格：评了亲戚的低保，原因“钱没有退到户”', `整改 ${code}`)
  expect(await api.sql`select * from findings where code = ${code}`).toMatchObject([
    { status: 'open', rectified_text: null, rectified_on: null, reason: '钱没有退到户' },
  ])
  await yao.says(`整改 ${code} 钱退了`, '对吗？')
  await yao.says('1', '记下了')
})

test('a no, or a phone in the reason, leaves it as it is', async () => {
  const { code } = await addFinding(api, { ownerId: yao.id, status: 'rectified' })
  await county.says(`整改退回 ${code} 钱没退`, '对吗？')
  await county.says('2')
  await county.says(`整改退回 ${code} 找19900000150`, '对吗？')
  await county.says('1', '不能写电话')
  await county.says('整改退回', '请这样发')
  expect(await api.sql`select status from findings where code = ${code}`).toMatchObject([
    { status: 'rectified' },
  ])
})
