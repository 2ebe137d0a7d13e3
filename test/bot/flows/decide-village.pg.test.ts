import { beforeEach, describe, expect, test } from 'vitest'
import { startVillage } from '../../support/talk'
import { addFamily, ALL_MET, forgetVillages, startVillageRound } from '../../support/villages'

const { api, cadre, talk } = await startVillage()
const round = await startVillageRound(api)
const office = talk(round.office.phone ?? '')
const clerk = talk(round.clerk.phone ?? '')
await clerk.says('菜单')
beforeEach(async () => {
  await forgetVillages(api)
  await office.says('菜单')
  await api.sql`update outbox set status = 'cancelled' where status = 'queued'`
})

async function entry() {
  await round.village()
  await round.open('village_entry')
  await round.propose()
}

test('the office recognises a poor village with one confirmation, and its township hears it', async () => {
  await entry()
  await round.sendUp()
  await office.says('认定 宝坪村', '定宝坪村贫困村，从今天算起，对吗？')
  expect(await round.standingOf()).toBeUndefined()
  await office.says('1', '定了：宝坪村贫困村，从今天算起')
  expect(await round.standingOf()).toMatchObject({ status: 'poor', since: '2026-03-09' })
  await clerk.gets('县里定了：宝坪村贫困村，从3月9日算起')
  await office.says('认定 宝坪村', '宝坪村没有等着定的提名')
})

test('the office lets a poor village go out', async () => {
  await round.village({ isPoor: false })
  await round.makePoor()
  await round.open('village_exit')
  await round.propose({ checks: ALL_MET })
  await round.sendUp()
  await office.says('准予退出 宝坪村', '定宝坪村退出贫困村，从今天算起')
  await addFamily(api, { status: 'returned' })
  await office.says('1', '宝坪村现在没脱贫的人又多了')
  await api.ownerSql`update households set status = 'exited'`
  await office.says('准予退出 宝坪村')
  await office.says('1', '定了：宝坪村退出贫困村')
  expect(await round.standingOf()).toMatchObject({ status: 'exited' })
})

describe('the office declines', () => {
  test('with the reason in the same message', async () => {
    await entry()
    await round.sendUp()
    await office.says('不予认定 宝坪村 材料不全', '不同意宝坪村贫困村，原因：材料不全。对吗？')
    await office.says('1', '没有同意宝坪村贫困村，已经告诉提名的人')
    await clerk.gets('县里没有同意宝坪村贫困村。原因：材料不全')
    expect(await round.caseOf()).toMatchObject({ status: 'declined' })
  })

  test('or is asked for it', async () => {
    await entry()
    await round.sendUp()
    await office.says('不认定 宝坪村', '不同意宝坪村，原因是什么')
    await office.says('算了', '好，还没有定')
    await office.says('不认定 宝坪村')
    await office.says('人均收入要再核', '原因：人均收入要再核')
    await office.says('2', '好，还没有定')
    expect(await round.caseOf()).toMatchObject({ status: 'filed' })
  })
})

describe('nothing is decided', () => {
  test('about a village that is still with its township, or that nobody proposed', async () => {
    await office.says('认定 宝坪村', '宝坪村没有等着定的提名')
    await entry()
    await office.says('认定 宝坪村', '还在乡镇评议、公示，没有报上来')
    await office.says('认定 无此村', '没找到这个村')
  })

  test('by a clerk, a village cadre or a villager', async () => {
    await entry()
    await round.sendUp()
    await clerk.says('认定 宝坪村')
    await clerk.says('1', '只有负责的干部能办')
    await cadre.says('认定 宝坪村')
    await cadre.says('1', '只有负责的干部能办')
    await talk().says('认定 宝坪村', '只有负责的干部能办')
    expect(await round.caseOf()).toMatchObject({ status: 'filed' })
  })

  test('twice', async () => {
    await entry()
    await round.sendUp()
    await office.says('认定 宝坪村')
    await round.decide((await round.caseOf()).id, { isAccepted: true })
    await office.says('1', '宝坪村已经定过了')
  })
})
