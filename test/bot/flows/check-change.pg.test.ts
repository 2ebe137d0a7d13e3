import { expect, test } from 'vitest'
import { OTHER_VILLAGE, VILLAGE } from '../../support/api'
import { addChange, addMember } from '../../support/changes'
import { startVillage } from '../../support/talk'
import { startTelegramVillage } from '../../support/telegram-village'

const { api, cadre, talk } = await startVillage()
const telegram = await startTelegramVillage()

async function asked(head: string) {
  const household = await api.addHousehold({ head })
  const change = await addChange(api, { householdId: household.id, words: '电话错了' })
  return { household, ...change }
}
const statusOf = async (id: string) =>
  (await api.sql`select status from changes where id = ${id}`)[0]

test('what a villager wrote becomes a change in one message', async () => {
  const { id, code } = await asked('牟一句')
  await cadre.says(
    `变更 ${code} 核实 更正 电话 13900005678`,
    '您核实了：牟一句家，牟一句的电话改为*5678。对吗？',
  )
  await cadre.says('1', '记下了，已核实')
  expect(await statusOf(id)).toEqual({ status: 'checked' })
})

test('a member joins or leaves by it as well', async () => {
  const { household, code } = await asked('牟少人')
  await addMember(api, household.id, { name: '牟小少' })
  await cadre.says(`变更 ${code} 核实 牟小少 去世 3月1日`, '牟小少3月1日去世。对吗？')
  await cadre.says('1', '已核实')
})

test('a daughter who married away is understood in the words of the village, and who it is asked', async () => {
  const { household, id, code } = await asked('谭家旺')
  await addMember(api, household.id, { name: '谭小花', relation: '之女', sex: 'female' })
  await addMember(api, household.id, { name: '谭小宝' })
  await cadre.says(`变更 ${code} 核实`, '婚入、婚出、迁出')
  await cadre.says('算了')
  const which = await cadre.says(`变更 ${code} 核实 确实嫁到湖北了`, '哪一个人')
  await cadre.says(/(\d)谭小花/u.exec(which)?.[1] ?? '', '谭小花', '对吗？')
  await cadre.says('1', '记下了，已核实')
  expect(await statusOf(id)).toEqual({ status: 'checked' })
})

test('what does not fit the register is refused before it is confirmed', async () => {
  const { code } = await asked('牟不合')
  await cadre.says(`变更 ${code} 核实 去世 牟不合 3月1日`, '最后一个人，请改发：销户')
  await cadre.says(`变更 ${code} 核实 更正 身份证 509938199001011235`, '写的看不懂')
})

test('a no at the end checks nothing', async () => {
  const { id, code } = await asked('牟不查')
  await cadre.says(`变更 ${code} 核实 更正 性别 男`, '对吗')
  await cadre.says('2')
  await cadre.says(`变更 ${code} 不属实`, '为什么不行')
  await cadre.says('算了')
  expect(await statusOf(id)).toEqual({ status: 'asked' })
})

test('is of the village and not of the next one, nor of villagers', async () => {
  const { code } = await asked('牟别村')
  const other = await api.addStaff({ roles: [['village_cadre', OTHER_VILLAGE]] })
  await talk(other.phone ?? '').says(`变更 ${code} 核实`, '不在您片区')
  await talk().says(`变更 ${code} 核实`, '只有负责的干部能办')
})

test('of kin nobody checks', async () => {
  const { household, code } = await asked('牟亲戚')
  const kin = await api.addStaff({ roles: [['village_cadre', VILLAGE]], ties: [household.id] })
  const tied = talk(kin.phone ?? '')
  await tied.says(`变更 ${code} 核实 更正 性别 男`, '对吗')
  await tied.says('1', '亲属或同事关系')
})

test('in a chat a photo of what was found is kept with the change', async () => {
  const { phone } = await telegram.addCadre()
  const own = telegram.chat()
  await own.shows(phone ?? '')
  const { id: householdId } = await telegram.api.addHousehold({ head: '牟照片' })
  const { id, code } = await addChange(telegram.api, { householdId, words: '房子塌了' })
  await own.showsPhoto('file-a', `变更 ${code} 核实 更正 危房等级 D级`, '对吗？')
  await own.presses('#yes', '已核实')
  const kept = await telegram.api.sql`select reference, subject, status from media`
  expect(kept).toEqual([{ reference: 'file-a', subject: `change:${id}`, status: 'wanted' }])
})
