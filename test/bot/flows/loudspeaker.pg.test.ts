import { expect, test } from 'vitest'
import { GROUP, OTHER_VILLAGE, VILLAGE } from '../../support/api'
import { postList } from '../../support/objections'
import { startVillage } from '../../support/talk'

const { api, cadre, talk } = await startVillage()

async function listOf(count: number) {
  const households = []
  for (let i = 0; i < count; i++)
    households.push(
      await api.addHousehold({
        head: `牟第${i + 1}户`,
        areaPath: i < count / 2 ? GROUP : `${VILLAGE}.4`,
      }),
    )
  return postList(api, { households })
}

test('a cadre gets what to read out while the list hangs, and no name', async () => {
  const { code } = await listOf(2)
  const text = await cadre.says(
    `大喇叭 ${code}`,
    '乡亲们，宝坪村2户拟纳入帮扶',
    '到3月15日24点',
    '有意见找村干部',
    '023-51522345',
  )
  expect(text).not.toContain('牟第')
})

test('with the names where they are asked for, all of them, part by part and place by place', async () => {
  const { code } = await listOf(60)
  let text = await cadre.says(`大喇叭 ${code} 念名单`, '3社：牟第')
  for (let parts = 0; parts < 10 && !text.includes('没有了'); parts++)
    text += await cadre.says('下')
  expect(text).toContain('4社：')
  for (let i = 1; i <= 60; i++) expect(text).toContain(`牟第${i}户`)
})

test('before it hangs the cadre hears so, and what to send once it does', async () => {
  const { code } = await postList(api, { status: 'drawn_up' })
  await cadre.says(`大喇叭 ${code}`, `${code}还没贴出来`, `张贴 ${code}`)
})

test('not when its days are over', async () => {
  for (const status of ['void', 'closed'] as const) {
    const { code } = await postList(api, { status })
    await cadre.says(`大喇叭 ${code}`, '不在公示期，不用念')
  }
})

test('without a number it is said how to ask', async () => {
  await cadre.says('大喇叭', '大喇叭 单号 念名单')
})

test('a villager, or a cadre of elsewhere, gets no names', async () => {
  const { code } = await listOf(1)
  await talk().says(`大喇叭 ${code} 念名单`, '只有负责的干部能办')
  await talk().says('大喇叭', '只有负责的干部能办')
  const phone = '+8619955510001'
  await api.addStaff({ phone, roles: [['village_cadre', OTHER_VILLAGE]] })
  await talk(phone).says(`大喇叭 ${code} 念名单`, '不在您的片区')
})
