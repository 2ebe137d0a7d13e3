import { expect, test } from 'vitest'
import { GROUP, OTHER_VILLAGE, TOWNSHIP, VILLAGE } from '../../support/api'
import { addProjectComment, addProjectRow } from '../../support/project-rows'
import { receiptIn, startVillage } from '../../support/talk'

const { api, bot, cadre, cadreId, talk, linkedFamily } = await startVillage()
const secretaryRow = await api.addStaff({ roles: [['village_secretary', VILLAGE]] })
const secretary = talk(secretaryRow.phone ?? '')
const elsewhereRow = await api.addStaff({ roles: [['village_cadre', OTHER_VILLAGE]] })
const elsewhere = talk(elsewhereRow.phone ?? '')
const project = () => addProjectRow(api, { leaderId: cadreId, status: 'under_way' })
const commentsOf = (id: string) =>
  api.sql`select * from project_comments where project_id = ${id} order by said_at, code`

/** Says it and confirms it; the receipt. */
async function said(who: ReturnType<typeof talk>, words: string): Promise<string> {
  await who.says(words, '对吗？')
  return receiptIn(await who.says('1', '收到'))
}

test('the code and what one has to say: confirmed once, a receipt and a day, and told without a name', async () => {
  const { id, code } = await project()
  const family = await linkedFamily({ head: '牟大岭' })
  await family.says(
    `${code} 路修窄了`,
    '对3社通组路硬化，您说：“路修窄了”。提上去，不写您名字，对吗？',
  )
  expect(await commentsOf(id)).toEqual([])
  const receipt = receiptIn(
    await family.says('1', '收到，不写您的名字。熊长富那边3月13日前答您。回执'),
  )
  const [comment] = await commentsOf(id)
  expect(comment).toMatchObject({
    code: receipt,
    kind: 'comment',
    status: 'open',
    due_on: '2026-03-13',
  })
  expect(String(comment?.['body_sealed'])).not.toContain('路修窄了')
  const sent = await bot.delivered()
  const told = [cadre, secretary].map(
    ({ phone }) => sent.find(({ to }) => to === phone)?.text ?? '',
  )
  for (const text of told) {
    expect(text).toContain('宝坪村3社通组路硬化，有人说：“路修窄了”')
    expect(text).toContain(`3月13日前请发：答 ${receipt} 内容`)
    expect(text).not.toContain('牟大岭')
  }
  await family.says(receipt, '您对3社通组路硬化说的，3月13日前答复您。')
  expect(await talk().says(receipt)).not.toContain('路')
})

test('whoever is in charge answers, whoever asked gets it, and nobody answers twice', async () => {
  const { code } = await project()
  const stranger = talk()
  const receipt = await said(stranger, `问 ${code} 好久修完`)
  await cadre.gets('有人问：“好久修完”')
  await cadre.says(receipt, '有人问：“好久修完”', `答 ${receipt} 内容`)
  await cadre.says(`答 ${receipt} ……`, '答复不能是空的')
  await cadre.says(`答 ${receipt} 十月底完工`, '已')
  await stranger.gets('您说的3社通组路硬化，熊长富答：十月底完工')
  await stranger.says(receipt, '您对3社通组路硬化说的，3月9日答了：十月底完工')
  await cadre.says(receipt, '熊长富已答：十月底完工')
  expect(await secretary.says(`答 ${receipt} 明年`)).not.toContain('已答')
  expect(await stranger.gets()).toBe('')
  const [event] = await api.sql`
    select actor from events where type = 'project_comment.answered'
     and subject = (select 'project_comment:' || id from project_comments where code = ${receipt})`
  expect(event).toMatchObject({ actor: `staff:${cadreId}` })
})

test('nobody of another village answers or reads it', async () => {
  const { code } = await project()
  const receipt = await said(talk(), `意见 ${code} 水泥太薄`)
  expect(await elsewhere.says(receipt)).not.toContain('水泥')
  await elsewhere.says(`答 ${receipt} 不薄`)
  const [comment] = await api.sql`select status from project_comments where code = ${receipt}`
  expect(comment).toEqual({ status: 'open' })
})

test('nobody answers what they asked themselves', async () => {
  const { code } = await project()
  const receipt = await said(secretary, `${code} 排水沟没修`)
  await secretary.says(`答 ${receipt} 修了`, '这是您自己提的，要别人来答')
  await cadre.says(`答 ${receipt} 下周修`)
  await secretary.gets('熊长富答：下周修')
})

test('with the word for it, the words are asked for where they are missing', async () => {
  const { id, code } = await project()
  const someone = talk()
  await someone.says(`意见 ${code}`, '您想问什么、说什么')
  await someone.says('路修窄了', '您说：“路修窄了”')
  await someone.says('2', '好，没有提')
  await someone.says(`提建议 ${code}`, '您想问什么')
  await someone.says('算了', '好，没有提')
  expect(await commentsOf(id)).toEqual([])
  await said(someone, `项目 ${code} 路要是修到4社就好了`)
  expect(await commentsOf(id)).toHaveLength(1)
})

test('the same said again is the same receipt, three wait at once, and the fourth has to', async () => {
  const { id, code } = await project()
  const someone = talk()
  const receipt = await said(someone, `${code} 路修窄了`)
  await someone.says(`${code} 路修窄了！`, '对吗')
  await someone.says('1', '这句话您提过了', receipt)
  await said(someone, `${code} 水泥太薄`)
  await said(someone, `${code} 沟没有修`)
  await someone.says(`${code} 护栏没装`, '对吗')
  await someone.says('1', '已有三条等答复')
  expect(await commentsOf(id)).toHaveLength(3)
  await said(talk(), `${code} 护栏没装`)
  await cadre.says(`答 ${receipt} 量过，够宽`)
  await said(someone, `${code} 护栏没装`)
})

test('once it is over nothing is taken down any more, also where it ended after the question', async () => {
  for (const [status, words] of [
    ['settled', '已经办完'],
    ['rejected', '没有批准'],
    ['cancelled', '不做了'],
  ] as const) {
    const { id, code } = await project()
    const someone = talk()
    await someone.says(`${code} 路修窄了`, '对吗')
    await api.sql`update projects set status = ${status} where id = ${id}`
    await someone.says('1', words, '不再收意见')
    await someone.says(`${code} 路修窄了`, words, '不再收意见')
    expect(await commentsOf(id)).toEqual([])
  }
})

test('a code nobody knows is said so, and digits that are none go their own way', async () => {
  const { code } = await project()
  const wrong = code.slice(0, 8) + String((Number(code[8]) + 1) % 10)
  await talk().says(`意见 ${wrong} 路修窄了`, '没找到这个项目')
  expect(await talk().says(`${wrong} 路修窄了`)).not.toContain('对吗')
})

test('a cry for help is heard, and what is said of an official does not go to that official', async () => {
  const { id, code } = await project()
  await talk().says(`${code} 桥垮了有人掉河里了救命`, '120')
  const villager = talk()
  expect(await villager.says(`${code} 熊长富贪污修路的钱`)).not.toContain('提上去')
  expect(await commentsOf(id)).toEqual([])
})

test('in the midst of something else it is still understood', async () => {
  const { code } = await project()
  const family = await linkedFamily()
  await family.says('求助', /./)
  await family.says(`${code} 路修窄了`, '对吗')
  await family.says('1', '收到')
})

test('what waits stands in the to-do list of whoever is in charge, and climbs when it is late', async () => {
  const { id: projectId } = await project()
  const { code } = await addProjectComment(api, { projectId, dueOn: '2026-03-10' })
  const duties = await api.call('/todo', { actor: `staff:${cadreId}` })
  const mine = (duties.body['items'] as { kind: string; code: string; dueOn: string }[]).filter(
    (duty) => duty.code === code,
  )
  expect(mine).toMatchObject([{ kind: 'project_comment', dueOn: '2026-03-10' }])
  const head = await api.addStaff({ roles: [['township_head', TOWNSHIP]] })
  api.clock.now = new Date('2026-03-14T02:00:00Z')
  const above = await api.call('/todo', { actor: `staff:${head.id}` })
  expect(JSON.stringify(above.body['climbed'])).toContain(code)
})

test('where whoever was in charge has left, it is the secretary’s', async () => {
  const gone = await api.addStaff({ roles: [['village_cadre', VILLAGE]], isActive: false })
  const { id: projectId } = await addProjectRow(api, { leaderId: gone.id, status: 'under_way' })
  const { code } = await addProjectComment(api, { projectId })
  const duties = await api.call('/todo', { actor: `staff:${secretaryRow.id}` })
  expect(JSON.stringify(duties.body['items'])).toContain(code)
})

test('in English', async () => {
  const family = await linkedFamily({ areaPath: GROUP })
  const { code } = await project()
  await family.says('English')
  await family.says(`${code} when will the road be done`, 'Your name is not told. Send it?')
  await family.says('1', 'Received. 熊长富 answers by 13 Mar. Receipt')
})
