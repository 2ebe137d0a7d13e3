import { expect, test } from 'vitest'
import { addPressReport, startPress } from '../../support/press'

const { api, head, journalist, other, office, department, talk } = await startPress()

test('to each their own: the journalist’s, what the unit must answer, to the office all', async () => {
  await office.says('媒体', '还没有媒体反映')
  const { code } = await addPressReport(api, { journalistId: journalist.id })
  await journalist.says('媒体', code, '天元乡，等答复，3月13日前')
  await other.says('媒体', '您还没有反映过')
  await other.says(`媒体 ${code}`, '没有这个编号')
  await head.says('媒体', '重庆日报：路没有修完')
  await department.says('媒体', '没有等您答复的')
  await department.says(`媒体 ${code}`, '没有这个编号')
  await office.says('媒体', `${code} 重庆日报，天元乡，等答复`)
  await office.says(`媒体 ${code}`, '重庆日报，天元乡：路没有修完')
  await api.ownerSql`update press_reports set status = 'answered', answer = '马上修'`
  await office.says(`媒体 ${code}`, '答复：马上修')
  await office.says('媒体 1234567890', '没有这个编号')
})

test('a village cadre and a villager are told nothing of it', async () => {
  await addPressReport(api)
  const cadre = await api.addStaff({ roles: [['village_cadre', 'wuxi.tianyuan.baoping']] })
  expect((await api.call('/press-reports/owed', { actor: cadre.actor })).status).toBe(403)
  expect(await talk().says('媒体')).not.toContain('重庆日报')
})
