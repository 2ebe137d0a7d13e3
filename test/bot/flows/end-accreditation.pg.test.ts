import { expect, test } from 'vitest'
import { startPress } from '../../support/press'

const { api, head, office, journalist } = await startPress()

test('ended, it holds no more from that very day, and what was filed goes on', async () => {
  await journalist.says('媒体 宝坪村 桥塌了', '对吗？')
  await journalist.says('1', '收到了')
  await head.says('媒体 撤销 徐朗月', '只有负责的干部能办')
  await office.says('媒体 撤销 徐朗月', '撤销徐朗月的采访备案（重庆日报）')
  await office.says('2', '没有办')
  await office.says('媒体 撤销 徐朗月', '对吗？')
  await office.says('1', '撤销了')
  await journalist.says('媒体 宝坪村 又塌了一座', '对吗？')
  await journalist.says('1', '没有采访备案')
  await journalist.says('媒体', '天元乡，等答复')
  await office.says('媒体 撤销 徐朗月', '没有可以撤销的备案')
  const [row] = await api.sql<{ id: string }[]>`
    select id from press_accreditations where staff_id = ${journalist.id}`
  expect(
    await api.call(`/press-reports/accreditations/${row?.id}/actions`, {
      actor: office.actor,
      body: { type: 'end' },
    }),
  ).toMatchObject({ status: 409, body: { reason: 'already_ended' } })
})
