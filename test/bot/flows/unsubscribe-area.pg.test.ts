import { expect, test } from 'vitest'
import { startRound } from '../../support/rounds'
import { startVillage } from '../../support/talk'

const { api, talk } = await startVillage()
const round = await startRound(api)

test('whoever has enough of a village hears no more of its lists', async () => {
  await round.open()
  await round.applicant('牟大山')
  const curious = talk()
  await curious.says('订阅 宝坪村')
  await curious.says('退订 宝坪村', '宝坪村的公示不再发给您')
  await round.postedCode()
  expect(await curious.gets()).toBe('')
})

test('who never asked for it is told how to stop everything', async () => {
  await talk().says('退订 宝坪村', '您没有订宝坪村的公示', '请发：退订')
})

test('the word alone still stops all of them', async () => {
  await talk().says('退订', /不再|停/)
})
