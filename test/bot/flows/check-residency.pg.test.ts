import { test } from 'vitest'
import { startResidency } from '../../support/residency'
import { receiptIn } from '../../support/talk'

const { api, secretary, resident, committee, cadre, linkedFamily } = await startResidency()

test('on a working day the township sees who is neither there nor on leave', async () => {
  await committee.says('查驻村', '宝坪村姚云川：今天没记到村，也没请假', '新华村蒲明秀')
  await secretary.says('到村', '记下了')
  await committee.says('查驻村 宝坪村', '都到村了')
  await resident.says('请假 3月9日 看病', '对吗？')
  const code = receiptIn(await resident.says('1', '请假交给乡镇了'))
  await committee.says('查驻村', '蒲明秀')
  await committee.says(`准假 ${code}`, '对吗？')
  await committee.says('1', '准了')
  await committee.says('查驻村', '都到村了')
})

test('on a Sunday nobody is looked for', async () => {
  api.clock.now = new Date('2026-03-15T02:00:00Z')
  await committee.says('查驻村', '不是工作日')
})

test('a villager looks for nobody', async () => {
  const family = await linkedFamily()
  await family.says('查驻村')
  await cadre.says('查驻村')
})
