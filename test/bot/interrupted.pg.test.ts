import { expect, test } from 'vitest'
import { randomCode } from '../../api/shared/codes'
import { VILLAGE } from '../support/api'
import { postList } from '../support/objections'
import { receiptIn, startVillage } from '../support/talk'

const { api, bot, cadre, talk, linkedFamily } = await startVillage()

async function contested() {
  const family = await linkedFamily({ head: '牟大山' })
  const list = await postList(api, { households: [family.household] })
  const objector = talk()
  await objector.says(`异议 ${list.code} 牟大山家有小车`)
  const receipt = receiptIn(await objector.says('1', '收到'))
  await bot.delivered()
  return { list, receipt }
}

test('a decision said while something else is asked is a decision', async () => {
  const { receipt } = await contested()
  await cadre.says('异议', '哪张名单')
  await cadre.says(`不成立 ${receipt} 车是借的`, `异议${receipt}不成立`)
  await cadre.says('1', '记下了')
})

test('a question comes back once, and then no more', async () => {
  const tan = talk()
  await tan.says('查', '先核对是不是您家')
  await tan.says('问 低保怎么申请', '依据', '先核对是不是您家')
  expect(await tan.says('问 低保怎么申请', '依据')).not.toContain('先核对')
})

test('that a number was wrong is not said again when its question comes back', async () => {
  const tan = talk()
  await tan.says('异议', '哪张名单')
  await tan.says(randomCode('notice'), '没有这张名单')
  const answer = await tan.says('问 低保怎么申请', '依据', '哪张名单')
  expect(answer).not.toContain('没有这张名单')
})

test('a digit that answers nothing leaves a cadre at the question, and no villager’s menu begins', async () => {
  await api.addHousehold({ head: '冉启旺' })
  await cadre.says('走访', '走访')
  await cadre.says('冉启旺', '看到')
  const asked = await cadre.says('房子修好了', '好了')
  expect(await cadre.says('1')).toBe(asked)
  await cadre.says('好了', '对吗')
  await cadre.says('1', '记下了')
})

test('what is left of a question after a long answer is seen before a yes counts for it', async () => {
  const mou = await api.addHousehold({ head: '牟大山' })
  const list = await postList(api, { households: [mou] })
  const aunt = await api.addHousehold({ head: '段无机', idNumber: '509938196001012468' })
  expect(aunt.id).toBeDefined()
  const tan = talk()
  await tan.says(`异议 ${list.code} 牟大山家有小车`, '对吗')
  await tan.says('代 段无机 2468 求助 没柴烧')
  const last = await tan.says('1')
  expect(last).toContain(`对${list.code}提异议`)
  await tan.says('1', '收到您的异议')
})

test('what is said of an official behind a list’s number is no objection, nor is a question', async () => {
  const mou = await api.addHousehold({ head: '牟大山' })
  const list = await postList(api, { households: [mou] })
  const tan = talk()
  expect(await tan.says(`${list.code} 村支书收了钱才评上`)).not.toContain('提异议')
  expect(await tan.says(`${list.code} 什么时候结束？`)).not.toContain('提异议')
  expect(await api.sql`select from objections where notice_id = ${list.id}`).toEqual([])
})

test('a cry for help on somebody’s behalf says whose it is', async () => {
  await api.addHousehold({ head: '段无机' })
  const first = await api.addStaff({ roles: [['first_secretary', VILLAGE]] })
  await talk(first.phone ?? '').says('代 段无机 求助 房子塌了', '119')
  const sent = await bot.delivered()
  expect(sent.map(({ text }) => text).join()).toContain('段无机')
})

test('a cadre who is asked who they are and does something else is not asked again', async () => {
  for (const asks of [
    ['查', '先核对是不是您家'],
    [randomCode('receipt'), '后四位'],
  ] as const) {
    await cadre.says(asks[0], asks[1])
    expect(await cadre.says('问 低保怎么申请', '依据')).not.toContain(asks[1])
    await cadre.says('1', '没有在等您回的事')
  }
})
