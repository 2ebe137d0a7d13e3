import { expect, test } from 'vitest'
import { startVillage } from '../../support/talk'

const { api, cadre, linkedFamily } = await startVillage()

test('退 alone is asked about: messages', async () => {
  const tan = await linkedFamily()
  await tan.says('退', '您想退哪样', '1不收通知 2撤回申请或求助 3退出帮扶')
  await tan.says('1', '不再发通知')
})

test('退出 alone is asked about: a filing', async () => {
  const tan = await linkedFamily()
  await tan.says('申请')
  await tan.says('1')
  await tan.says('退出', '您想退哪样')
  await tan.says('2', '撤回', '对吗')
  await tan.says('1', '改主意就发“不撤了”')
})

test('leaving the programme is never done by a text', async () => {
  const tan = await linkedFamily({ status: 'registered' })
  await tan.says('退')
  await tan.says('3', '您签字才算', '023-51522345')
  await tan.says('查', '在册')
})

test.each(['取消', '算了', '不用了'])('“%s” with nothing open cancels nothing', async (words) => {
  const tan = await linkedFamily()
  expect(await tan.says(words, '没有在问您的事')).not.toContain('您想退哪样')
  expect(await tan.says('1', '谭大山')).not.toContain('不再发通知')
})

test('取消 ends what is asked, and the digit after it stops no messages', async () => {
  const stopped = () => api.sql`select id from contacts where stopped <> '{}'`
  const before = await stopped()
  await cadre.says('退', '您想退哪样')
  await cadre.says('取消', '好，不问了')
  await cadre.says('1', '没有在等您回的事')
  await cadre.says('措施', '哪一户')
  await cadre.says('算了')
  await cadre.says('查', '先核对是不是您家')
  await cadre.says('取消', /不/)
  await cadre.says('1', '没有在等您回的事')
  expect(await stopped()).toEqual(before)
})
