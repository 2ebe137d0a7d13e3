import { beforeEach, expect, test } from 'vitest'
import { TOWNSHIP } from '../../support/api'
import { addLeads, clearLeads } from '../../support/leads'
import { startVillage } from '../../support/talk'

const { api, cadre, talk, linkedFamily } = await startVillage()
const clerk = await api.addStaff({ name: '钟兰舒', roles: [['township_clerk', TOWNSHIP]] })
const clerkTalk = talk(clerk.phone ?? '')
beforeEach(() => clearLeads(api))

test('whoever asks for it is told the week of their own area', async () => {
  await cadre.says('周报', '宝坪村这周没有线索')
  const { id } = await api.addHousehold()
  await addLeads(api, [{ householdId: id, kind: 'risk', class: 'disaster', records: null }])
  await cadre.says('周报', '宝坪村周报', '线索1件没办完', '新来1件', '发“线索 宝坪村”')
  await clerkTalk.says('周报', '天元乡周报', '线索最多的：宝坪村1', '发“线索 宝坪村”看')
  await clerkTalk.says('线索 宝坪村', '受灾')
  api.clock.now = new Date('2026-04-20T02:00:00Z')
  await clerkTalk.says('周报', '1件过期', '宝坪村1（过期1）')
})

test('it is nothing for villagers', async () => {
  const family = await linkedFamily()
  expect(await family.says('周报')).not.toContain('周报：')
})
