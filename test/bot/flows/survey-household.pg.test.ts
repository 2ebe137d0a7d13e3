import { beforeAll, expect, test } from 'vitest'
import { startVillage } from '../../support/talk'
import { startSurveys } from '../../support/surveys'

const { api, cadre } = await startVillage()
const { openRound, applicant } = await startSurveys(api)
beforeAll(() => openRound())

test('guided', async () => {
  await applicant('谭大山', ['李秀英', '谭小军', '谭老汉'])
  let n = 0
  const say = async (text: string, ...expected: (string | RegExp)[]) => {
    n++
    const a = await cadre.says(text, ...expected)
    console.log(`--- ${n} ${text}\n${a}`)
  }
  await say('调查 谭大山')
  await say('卢思远')
  await say('4')
  await say('80平 土木 C级')
  await say('7个月')
  await say('谭大山 普通 在家务农')
  await say('李秀英 弱')
  await say('谭小军 大学 每年12000')
  await say('邻居王五说常年在外')
  await say('村干部说确实困难')
  await say('没有')
  await say('谭大山 零工 60天 每天120')
  await say('李秀英 公益岗 12月 每月500')
  await say('苞谷 3亩 每亩800斤 1.2元一斤')
  await say('洋芋 2亩 每亩2000斤 8毛一斤')
  await say('猪 2头 每头2000 成本1500')
  await say('核桃 200斤 每斤8块')
  await say('600')
  await say('低保 每月300')
  await say('养老金 1人 每月110')
  await say('退耕 5亩 每亩125')
  await say('2')
  await say('8 1')
  await say('1')
  console.log(n)
  console.log(await api.sql`select type, details from events where subject like 'entry:%' order by seq desc limit 1`)
  console.log(await api.sql`select household_type, main_cause, other_causes from applications`)
  console.log(await api.sql`select field, value from handbook_fields`)
  expect(n).toBeLessThanOrEqual(25)
})
