import { expect, test } from 'vitest'
import { openPages, wordsOf } from '../../support/pages'
import { addPressReport, startPress } from '../../support/press'

const { api, head, journalist, talk } = await startPress()
const pages = openPages(api)

test('anybody reads what was made public with the answers, the newest first, by text and on the page', async () => {
  const of = { status: 'rated', gist: '有一段路没修完' } as const
  await addPressReport(api, { ...of, publishedOn: '2026-03-08' })
  await addPressReport(api, { ...of, outlet: '人民日报', publishedOn: '2026-03-09' })
  await addPressReport(api, { status: 'rated', outlet: '没公开的报' })
  for (const each of [talk(), head, journalist]) {
    const said = await each.says(
      '媒体监督',
      '人民日报3月9日：有一段路没修完（属实）。天元乡答复：已安排施工队',
    )
    expect(said.indexOf('人民日报')).toBeLessThan(said.indexOf('重庆日报'))
    expect(said).not.toContain('没公开')
  }
  const { status, html, headers } = await pages.get('/wuxi/press')
  expect(status).toBe(200)
  const words = wordsOf(html)
  expect(words).toContain('巫溪县媒体监督')
  expect(words).toContain('天元乡答复：已安排施工队')
  expect(words).not.toContain('没公开')
  expect(headers.get('X-Robots-Tag')).toContain('noindex')
  expect((await pages.get('/Wuxi!/press')).status).toBe(404)
})
