import { expect, test } from 'vitest'
import { listPeerResults } from '../../../api/peer-evaluations/results'
import { COUNTY } from '../../support/api'
import { listDrawn, startPeers } from '../../support/peers'

const { api, townships, officeRow, office, talkOf, answerAll } = await startPeers()
const one = townships[0]?.name ?? ''

async function settle(...acts: ('lock' | 'release')[]) {
  const [row] = await api.sql<{ id: string }[]>`select id from peer_evaluations`
  for (const type of acts)
    await api.call(`/peer-evaluations/${row?.id}/actions`, {
      actor: officeRow.actor,
      body: { type },
    })
}

test('before it is released nobody reads any, not even the office; then each its own, question by question', async () => {
  await answerAll((_by, other) => (other === one ? [10, 16] : [15, 24]))
  await talkOf(one).says('互评 结果', '2026年的互评还没有公布结果')
  await settle('lock')
  await talkOf(one).says('互评 结果', '2026年的互评还没有公布结果')
  await office.says('互评 结果', '2026年的互评还没有公布结果')
  expect(await listPeerResults(api.db, COUNTY, 2026)).toEqual([])
  await settle('release')
  await talkOf(one).says(
    '互评 结果',
    `${one}2026年互评平均52.0分（满分100）`,
    '精准识别准不准：平均10.0分，满分20',
  )
  await talkOf(one).says('下', '帮扶措施实不实：平均16.0分，满分30')
  await talkOf(one).says('互评 结果 2025', '2025年的互评还没有公布结果')
  await office.says('互评 结果', '还有')
})

test('for assessments each unit stands with its average and its lines, in thousandths', async () => {
  const [first] = (await listDrawn(api)).filter(({ other }) => other === one)
  await answerAll((by, other) => (other === one && by === first?.one ? [12, 18] : [15, 24]))
  await settle('lock', 'release')
  const results = await listPeerResults(api.db, COUNTY, 2026)
  expect(results).toHaveLength(8)
  // 39 + 39 + 30 of 150.
  expect(results.find(({ name }) => name === one)).toMatchObject({
    unit: 'township:wuxi.t0',
    evaluators: 3,
    permille: 720,
    lines: [
      { seq: 1, tenths: 140, fullMarks: 20, text: '精准识别准不准' },
      { seq: 2, tenths: 220, fullMarks: 30, text: '帮扶措施实不实' },
    ],
  })
})

test('below three who answered no marks are shown: one could tell who gave them', async () => {
  const about = (await listDrawn(api)).filter(({ other }) => other === one)
  await api.ownerSql`update peer_tasks set status = 'recused' where id = ${about[0]?.id ?? ''}`
  await answerAll()
  await settle('lock', 'release')
  await talkOf(one).says('互评 结果', `${one}2026年评的不到3家，不公布分数`)
  expect(
    (await listPeerResults(api.db, COUNTY, 2026)).find(({ name }) => name === one),
  ).toMatchObject({ evaluators: 2, permille: null, lines: [] })
})

test('whom nobody asks, a village cadre, reads none', async () => {
  const cadre = await api.addStaff({ roles: [['village_cadre', 'wuxi.t0']] })
  expect(
    (await api.call('/peer-evaluations/results?year=2026', { actor: cadre.actor })).status,
  ).toBe(403)
})
