import { expect, test } from 'vitest'
import { deliverDue } from '../../support/outbox'
import { startLists } from '../../support/lists'
import { startVillage } from '../../support/talk'

const village = await startVillage()
const { api, cadre, talk } = village
const { secretary, item, statusOf } = await startLists(village)

test('what is not to be done at all is called off with a reason its owner is told', async () => {
  const { code } = await item()
  await secretary.says(`取消清单 ${code} 搬迁了不用修`, '不办了，原因“搬迁了不用修”，对吗？')
  await secretary.says('1', '好，这一条不办了')
  expect(await statusOf(code)).toMatchObject({ status: 'cancelled', reason: '搬迁了不用修' })
  await cadre.gets('不用办了：3社水管断了，原因“搬迁了不用修”')
})

test('who answers for it is not reminded any more', async () => {
  await secretary.says('问题 桥栏坏了 12月15日前 熊长富', '对吗')
  const added = await secretary.says('1', '记下了')
  const code = /\d{10}/.exec(added)?.[0] ?? ''
  await secretary.says(`取消清单 ${code} 不修了`, '对吗')
  await secretary.says('1', '不办了')
  await cadre.gets()
  api.clock.now = new Date('2026-12-14T01:00:00Z')
  expect(await deliverDue(api)).toEqual([])
})

test('the reason is asked for, without a number it says how, and one’s own is another’s to call off', async () => {
  const { code } = await item()
  await secretary.says(`取消清单 ${code}`, '为什么不办了？')
  await secretary.says('不用了', '没有动')
  await secretary.says('取消清单', '请这样发：取消清单 10位编号 原因')
  await cadre.says(`取消清单 ${code} 不办`, '您自己负责的')
})

test.each([
  ['struck_off', '已经销号了'],
  ['cancelled', '已经不办了'],
] as const)('one that is %s is left as it is', async (status, answer) => {
  const { code } = await item({ status })
  await secretary.says(`取消清单 ${code} 不办`, answer)
})

test('is not a villager’s', async () => {
  await talk().says('取消清单', '只有负责的干部能办')
})
