import { expect, test } from 'vitest'
import { COUNTY, OTHER_VILLAGE, TOWNSHIP } from '../../support/api'
import { startLists } from '../../support/lists'
import { startVillage } from '../../support/talk'

const village = await startVillage()
const { api, cadre, talk, linkedFamily } = village
const { clerk, item } = await startLists(village)
await item({ text: '水管断了', dueOn: '2026-03-08' })
await item({ text: '修水渠', kind: 'task', dueOn: '2026-03-09' })
await item({ text: '护林', kind: 'responsibility', dueOn: '2026-03-20', status: 'done' })
const struck = await item({ text: '旧账', status: 'struck_off', dueOn: '2026-03-01' })
await item({ text: '新华的路', areaPath: OTHER_VILLAGE, dueOn: '2026-03-12' })

test('one’s own village, the most urgent first, in parts', async () => {
  const first = await cadre.says(
    '清单',
    '宝坪村清单：在办2条，过期1条，等销号1条',
    '问题：水管断了，熊长富，过期，3月8日前',
    '还有2条，发“下”',
  )
  expect(first).not.toContain('新华')
  await cadre.says('下', '任务：修水渠，熊长富，3月9日前')
})

test.each([
  ['清单 任务', '修水渠', '水管断了'],
  ['问题清单', '水管断了', '修水渠'],
  ['清单 责任', '说办好了：护林，等销号', '修水渠'],
])('%s shows one list', async (words, shown, other) => {
  expect(await cadre.says(words, shown)).not.toContain(other)
})

test('a township sees another village by its name, a village cadre does not', async () => {
  await clerk.says('清单 新华村', '新华村清单：在办1条', '新华的路')
  await clerk.says('问题清单 新华村', '新华的路')
  await cadre.says('清单 新华村', '没找到这个地方，或不归您这一片')
  await clerk.says('清单 王家村', '没找到这个地方')
})

test('on its due day a line is in time, the day after late', async () => {
  expect(await cadre.says('任务清单', '在办1条')).not.toContain('过期')
  api.clock.now = new Date('2026-03-10T02:00:00Z')
  await cadre.says('任务清单', '过期1条', '过期，3月9日前')
})

test('a department sees what it answers for itself', async () => {
  const { id, phone } = await api.addStaff({ roles: [['department', COUNTY]] })
  const department = talk(phone ?? '')
  await department.says('清单', '没有')
  await item({ text: '打井', ownerId: id, dueOn: '2026-05-01' })
  expect(await department.says('清单', '打井')).not.toContain('水管')
})

test('where nothing is open it says how to add', async () => {
  const { phone } = await api.addStaff({ roles: [['village_cadre', `${TOWNSHIP}.xiangping`]] })
  await talk(phone ?? '').says('清单', '没找到这个地方')
  await cadre.says('责任清单 宝坪村', '护林')
})

test('a number alone shows its line', async () => {
  await cadre.says(struck.code, '旧账，熊长富办好')
})

test('a villager is shown what their household gets', async () => {
  const family = await linkedFamily()
  await family.says('清单', '帮扶措施')
  expect(await talk().says('清单上没有我家')).not.toContain('在办')
})
