import { expect, test } from 'vitest'
import { startVillage } from '../../support/talk'

const { cadre, family, linked, talk } = await startVillage()

test.each(['谭大山 2359', '2359谭大山', '姓名：谭大山，身份证后四位２３５９'])(
  'a register phone proves itself by “%s”, then sees its status',
  async (identity) => {
    const tan = await family({ status: 'registered' })
    await tan.says('查', '姓名和身份证后四位')
    await tan.says(identity, '连上了谭大山家（宝坪村3社）', '回1')
    await tan.says('1', '谭大山家', '在册')
  },
)

test('name and digits are enough without being asked', async () => {
  const tan = await family()
  await tan.says('谭大山 2359', '连上了谭大山家')
})

test('half an answer is asked for again, and nothing is lost', async () => {
  const tan = await family()
  await tan.says('查')
  await tan.says('谭大山', '请这样写')
  await tan.says('2359', '请这样写')
  await tan.says('谭大山 2359', '连上了')
})

test('a wrong answer says how many tries are left, the last one that there are none', async () => {
  const tan = await family()
  await tan.says('查')
  for (const left of [4, 3, 2, 1]) await tan.says(`谭大山 111${left}`, `还能试${left}次`)
  await tan.says('谭大山 1111', '不能再试了')
  await tan.says('谭大山 2359', '明天再发', '023-51522345')
})

test('a stranger and a wrong name hear nothing of who is on the register', async () => {
  await family()
  const stranger = talk()
  await stranger.says('查')
  const answer = await stranger.says('谭大山 2359', '7位绑定码')
  expect(answer).not.toContain('谭大山')
})

test("a cadre's own phone proves no household", async () => {
  await family()
  await cadre.says('谭大山 2359', '绑定码')
})

test('the phones already linked hear that another one asked', async () => {
  const tan = await family()
  const son = await linked(tan.household.id)
  await tan.says('谭大山 2359', '连上了')
  await son.gets('别的手机来核对您家')
})

test('whoever thinks better of it is let go', async () => {
  const tan = await family()
  await tan.says('查')
  await tan.says('算了', '先不核对')
  await tan.says('谢谢', '不客气')
})

test('another wish in between is served, then the question comes again', async () => {
  const tan = await family()
  await tan.says('查')
  await tan.says('退订', '不再发通知', '姓名和身份证后四位')
  await tan.says('谭大山 2359', '连上了')
})
