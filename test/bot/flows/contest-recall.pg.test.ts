import { expect, test } from 'vitest'
import { startResidency } from '../../support/residency'
import { receiptIn } from '../../support/talk'

const { api, secretary, resident, committee, office } = await startResidency()

test('whoever is to be recalled answers once, before it is decided; nobody else does', async () => {
  await committee.says('召回 姚云川 长期不在村', '对吗？')
  const code = receiptIn(await committee.says('1', '已提请召回'))
  await secretary.says(`申诉 ${code}`, '您对召回有什么话说')
  await secretary.says('我请过假', '对召回申诉：我请过假')
  await secretary.says('1', '记下了')
  await office.gets('姚云川对召回申诉：我请过假')
  await secretary.says(`申诉 ${code} 再说一次`, '对吗？')
  await secretary.says('1', '您已经说过意见')
  expect(await resident.says(`申诉 ${code} 我来说`)).not.toContain('对召回申诉')
  await office.says(`召回决定 ${code} 同意 查实`, '对吗？')
  await office.says('1', '不再驻宝坪村')
  const [recall] = await api.sql`select status, contest_settled_by from recalls`
  expect(recall).toEqual({ status: 'recalled', contest_settled_by: office.id })
  await office.says(`召回决定 ${code} 不同意 再看`, '对吗？')
  await office.says('1', '已经决定了')
})

test('待办 tells the office of a recall to be decided, and its person that they may answer', async () => {
  await committee.says('召回 蒲明秀 长期不在村', '对吗？')
  const code = receiptIn(await committee.says('1', '已提请召回'))
  await office.says('待办', `召回${code}等决定`, `召回决定 ${code}`)
  await resident.says('待办', '提请召回您，有话可以说', `申诉 ${code}`)
  await resident.says(`申诉 ${code} 我在医院`, '对吗？')
  await resident.says('1', '记下了')
  await resident.says('待办', /^(?!.*提请召回)/s)
  await office.says(`召回决定 ${code} 同意 查实`, '对吗？')
  await office.says('1', '不再驻新华村')
  await office.says('待办', /^(?!.*等决定)/s)
})
