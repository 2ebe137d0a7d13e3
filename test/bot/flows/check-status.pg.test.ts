import { expect, test } from 'vitest'
import { startVillage } from '../../support/talk'

const { api, family, linked, linkedFamily } = await startVillage()

test('a linked family asks where it stands, in whatever words', async () => {
  const tan = await linkedFamily({ status: 'registered' })
  for (const words of ['查', '1', '帮我查一下', '查狀態', '我家情况']) {
    await tan.says(words, '【村信】谭大山家（宝坪村3社）', '在册', '回5求助')
  }
})

test('a family that applied hears its receipt and by when it is answered', async () => {
  const tan = await linkedFamily()
  await tan.says('申请')
  await tan.says('1', '回执')
  await tan.says('查', '已申请', '3月29日前答复')
})

test('a phone that speaks for two households is asked which', async () => {
  const first = await api.addHousehold({ head: '谭大山', status: 'registered' })
  const second = await api.addHousehold({ head: '冉启旺', status: 'exited' })
  const phone = await linked(first.id, second.id)
  await phone.says('查', '连着2户', '1谭大山 2冉启旺')
  await phone.says('2', '冉启旺家', '已脱贫')
  await phone.says('查')
  await phone.says('谭大山', '谭大山家', '在册')
})

test('a digit that was not offered asks again', async () => {
  const first = await api.addHousehold({ head: '谭大山' })
  const second = await api.addHousehold({ head: '冉启旺' })
  const phone = await linked(first.id, second.id)
  await phone.says('查')
  await phone.says('7', '连着2户')
})

test('an unlinked phone learns nothing before it has proved itself', async () => {
  const tan = await family({ status: 'registered' })
  const answer = await tan.says('查', '姓名和身份证后四位')
  expect(answer).not.toMatch(/谭大山|在册/)
})
