import { expect, test } from 'vitest'
import { pageRoutes } from '../../../api/pages/pages'
import { startEvaluation } from '../../support/evaluation-talk'
import { keepNewPicture } from '../../support/evaluation-photos'

const world = await startEvaluation()
const { api, lead, second, superior, office, secretary, plan, lock, release } = world

const pageIn = (text: string) =>
  new URL(/https?:\/\/\S+?(?=。|$|\s)/u.exec(text)?.[0] ?? '').pathname
const open = (path: string) => pageRoutes(api.deps).request(path)

test('a photo of an interview is opened by the office after the release, and by nobody assessed before', async () => {
  const { id } = await plan()
  const bytes = await keepNewPicture(api, { evaluationId: id, seq: 1 })
  // In the field whoever leads looks at it, for the review of the night.
  await lead.says('评估照片 1', '照片1/1')
  await second.says('评估照片 1', '现在没有可以看的评估结果')
  await office.says('评估照片 1', '现在没有可以看的评估结果')
  await lock(id)
  await office.says('评估照片 1', '现在没有可以看的评估结果')
  await secretary.says('评估照片 1', '现在没有可以看的评估结果')
  await superior.says('评估照片 1', '照片1/1')
  await release(id)
  await secretary.says('评估照片 1', '现在没有可以看的评估结果')
  const told = await office.says('评估照片 1', '照片1/1，两天内打开：')
  const page = pageIn(told)
  const answer = await open(page)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('image/png')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes)
  expect((await open(`${page}.png`)).status).toBe(200)

  await api.ownerSql`update evaluations set status = 'published' where id = ${id}`
  await secretary.says('评估照片 1', '照片1/1')
  await office.says('评估照片', '请发：评估照片 名单序号')
  // Who is no finding is shown to nobody of the county.
  await office.says('评估照片 2', '名单里没有这个问题户')

  const other = page.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
  for (const wrong of [other, page.replace('/wuxi/', '/wushan/'), `${page}0`])
    expect((await open(wrong)).status).toBe(404)
  api.clock.now = new Date('2026-03-10T10:00:00Z')
  expect((await open(page)).status).toBe(200)
  api.clock.now = new Date('2026-03-11T02:00:00Z')
  expect((await open(page)).status).toBe(404)
})
