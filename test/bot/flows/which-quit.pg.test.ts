import { test } from 'vitest'
import { startVillage } from '../../support/talk'

const { linkedFamily } = await startVillage()

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

test('取消 with nothing to cancel is asked about as well', async () => {
  const tan = await linkedFamily()
  await tan.says('取消', '您想退哪样')
})
