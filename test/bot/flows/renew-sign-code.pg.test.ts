import { expect, test } from 'vitest'
import { codeIn, startSignTalk } from '../../support/sign-talk'

const { api, ask, first, talk, linked, signing } = await startSignTalk()

test('a fresh code takes the place of the lost one', async () => {
  await ask([{ head: '甲一' }, { head: '乙二' }])
  const old = codeIn(await first.gets('有2户等您签字'))
  const fresh = codeIn(await first.says('签 要码', '2户的签字码', '3月10日22点前有效'))
  expect(fresh).not.toBe(old)
  await first.says(old, '码不对')
  await first.says(fresh, '签好了，2户')
})

test.each(['签要码', '签字码', '签 没收到码', '签 要新的码', 'SIGN CODE'])(
  'it is asked for by “%s”',
  async (words) => {
    const [tan] = await ask([{ head: '谭大山' }])
    const fresh = codeIn(await tan!.says(words, '谭大山家的签字码'))
    await tan!.says(fresh, '谭大山家签好了')
  },
)

test('whoever speaks for two households is asked which one', async () => {
  const [one, two] = await ask([{ head: '谭大山' }, { head: '谭父亲' }])
  const son = await linked(one!.found.id, two!.found.id)
  await son.says('签 要码', '要哪一家的签字码？', '谭父亲')
  const fresh = codeIn(await son.says('谭父亲', '谭父亲家的签字码'))
  await son.says(fresh, '谭父亲家签好了')
  expect((await signing.rowOf(one!.found.applicationId, 'household')).status).toBe('asked')
})

test('no code goes to a phone that cannot sign, nor to whom nothing waits for', async () => {
  await talk().says('签 要码', '现在没有等您签字的')
  const [tan] = await ask([{ head: '谭大山' }])
  await api.sql`update contact_links set way = 'cadre_code' where household_id = ${tan!.found.id}`
  await tan!.says('签 要码', '这个手机不能签字')
})
