import { expect, test } from 'vitest'
import { codeIn, startSignTalk } from '../../support/sign-talk'

const { api, ask, post, clerk, resident, first, secretary, talk, signing } = await startSignTalk()

test('a clerk names in one message who signs for the one who is away', async () => {
  const [tan] = await ask([{ head: '谭大山' }, { head: '牟二山' }])
  await clerk.says(
    '代签 宝坪村 第一书记 由 姚云川 因 出差',
    '宝坪村第一书记由姚云川代签，因出差，2户，对吗？',
  )
  await clerk.says('1', '定了，姚云川代第一书记签2户，码已发去')
  const { to } = await post()
  expect(to(resident)).toContain('请您代第一书记签2户')
  expect(to(first)).toContain('2户的第一书记签字改由姚云川代签，您不用签了')
  await resident.says(codeIn(to(resident)), '签好了，2户')
  expect(await signing.rowOf(tan!.found.applicationId, 'first_secretary')).toMatchObject({
    staffId: signing.resident.id,
    isDeputy: true,
    deputyReason: '出差',
  })
})

test('or step by step', async () => {
  await ask([{ head: '谭大山' }])
  await clerk.says('代签', '哪里缺人签？')
  await clerk.says('宝坪村', '代哪一方签？', '1村支书 2第一书记 3乡镇党委')
  await clerk.says('2', '由谁代第一书记签？')
  await clerk.says('无此人', '没找到能代签的“无此人”')
  await clerk.says('姚云川', '为什么由姚云川代签？')
  await clerk.says('生病住院', '宝坪村第一书记由姚云川代签，因生病住院，1户，对吗？')
  await clerk.says('2', '没有定代签')
})

test('for one household whose own official is kin, as the system asks for', async () => {
  const found = await signing.addCase({ head: '冉亲戚' })
  await api.sql`
    insert into staff_ties (county, staff_id, household_id, kind)
    values ('wuxi', ${signing.secretary.id}, ${found.id}, 'kin')`
  await signing.ask(found.applicationId)
  await clerk.gets('宝坪村1户缺村支书签字，请定人：代签 宝坪村 村支书 由 谁 因 回避')
  await clerk.says('代签 冉亲戚 村支书 由 姚云川 因 回避', '冉亲戚村支书由姚云川代签')
  await clerk.says('1', '姚云川代村支书签1户')
  await resident.gets('请您代村支书签1户')
})

test('nobody who signs the case in another role, is tied or is of a lower level', async () => {
  const [tan] = await ask([{ head: '谭大山' }])
  await clerk.says('代签 宝坪村 第一书记 由 田支书 因 出差', '对吗')
  await clerk.says('1', '田支书在这里已经要签另一方')
  await api.sql`
    insert into staff_ties (county, staff_id, household_id, kind)
    values ('wuxi', ${signing.resident.id}, ${tan!.found.id}, 'kin')`
  await clerk.says('代签 宝坪村 第一书记 由 姚云川 因 出差', '对吗')
  await clerk.says('1', '沾亲或同单位，要回避')
  await clerk.says('代签 宝坪村 乡镇党委 由 姚云川 因 出差', '没找到能代签的“姚云川”')
  await clerk.says('算了', '没有定代签')
})

test('nobody names themselves', async () => {
  await ask([{ head: '谭大山' }])
  await clerk.says('代签 宝坪村 乡镇党委 由 汪专干 因 出差', '对吗')
  await clerk.says('1', '代签不能定自己')
})

test('where nothing waits there is nothing to name', async () => {
  await clerk.says('代签 宝坪村 第一书记 由 姚云川 因 出差', '没有等第一书记签字的')
})

test('only the township and the county name deputies', async () => {
  await ask([{ head: '谭大山' }])
  await secretary.says('代签 宝坪村 第一书记 由 姚云川 因 出差', '只有负责的干部能办')
  await talk().says('代签 宝坪村 第一书记 由 姚云川 因 出差', '只有负责的干部能办')
})
