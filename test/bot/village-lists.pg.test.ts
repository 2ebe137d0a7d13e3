import { beforeEach, describe, expect, test } from 'vitest'
import { MONDAY_MORNING, OTHER_VILLAGE } from '../support/api'
import { receiptIn, startVillage } from '../support/talk'
import { startVillageLists } from '../support/village-lists'
import { forgetVillages, startVillageRound } from '../support/villages'

const { api, talk, linkedFamily } = await startVillage()
const round = await startVillageRound(api)
const lists = await startVillageLists(api, round)
const clerk = talk(round.clerk.phone ?? '')
const office = talk(round.office.phone ?? '')
const secretary = talk(lists.secretary.phone ?? '')
const checker = talk(lists.checker.phone ?? '')
const { proposed, pass, postedCode, over, standing } = lists
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await api.ownerSql`truncate objections`
  await forgetVillages(api)
  await api.ownerSql`update notices set status = 'closed'`
  await api.sql`update outbox set status = 'cancelled' where status = 'queued'`
  await round.open('village_entry')
  for (const each of [clerk, office, secretary, checker]) await each.says('菜单')
})

async function two() {
  const id = await proposed()
  const other = await proposed('新华村', OTHER_VILLAGE)
  await pass(id, other)
  return { id, other, code: await postedCode() }
}

test('a clerk sends a list of villages on, its cadres hear it, and the county decides', async () => {
  const { id, code } = await two()
  await secretary.gets(`宝坪村上了贫困村公示${code}，在乡镇贴到3月16日`)
  await clerk.says(`推进 ${code}`, '公示到3月16日24点才满')
  await over(code)
  await clerk.says('待办', `有1张名单公示期满：${code}`)
  await clerk.says('推进', '天元乡2个村公示期满没有异议，报县里定。对吗？')
  await clerk.says('1', '办好了：2个村报县里定，村干部都通知了')
  await secretary.gets('宝坪村贫困村公示期满，没有异议，报县里定')
  await office.says('待办', '宝坪村等县里定', '认定 宝坪村')
  await office.says('认定 宝坪村', '定宝坪村贫困村，从今天算起，对吗？')
  await office.says('1', '定了：宝坪村贫困村')
  await secretary.gets('县里定了：宝坪村贫困村，从3月17日算起')
  expect(await standing(id)).toMatchObject({ status: 'accepted' })
  await clerk.says(`推进 ${code}`, '这张名单已经办完了')
})

describe('a villager objects', () => {
  test('to a village in one line, and its name goes off the list', async () => {
    const { id, code } = await two()
    const tan = talk()
    await tan.says(code, '天元乡公示，共2个村', `异议 ${code} 哪个村什么情况`)
    await tan.says(`异议 ${code} 宝坪村不该评，公路早通了`, '不该评上：“宝坪村不该评', '对吗？')
    const done = await tan.says('1', '收到您的异议', '3月13日前核实答复')
    const receipt = receiptIn(done)
    await checker.gets(`天元乡名单${code}有异议`, receipt)
    await checker.says(receipt, '宝坪村，不该评上：“宝坪村不该评，公路早通了”', '3月13日前核实')
    await clerk.says(`推进 ${code}`, '公示到3月16日24点才满')
    await checker.says(`成立 ${receipt} 公路是通了`, '异议', '成立', '对吗')
    await checker.says('1', '记下了', '成立')
    await secretary.gets('宝坪村这次不定贫困村，已从名单去掉。原因：公路是通了')
    expect(await standing(id)).toMatchObject({ status: 'declined' })
    await tan.says(code, '天元乡公示，共1个村')
  })

  test('and is asked which village where the words do not tell', async () => {
    const { code } = await two()
    const tan = talk()
    await tan.says(`异议 ${code} 条件好得很，不该评`, '说的是名单上哪个村？', '宝坪村', '新华村')
    await tan.says('石坝村', '这张名单上没有这个村')
    await tan.says('新华', '不该评上：', '对吗？')
    await tan.says('1', '收到您的异议')
    const [row] = await api.sql<{ name: string }[]>`
      select c.village_name as name from objections o
        join village_cases c on c.county = o.county and c.id = o.village_case_id`
    expect(row?.name).toBe('新华村')
  })

  test('to their own village without its name', async () => {
    const { code } = await two()
    const mou = await linkedFamily()
    await mou.says(`异议 ${code} 我们村不该评，水电路都通`, '不该评上：', '对吗？')
    await mou.says('1', '收到您的异议')
    expect(await api.sql`select from objections where village_case_id is not null`).toHaveLength(1)
  })

  test('that it was never posted, which holds the whole list', async () => {
    const { code } = await two()
    const tan = talk()
    await tan.says(`异议 ${code} 没张贴`, '没按规矩办：“没张贴”')
    await tan.says('1', '收到您的异议')
    await over(code)
    await clerk.says(`推进 ${code}`, '有人对公示程序提了异议')
  })

  test('that a village was left out, and is told whose that is to propose', async () => {
    const { code } = await two()
    await talk().says(`异议 ${code} 漏了石坝村`, '没在名单上的村，要由乡镇提名', '人工')
    expect(await api.sql`select from objections`).toHaveLength(0)
  })
})

test('a contested village is set apart by its name, so that the other goes first', async () => {
  const { id, other, code } = await two()
  await lists.object(code, '宝坪村不该评', '宝坪村')
  await over(code)
  await clerk.says(`暂缓 ${code} 新华村`, '这个村没有异议，不用暂缓')
  await clerk.says(`暂缓 ${code} 没有村`, '没有这个村')
  await clerk.says(`推进 ${code}`, '有1个村的异议没有定', `暂缓 ${code} 村名`)
  await clerk.says(code, '没有异议的1个村，有异议的1个村，暂缓的0个村')
  await clerk.says(`暂缓 ${code} 宝坪村`, '宝坪村的异议没有定，先缓一缓')
  await clerk.says('1', '好，宝坪村暂缓')
  await clerk.says(`暂缓 ${code} 宝坪村`, '这个村已经暂缓了')
  await secretary.gets('宝坪村公示上有异议没查清，先缓一缓')
  await clerk.says(`推进 ${code}`, '天元乡1个村公示期满没有异议，报县里定；另有1个村暂缓')
  await clerk.says('1', '办好了：1个村报县里定')
  expect(await standing(id)).toMatchObject({ level: 'township', entry: 'severed' })
  expect(await standing(other)).toMatchObject({ level: 'county' })
})

describe('村情 tells anybody where a village stands in the round', () => {
  test('step by step', async () => {
    const tan = talk()
    const shows = async (words: string) => {
      const first = await tan.says('村情 宝坪村')
      expect(first + (await tan.says('下'))).toContain(words)
    }
    const id = await proposed()
    await shows('宝坪村贫困村，已提名，等乡镇开会评议')
    await pass(id)
    await shows('乡镇评议过了，等公示')
    const code = await postedCode()
    await shows(`在公示，到3月16日。有异议回：异议 ${code}`)
    const objection = await lists.object(code, '宝坪村不该评', '宝坪村')
    await shows(`公示${code}有异议，正在核实`)
    await objection.decide(false)
    await over(code)
    await shows('公示期满，等乡镇报县里')
    await lists.advance(code)
    await shows('已报县里，等县里定')
    await round.decide(id, { isAccepted: true })
    await shows('县里已经定了')
  })
})

describe('a round of villages', () => {
  test('is not closed while a village waits, nor while a list was not sent on', async () => {
    const { id, other, code } = await two()
    await office.says('关评 天元乡贫困村', '结束天元乡的', '对吗')
    await office.says('1', '还有村没定，不能结束')
    await over(code)
    await lists.advance(code)
    for (const each of [id, other]) await round.decide(each, { isAccepted: true })
    await office.says('关评 天元乡贫困村')
    await office.says('1', '好，这一轮结束了')
  })

  test('of a township whose list is over and empty asks for that to be sent on first', async () => {
    const id = await proposed()
    await pass(id)
    const code = await postedCode()
    const objection = await lists.object(code, '宝坪村不该评', '宝坪村')
    await objection.decide(true)
    await over(code)
    await office.says('关评 天元乡贫困村')
    await office.says('1', '还有名单没推进，也没作废')
    await clerk.says(`推进 ${code}`)
    await clerk.says('1', '办好了')
    await office.says('关评 天元乡贫困村')
    await office.says('1', '好，这一轮结束了')
  })
})
