import { expect, test } from 'vitest'
import { areas } from '../../../db/schema'
import { COUNTY } from '../../support/api'
import { startRound } from '../../support/rounds'
import { startVillage } from '../../support/talk'

const { api, talk } = await startVillage()
const round = await startRound(api)

test('whoever asks for a village is told of every list posted there, without a name', async () => {
  await round.open()
  await round.applicant('牟大山')
  const curious = talk()
  await curious.says('订阅 宝坪村', '宝坪村贴名单会告诉您', '退订 宝坪村')
  const code = await round.postedCode()
  const text = await curious.gets(`宝坪村3社有1户在公示，到3月16日。看名单到社里，或回${code}。`)
  expect(text).not.toContain('牟大山')
  await curious.says(code, '宝坪村3社公示，共1户')
})

test('where it is not known which village is meant, it is asked', async () => {
  const curious = talk()
  await curious.says('订阅 无名村', '要听哪里的公示？请回村名')
  await curious.says('宝坪村', '宝坪村贴名单会告诉您')
  await curious.says('订阅 无名村')
  await curious.says('算了', '没有动')
})

test('of two villages of one name the township is asked for', async () => {
  const rows = [
    ['wuxi.other', 'township', '别乡'],
    ['wuxi.other.baoping', 'village', '宝坪村'],
  ] as const
  await api.db
    .insert(areas)
    .values(
      rows.map(([path, level, name]) => ({ county: COUNTY, path, level, name, source: '测试' })),
    )
  const curious = talk()
  await curious.says('订阅 宝坪村', '有几个同名的村。请带上乡镇')
  await curious.says('天元乡宝坪村', '宝坪村贴名单会告诉您')
})
