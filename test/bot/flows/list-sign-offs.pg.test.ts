import { expect, test } from 'vitest'
import { VILLAGE } from '../../support/api'
import { startSignTalk } from '../../support/sign-talk'

const { ask, first, talk, signing } = await startSignTalk()

const named = (...heads: string[]) => ask(heads.map((head) => ({ head })))

test('an official reads whom it is about and the key facts, a few at a time', async () => {
  await named('甲一', '乙二', '丙三', '丁四', '戊五', '己六', '庚七')
  const told = await first.says('签单', /宝坪村3社 1口因病人均3200元/, '还有1户，回“下”')
  const rest = await first.says('下')
  const all = told + rest
  for (const head of ['甲一', '乙二', '丙三', '丁四', '戊五', '己六', '庚七'])
    expect(all.split(head)).toHaveLength(2)
  await first.says('下', '就这些', '签单 户主', '拒签 户主 原因')
})

test('one household is shown with all that is signed and what it has passed', async () => {
  const [tan] = await named('谭大山', '牟二山')
  const { code } = await signing.addNotice(tan!.found)
  await signing.refresh(tan!.found.applicationId)
  await first.says(
    '签单 谭大山',
    '宝坪村3社谭大山家1口人，一般户，因病、因学，人均3200元（线4000元），住C级危房，拟纳入帮扶。您以第一书记签。',
    `评议1次通过，公示${code}`,
    /核对号[0-9a-f]{4} [0-9a-f]{4} [0-9a-f]{4}/,
  )
})

test('a place narrows it', async () => {
  await ask([{ head: '甲一' }, { head: '乙二' }, { head: '丙三', areaPath: `${VILLAGE}.5` }])
  const told = await first.says('签单 5社', '丙三')
  expect(told).not.toContain('甲一')
  await first.says('签单 王五', '没有“王五”')
})

test('whoever signs nothing reads nothing', async () => {
  await named('谭大山')
  await talk().says('签单', '现在没有等您签字的')
})
