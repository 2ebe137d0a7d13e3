import { test } from 'vitest'
import { postList } from '../../support/objections'
import { startRound } from '../../support/rounds'
import { startVillage } from '../../support/talk'

const { api, bot, talk, linkedFamily } = await startVillage()
const round = await startRound(api)
const secretary = talk(round.secretary.phone ?? '')

async function contested() {
  const family = await linkedFamily({ head: '牟大山' })
  const ran = await linkedFamily({ head: '冉启旺' })
  const list = await postList(api, { households: [family.household, ran.household] })
  const objector = talk()
  await objector.says(`异议 ${list.code} 牟大山家有小车`)
  await objector.says('1', '收到您的异议')
  await bot.delivered()
  return { family, list }
}

test('a contested household is set apart with one confirmation, and hears it', async () => {
  const { family, list } = await contested()
  await secretary.says(`暂缓 ${list.code} 牟大山`, '牟大山家的异议没有定，先缓一缓')
  await secretary.says('1', '牟大山家暂缓')
  await family.gets('牟大山家公示上有异议没查清，先缓一缓')
  await family.says('1', '您家先缓一缓')
  await secretary.says(`暂缓 ${list.code} 牟大山`, '这一户已经暂缓了')
})

test('a story instead of a name is asked for anew', async () => {
  const { list } = await contested()
  const story = '牟大山家的情况还没有核实清楚'.repeat(5)
  await secretary.says(`暂缓 ${list.code} ${story}`, '请这样发：暂缓')
})

test('only who is on the list and contested can be', async () => {
  const { list } = await contested()
  await secretary.says(`暂缓 ${list.code} 冉启旺`, '这一户没有异议，不用暂缓')
  await secretary.says(`暂缓 ${list.code} 查无此人`, '没有这一户')
  await secretary.says(`暂缓 ${list.code} 牟大山`)
  await secretary.says('2', '没有动')
})

test('without a name it is asked for; others set nobody apart', async () => {
  const { list } = await contested()
  await secretary.says(`暂缓 ${list.code}`, '请这样发：暂缓')
  await secretary.says('暂缓', '请这样发：暂缓')
  await talk().says(`暂缓 ${list.code} 牟大山`, '只有负责的干部能办')
})
