import { expect, test } from 'vitest'
import { COUNTY } from '../../support/api'
import { startVillage } from '../../support/talk'

const { api, cadre, talk, linkedFamily } = await startVillage()
const inspector = await api.addStaff({
  name: '钟正',
  roles: [['discipline_inspector', COUNTY]],
})

test.each([
  '谁举报我',
  '哪个告的我',
  '有人举报我吗？',
  '我被举报了没有',
  '举报我的是谁',
  '是谁举报了我',
  'Who reported me?',
])(
  'an official who asks “%s” is told that nobody learns that, and no complaint is begun',
  async (text) => {
    for (const one of [cadre, talk(inspector.phone ?? ''), await linkedFamily()]) {
      await one.says(text, '谁都不能查')
      await one.says('1', /^(?!.*谁、什么时候)/su)
    }
  },
)

test.each(['有人举报我男人打我', '村主任告我偷树，是假的', '谁举报我儿子'])(
  'a villager who tells “%s” is not told so',
  async (text) => {
    expect(await (await linkedFamily()).says(text)).not.toContain('谁都不能查')
  },
)

test('an inspector who writes of the village’s affairs opens no complaint', async () => {
  expect(await talk(inspector.phone ?? '').says('村里的事')).not.toContain('实名')
  await cadre.says('村主任贪污补助款', '实名')
})
