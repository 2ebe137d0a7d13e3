import { expect, test } from 'vitest'
import { startSignTalk } from '../../support/sign-talk'

const { api, ask, first, talk, linked, signing } = await startSignTalk()

test('whoever has nothing to sign is told so', async () => {
  await talk().says('签', '现在没有等您签字的')
  await first.says('签字', '现在没有等您签字的')
  await first.says('SIGN', '没有等您签字的')
})

test('a household reads its own facts and how to agree or not, and nobody else’s', async () => {
  const [tan] = await ask([{ head: '谭大山' }, { head: '牟别家' }])
  const answer = await tan!.says(
    '签',
    '谭大山家1口人',
    '对就回7位签字码',
    '签 要码',
    '不对回：不对',
  )
  expect(answer).not.toContain('牟别家')
})

test('an official reads how many wait', async () => {
  await ask([{ head: '甲一' }, { head: '乙二' }])
  await first.says('签', '有2户等您签字', '签单', '7位签字码')
})

test('a phone linked by a cadre’s code is told that it cannot sign', async () => {
  const [tan] = await ask([{ head: '谭大山' }])
  const daughter = await linked(tan!.found.id)
  await api.sql`update contact_links set way = 'cadre_code' where household_id = ${tan!.found.id}`
  await daughter.says('签', '这个手机不能签字', '纸上签')
})

test('once it is signed nothing waits any more', async () => {
  const [tan] = await ask([{ head: '谭大山' }])
  await signing.signAll(tan!.found)
  await tan!.says('签', '没有等您签字的')
  await first.says('签', '没有等您签字的')
})
