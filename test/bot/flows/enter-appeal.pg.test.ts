import { expect, test } from 'vitest'
import { OTHER_VILLAGE, TOWNSHIP, VILLAGE } from '../../support/api'
import { postList } from '../../support/objections'
import { HOUR, receiptIn, startVillage } from '../../support/talk'

const { api, bot, cadre, talk, linkedFamily } = await startVillage()
const colleague = await api.addStaff({
  name: '田支书',
  phone: '+8619912345701',
  roles: [['village_secretary', VILLAGE]],
})
const clerkRow = await api.addStaff({
  name: '冉乡',
  phone: '+8619912345702',
  roles: [['township_clerk', TOWNSHIP]],
})
const checker = talk(colleague.phone ?? '')

/** An objection the cadre wrote down for somebody without a phone, and a colleague rejected. */
async function rejected() {
  const mou = await api.addHousehold({ head: '牟大山' })
  const list = await postList(api, { households: [mou] })
  await cadre.says(`记异议 ${list.code} 牟大山家有小车`)
  const receipt = receiptIn(await cadre.says('1', '记下了'))
  await checker.says(`不成立 ${receipt} 车是借的`)
  await checker.says('1', '记下了')
  return { list, receipt }
}
const appealOf = async (receipt: string) =>
  (
    await api.sql`
      select a.* from objections a join objections o on o.county = a.county and o.id = a.appeal_of_id
       where o.code = ${receipt}`
  )[0]

test('a cadre hears how, and writes it down for somebody without a phone', async () => {
  const { receipt } = await rejected()
  await cadre.gets('请当面告诉提的人：车是借的。', `不服的3月12日前发：记不服 ${receipt}`)
  await cadre.says(`记不服 ${receipt} 他说没人上门`, `替提的人请上一级复核${receipt}`, '对吗')
  const asked = receiptIn(await cadre.says('1', '转上一级复核', '3月17日前答复'))
  expect(await appealOf(receipt)).toMatchObject({
    code: asked,
    way: 'speech',
    staff_id: clerkRow.id,
  })
  const clerk = talk(clerkRow.phone ?? '')
  await clerk.says(`不成立 ${asked} 又看过了`)
  await clerk.says('1', '记下了')
  await cadre.gets(`您代记的复核${asked}不成立，不再复核`, '又看过了')
})

test('handed in on paper it is kept as paper; without words it is enough, too', async () => {
  const first = await rejected()
  await cadre.says(`记不服 ${first.receipt} 书面`)
  await cadre.says('1', '记下了')
  expect(await appealOf(first.receipt)).toMatchObject({ way: 'paper' })
  const second = await rejected()
  await cadre.says(`记不服 ${second.receipt}`, '对吗')
  await cadre.says('2', '没有请复核')
  expect(await appealOf(second.receipt)).toBeUndefined()
})

test('without a receipt it is said how', async () => {
  await cadre.says('记不服', '记不服 回执号')
})

test('what was filed by phone is for its filer; twice, late or unknown it is refused', async () => {
  const { list, receipt } = await rejected()
  const own = await linkedFamily({ head: '覃秘密' })
  await own.says(`异议 ${list.code} 牟大山家人口写错`)
  const byPhone = receiptIn(await own.says('1'))
  await api.sql`
    update objections set status = 'rejected', decided_at = ${api.clock.now} where code = ${byPhone}`
  const enter = async (code: string, expected: string) => {
    await cadre.says(`记不服 ${code} 没上门`)
    await cadre.says('1', expected)
  }
  await enter(byPhone, '请提的人自己发')
  await enter('1234567897', '没有这件异议')
  await enter(receipt, '记下了')
  await enter(receipt, '只能请一次')
  const late = await rejected()
  bot.later(96 * HOUR)
  await enter(late.receipt, '3月12日就过了')
})

test('a cadre of another village finds nothing, a villager writes nothing down', async () => {
  const { receipt } = await rejected()
  const other = await api.addStaff({
    phone: '+8619912345703',
    roles: [['village_cadre', OTHER_VILLAGE]],
  })
  const stranger = talk(other.phone ?? '')
  await stranger.says(`记不服 ${receipt} 没上门`)
  await stranger.says('1', '没有这件异议')
  await talk().says(`记不服 ${receipt} 没上门`, '只有负责的干部能办')
  expect(await appealOf(receipt)).toBeUndefined()
})
