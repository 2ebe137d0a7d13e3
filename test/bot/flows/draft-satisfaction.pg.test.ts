import { expect, test } from 'vitest'
import { startSurveys } from '../../support/satisfaction-talk'
import { receiptIn } from '../../support/talk'

const { api, clerk, head, office, cadre, linkedFamily } = await startSurveys()

test('in one line: the questions as they will be asked, whom they reach and the most they cost', async () => {
  await linkedFamily()
  const said = await clerk.says(
    '满意度 天元乡 200户 干部上门勤不勤；公示看得懂不（是否）；还有啥想说的',
    '1 干部上门勤不勤（1到5分） 2 公示看得懂不（是否） 3 还有啥想说的（自己说）',
    '天元乡1户，问得到1户，随机抽1户',
    '最多5条、9段、0.4元',
  )
  expect(said).toContain('送人批准吗')
  const code = receiptIn(await clerk.says('1', '拟好了，抽1户'))
  await head.gets(`批准满意度 ${code}`)
  const [row] =
    await api.sql`select status, seed, size from satisfaction_surveys where code = ${code}`
  expect(row).toMatchObject({ status: 'draft', size: 1 })
  expect(row?.['seed']).toMatch(/^[0-9a-f]{32}$/)
})

test('what is missing is asked for, and a no drafts nothing', async () => {
  await linkedFamily()
  await clerk.says('满意度 干部上门勤不勤；还有啥想说的', '随机抽')
  await clerk.says('2', '好，没有拟')
  await office.says('满意度 干部好不好；还有啥想说的', '调查哪里')
  await office.says('算了', '没有拟')
  await clerk.says('满意度 天元乡 一个题', '请发2到5题')
  await clerk.says('干部上门勤不勤；还有啥想说的', '随机抽1户')
  await clerk.says('2', '没有拟')
})

test('too long a question, a phone, too many questions: said which, nothing is drafted', async () => {
  await linkedFamily()
  await clerk.says(`满意度 天元乡 ${'长'.repeat(31)}；还有啥想说的`, '每题2到30个字')
  await clerk.says('算了', '没有拟')
  await clerk.says('满意度 天元乡 打13812345678好不好；还有啥想说的', '不能写身份证号和电话')
  await clerk.says('算了', '没有拟')
  await clerk.says('满意度 天元乡 一题；二题；三题；四题；五题；六题', '请发2到5题')
  await clerk.says('算了', '没有拟')
})

test('where nobody has a phone nobody can be asked', async () => {
  await api.addHousehold()
  await clerk.says('满意度 天元乡 干部上门勤不勤；还有啥想说的', '没有能问的户')
})

test('neither a village cadre nor a villager drafts one', async () => {
  await cadre.says('满意度 天元乡 干部上门勤不勤；还有啥想说的', '只有负责的干部能办')
  const family = await linkedFamily()
  expect(await family.says('满意度 天元乡 干部上门勤不勤；还有啥想说的')).not.toContain('随机抽')
})
