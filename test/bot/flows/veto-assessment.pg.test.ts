import { expect, test } from 'vitest'
import { startAssessmentTalks } from '../../support/assessment-talks'

const { api, talks, world } = await startAssessmentTalks()

test('a veto takes whom, by which rule and why, and is confirmed', async () => {
  const code = await world.open()
  await talks.office.says('考核否决 天元乡 弄虚作假 台账是补的', '不在审核')
  await world.scoreAll(code)
  await world.act(code, { type: 'end_scoring' })
  await talks.office.says('考核否决', '否决谁、哪一条、为什么')
  await talks.office.says('天元乡', '为什么？')
  await talks.office.says('台账是补的', '对天元乡一票否决：弄虚作假，理由：台账是补的。对吗？')
  await talks.office.says('2', '好，没有办')
  expect(await api.sql`select 1 from assessment_vetoes`).toHaveLength(0)
  await talks.office.says('考核否决 天元乡 弄虚作假 台账是补的', '对吗？')
  await talks.office.says('1', '记下了：天元乡一票否决（弄虚作假）')
  expect(await api.sql`select veto_code from assessment_vetoes`).toEqual([{ veto_code: 'fraud' }])
  await world.act(code, { type: 'release' })
  await talks.leader.says('我的考核', '初评', '被一票否决（弄虚作假），等次受限')
  await talks.leader.says('考核否决 鱼鳞乡 弄虚作假 有', '只有负责的干部能办')
})
