import { expect, test } from 'vitest'
import { COUNTY, TOWNSHIP } from '../../support/api'
import { startVillage } from '../../support/talk'

const { api, talk, cadre, linkedFamily } = await startVillage()
const clerkRow = await api.addStaff({ name: '汪晓松', roles: [['township_clerk', TOWNSHIP]] })
const clerk = talk(clerkRow.phone ?? '')
const chief = await api.addStaff({ name: '唐雪柏', roles: [['county_office', COUNTY]] })
const office = talk(chief.phone ?? '')

test('a township clerk is told where the draft of the own township’s year can be fetched', async () => {
  await clerk.says(
    '年度报告',
    /天元乡2026年度报告草稿，两天内打开：https:\/\/cunxin.test\/wuxi\/reports\/tianyuan\/2026-20260309-[0-9a-f]{16}$/,
  )
  await clerk.says('年度报告 天元乡 2025', '天元乡2025年度报告草稿')
  await clerk.says('年度报告 2027', '这一年还没有报告')
  await clerk.says('年度报告 宝坪村', '年度报告只有全县和乡镇的')
})

test('the county office reads every report, a clerk no other than the own, others none', async () => {
  await office.says('年度报告', '巫溪县2026年度报告草稿')
  await office.says('年度报告 天元乡 2026年', '天元乡2026年度报告')
  await office.says('年度报告 无名乡', '没')
  await clerk.says('年度报告 全县', '要县办或当地乡镇专干才能看')
  expect(await cadre.says('年度报告')).not.toContain('草稿')
  const family = await linkedFamily()
  expect(await family.says('年度报告')).not.toContain('草稿')
})
