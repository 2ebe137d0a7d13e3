import { expect, test } from 'vitest'
import { startEvaluation } from '../../support/evaluation-talk'
import { addEvaluation } from '../../support/evaluations'

const { api, lead, second, plan, finish } = await startEvaluation()

test('it is locked by its lead once everybody was asked, after one confirmation', async () => {
  const { id } = await plan()
  await lead.says('评估锁定', '访完0户，没访4户，疑点0个')
  await lead.says('1', '还有户没访完')
  await finish(id)
  await second.says('评估锁定', '没有由您负责、在访的评估')
  await lead.says('评估锁定', '访完4户，没访0户', '锁了不能再改')
  await lead.says('2', '好，没有办')
  await lead.says('评估锁定', '对吗？')
  await lead.says('1', '锁定了', '公布前被评估的单位看不到')
  const [row] = await api.sql`select status, locked_on::text from evaluations where id = ${id}`
  expect(row).toEqual({ status: 'locked', locked_on: '2026-03-09' })
  await lead.says('评估锁定', '没有由您负责、在访的评估')
})

test('with a doubt open or a standard not set it waits', async () => {
  const { id } = await plan()
  await finish(id)
  await api.ownerSql`update evaluation_samples set doubt = 'open'
    where evaluation_id = ${id} and seq = 1`
  await lead.says('评估锁定', '疑点1个')
  await lead.says('1', '还有疑点没复核')
  await api.ownerSql`update evaluation_samples set doubt = 'confirmed'
    where evaluation_id = ${id} and seq = 1`
  await api.setFigures({ county_exit_approval_permille: null })
  await lead.says('评估锁定', '对吗？')
  await lead.says('1', '标准还没有设')
  await api.setFigures()
})

test('one that has not begun is not meant, and of two the one that ends first is', async () => {
  const { id } = await plan()
  await finish(id)
  const next = await addEvaluation(api, {
    title: '下月评估',
    evaluatorIds: [lead.id, second.id],
    leadId: lead.id,
    fromOn: '2026-03-20',
    toOn: '2026-03-21',
  })
  await lead.says('评估锁定', '锁定“年度第三方评估”')
  await lead.says('1', '锁定了')
  await lead.says('评估锁定', '没有由您负责、在访的评估')
  expect(await api.sql`select status from evaluations where id = ${next}`).toEqual([
    { status: 'field' },
  ])
})
