import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { policyCommand } from '../../../api/commands/policy'
import { COUNTY, startApi, type TestApi, VILLAGE } from '../../support/api'
import { runCommandLine } from '../../support/command-line'
import { SERVER_SECRETS } from '../../support/server'

const FIXTURES = join(import.meta.dirname, '../../fixtures/policies')
const NAME = '示例县临时救助办法（试行）'
const VILLAGE_NAME = '天元乡宝坪村'

let api: TestApi
let folder: string
let env: Record<string, string>
beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
  folder = await mkdtemp(join(tmpdir(), 'cunxin-policy-'))
  const target = { DATABASE_URL: api.target, DATA_DIR: folder }
  env = { ...SERVER_SECRETS, ...target, DEMO: 'false', LOG_LEVEL: 'error' }
})
afterEach(async () => {
  await api.sql`delete from policy_articles`
  await api.sql`delete from policy_versions`
  await api.sql`delete from policy_documents`
})
afterAll(async () => {
  await api.close()
  await rm(folder, { recursive: true, force: true })
})

const run = (...args: string[]) => runCommandLine(policyCommand, env, args)
const runJson = async (...args: string[]) =>
  JSON.parse(await run(...args, '--json')) as Record<string, unknown>
const fixture = (name: string) => join(FIXTURES, name)
const importOf = (name: string, ...more: string[]) => [
  'import',
  fixture(name),
  '--from',
  '2031-04-01',
  ...more,
]

async function fileOf(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}
const storedDocuments = () => api.sql`select name, area_path from policy_documents order by name`
const documentId = async () => {
  const [row] = await api.sql<{ id: string }[]>`select id from policy_documents`
  return row?.id ?? ''
}

describe('a preview', () => {
  test.each(['relief-measures.docx', 'relief-measures.jsonl', 'notice.txt'])(
    'of %s shows how it is split, and takes nothing in',
    async (file) => {
      const words = await run(...importOf(file, '--preview'))
      expect(words).toMatch(/条|一、/)
      const { documents } = await runJson(...importOf(file, '--preview'))
      expect((documents as { articles: unknown[] }[])[0]?.articles.length).toBeGreaterThan(2)
      expect(await storedDocuments()).toEqual([])
    },
  )
})

test.each([
  ['no database was made yet', () => ({ DATA_DIR: folder, ...SERVER_SECRETS })],
  ['the database does not answer', () => ({ ...env, DATABASE_URL: 'postgres://127.0.0.1:1/none' })],
  ['nothing is set up', () => ({ NODE_ENV: 'production' })],
])('a preview for an area is shown where %s', async (_what, other) => {
  const args = importOf('notice.txt', '--area', '天上乡', '--preview')
  expect(await runCommandLine(policyCommand, other(), args)).toContain('《')
})

describe('the office imports', () => {
  test.each([
    'relief-measures.txt',
    'relief-measures-gb18030.txt',
    'relief-measures.docx',
    'relief-measures.pdf',
    'relief-measures.md',
    'relief-measures.jsonl',
  ])('%s under its own name, and finds its fourth article again', async (file) => {
    const { imported } = await runJson(...importOf(file))
    expect(imported).toMatchObject([
      { name: NAME, validFrom: '2031-04-01', validTo: null, ended: null, isUnchanged: false },
    ])
    const shown = await runJson('show', await documentId(), '--day', '2031-04-01')
    expect(shown).toMatchObject({ name: NAME, source: file })
    const articles = shown['articles'] as { label: string; passages: string[] }[]
    expect(articles.find(({ label }) => label === '第四条')?.passages[0]).toContain(
      '有下列情形之一的',
    )
  })

  test('and is told in words what came in, what it ended, and that nothing changed', async () => {
    const first = await run(...importOf('relief-measures.txt'))
    expect(first).toMatch(new RegExp(`^${NAME} 2031-04-01– \\d+条，已入库\n`))
    const next = ['import', fixture('relief-measures.md'), '--from', '2032-01-01']
    expect(await run(...next)).toMatch(/条，已入库，上一版到 2031-12-31 为止\n/)
    expect((await run(...next)).split('\n')[0]).toBe(
      `${NAME} 2032-01-01 起的这一版已在库里，没有变`,
    )
  })

  test('from another day than the document says, and is told of both', async () => {
    const warning = '文件写的是 2031-05-01 起施行，--from 是 2031-04-01'
    expect(await run(...importOf('relief-measures.txt'))).toMatch(new RegExp(`\n请看：${warning}$`))
    expect(await runJson(...importOf('relief-measures.md', '--correct'))).toMatchObject({
      warnings: [warning],
    })
    const asItSays = ['import', fixture('relief-measures.txt'), '--from', '2031-05-01']
    expect(await runJson(...asItSays)).toMatchObject({ warnings: [] })
  })

  test('until the last day the document names, and is told so, unless another is given', async () => {
    const text =
      '公示办法\n第一条 先公示。\n第二条 本办法自2031年4月1日起施行，有效期至2032年3月31日。'
    const file = await fileOf('until.txt', text)
    const words = await run('import', file, '--from', '2031-04-01')
    expect(words).toBe(
      '公示办法 2031-04-01–2032-03-31 2条，已入库\n请看：没有写 --to，照文件写的有效期，到 2032-03-31 为止',
    )
    const sooner = ['--from', '2031-04-01', '--to', '2031-12-31', '--area', VILLAGE]
    expect(await runJson('import', file, ...sooner)).toMatchObject({
      imported: [{ validTo: '2031-12-31' }],
      warnings: ['文件写的有效期到 2032-03-31 为止，--to 是 2031-12-31'],
    })
  })

  test.each([VILLAGE_NAME, VILLAGE])('for a village it calls %s', async (area) => {
    await run(...importOf('notice.txt', '--area', area))
    expect(await storedDocuments()).toMatchObject([{ area_path: VILLAGE }])
  })

  test('under another name, for a village, until a day', async () => {
    const more = ['--name', '村规民约', '--area', VILLAGE, '--to', '2031-12-31']
    expect(await runJson(...importOf('notice.txt', ...more))).toMatchObject({
      imported: [{ name: '村规民约', validTo: '2031-12-31' }],
    })
    expect(await storedDocuments()).toEqual([{ name: '村规民约', area_path: VILLAGE }])
  })

  test('another text for the same day only as a correction', async () => {
    await run(...importOf('relief-measures.txt'))
    await expect(run(...importOf('relief-measures.md'))).rejects.toMatchObject({
      code: 'refused',
      reason: 'version_exists',
    })
    expect(await runJson(...importOf('relief-measures.md', '--correct'))).toMatchObject({
      imported: [{ isUnchanged: false }],
    })
    expect(await runJson('list', '--day', '2031-04-01')).toMatchObject({
      items: [{ source: 'relief-measures.md' }],
    })
  })

  test('all documents of a file or none', async () => {
    const lines = ['甲办法', '乙办法'].map((doc) =>
      JSON.stringify({ doc, title: `${doc} 第一条`, text: '先登记后发放。' }),
    )
    const file = await fileOf('two.jsonl', lines.join('\n'))
    await run('import', file, '--from', '2031-04-01')
    expect(await storedDocuments()).toMatchObject([{ name: '乙办法' }, { name: '甲办法' }])
    const changed = lines.map((line) =>
      line.replace('乙办法 第一条', '丙办法 第一条').replace('"乙办法"', '"丙办法"'),
    )
    const other = await fileOf('other.jsonl', [changed[1], changed[0]].join('\n'))
    const refused = run('import', other, '--from', '2031-04-01')
    await expect(refused).rejects.toMatchObject({ reason: 'version_exists' })
    expect(await storedDocuments()).toHaveLength(2)
    const named = run('import', file, '--from', '2032-04-01', '--name', '丙办法')
    await expect(named).rejects.toMatchObject({ code: 'invalid', reason: 'one_name' })
  })

  test.each([`${COUNTY}.nowhere`, '天上乡', `${VILLAGE_NAME}干部`])(
    'nothing for %s, which is no area, and hears it in the preview',
    async (area) => {
      const notFound = { code: 'not_found', reason: 'area' }
      const args = importOf('notice.txt', '--area', area)
      await expect(run(...args)).rejects.toMatchObject(notFound)
      await expect(run(...args, '--preview')).rejects.toMatchObject(notFound)
      expect(await storedDocuments()).toEqual([])
    },
  )

  test('nothing that ends before it begins', async () => {
    const refused = run(...importOf('notice.txt', '--to', '2031-03-31'))
    await expect(refused).rejects.toMatchObject({ code: 'invalid', reason: 'validTo' })
    expect(await storedDocuments()).toEqual([])
  })

  test.each([
    ['empty.txt', '', '文件里没有文字'],
    ['picture.jpg', 'x', '不认识这种文件'],
    ['old.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex'), '旧式 Word'],
    ['broken.docx', 'x', '文件已损坏'],
    ['broken.jsonl', '{', '第1行'],
  ])('nothing from %s, and is told why', async (name, content, why) => {
    const file = await fileOf(name, content)
    await expect(run('import', file, '--from', '2031-04-01')).rejects.toThrow(why)
    expect(await storedDocuments()).toEqual([])
  })

  test('nothing from a file that is not there', async () => {
    const missing = run('import', join(folder, 'none.txt'), '--from', '2031-04-01')
    await expect(missing).rejects.toMatchObject({ code: 'not_found', reason: 'file' })
  })

  test.each(['2031-4-1', '2031-02-29', '昨天'])(
    'nothing from a day that is none: %s',
    async (day) => {
      await expect(run('import', fixture('notice.txt'), '--from', day)).rejects.toThrow(
        'ended with',
      )
    },
  )
})

describe('the office lists and shows', () => {
  test('what is in force, in words', async () => {
    await run(...importOf('relief-measures.txt', '--to', '2031-12-31'))
    const id = await documentId()
    const line = new RegExp(`^○ ${NAME} 2031-04-01–2031-12-31 \\d+条 ${COUNTY} ${id}$`)
    expect(await run('list', '--day', '2031-03-31')).toMatch(line)
    expect(await run('list', '--day', '2031-04-01')).toMatch(/^●/)
    const shown = await run('show', id, '--day', '2031-12-31')
    expect(shown.split('\n')[0]).toBe(`${NAME}（2031-04-01–2031-12-31）`)
    expect(shown).toContain('第一条 为了帮助突然遇到困难的家庭')
  })

  test('which cards are older than a law', async () => {
    const line = { title: '义务教育法 第一条', text: '国家实行义务教育。' }
    const file = await fileOf('law.jsonl', JSON.stringify(line))
    await run('import', file, '--from', '2007-01-01')
    expect(await run('list')).toMatch(/\n {2}要核对的问答：.*school-free/)
  })

  test.each(['2031-03-31', '2032-01-01'])('nothing on %s, when nothing was', async (day) => {
    await run(...importOf('relief-measures.txt', '--to', '2031-12-31'))
    const shown = run('show', await documentId(), '--day', day)
    await expect(shown).rejects.toMatchObject({ code: 'not_found', reason: 'document' })
  })

  test.each([NAME, `《${NAME}》`, '示例县临时', '示例县临时救助办法'])(
    'a document it calls %s',
    async (said) => {
      await run(...importOf('relief-measures.txt'))
      expect(await runJson('show', said, '--day', '2031-04-01')).toMatchObject({ name: NAME })
      expect(await run('end', said, '--on', '2031-06-30')).toBe(`${NAME} 到 2031-06-30 为止`)
    },
  )

  test('the one of just that name before those whose names begin so', async () => {
    for (const name of ['公示办法', '公示办法实施细则'])
      await run(...importOf('notice.txt', '--name', name))
    expect(await runJson('show', '公示办法', '--day', '2031-04-01')).toMatchObject({
      name: '公示办法',
    })
  })

  test.each(['show', 'end'])('which documents are meant, where %s fits several', async (verb) => {
    await run(...importOf('notice.txt', '--name', '公示办法', '--area', VILLAGE))
    await run(...importOf('notice.txt', '--name', '公示规定'))
    const heard: string[] = []
    const listening = (...read: Parameters<typeof policyCommand>) => {
      const command = policyCommand(...read)
      for (const each of command.commands)
        each.configureOutput({ writeErr: (words) => void heard.push(words) })
      return command
    }
    const args = [verb, '公示', ...(verb === 'end' ? ['--on', '2031-05-01'] : [])]
    await expect(runCommandLine(listening, env, args)).rejects.toThrow('ended with 1')
    expect(heard.join('')).toMatch(
      new RegExp(`：\n  公示办法 ${VILLAGE} [-\\da-f]{36}\n  公示规定 ${COUNTY} [-\\da-f]{36}\n$`),
    )
    expect(await runJson('list', '--day', '2031-05-02')).toMatchObject({
      items: [{ isInForce: true }, { isInForce: true }],
    })
  })

  test.each(['01a22d98-83c4-7c42-86d6-3ebfc261d590', 'none', '临时救助', '《》'])(
    'nothing of %s, which is no document',
    async (said) => {
      await run(...importOf('relief-measures.txt'))
      const notFound = { code: 'not_found', reason: 'document' }
      await expect(run('show', said, '--day', '2031-05-01')).rejects.toMatchObject(notFound)
      await expect(run('end', said, '--on', '2031-05-01')).rejects.toMatchObject(notFound)
    },
  )
})

test('the office ends a document', async () => {
  await run(...importOf('relief-measures.txt'))
  const id = await documentId()
  expect(await run('end', id, '--on', '2031-06-30')).toBe(`${NAME} 到 2031-06-30 为止`)
  expect(await runJson('end', id, '--on', '2031-06-30')).toEqual({
    name: NAME,
    validFrom: '2031-04-01',
    validTo: '2031-06-30',
  })
  await expect(run('end', id, '--on', '2031-07-01')).rejects.toMatchObject({ code: 'not_found' })
})

test('the office reads what was asked, in words and as JSON', async () => {
  const { id } = await api.addContact()
  const note = (text: string, answerId: string | null) =>
    api.runCommand(id, {
      type: 'note_question',
      text,
      outcome: answerId ? 'answered' : 'declined',
      answerId,
    })
  await note('低保要哪些材料', 'low-income-papers')
  await api.runCommand(id, { type: 'rate_answer', isUseful: false })
  await note('哪里有卖化肥的', null)
  const days = ['--from', '2026-03-09', '--to', '2026-03-09']
  const question = '申请低保要交哪些材料？'
  const report = await runJson('report', ...days)
  expect(report).toMatchObject({
    counts: { asked: 2, answered: 1, handedOver: 0, useful: 0, notUseful: 1 },
    unanswered: [{ words: '哪里有卖化肥的', times: 1 }],
  })
  const [answer] = report['answers'] as { question: string }[]
  expect(await run('report', ...days)).toBe(
    [
      '2026-03-09 到 2026-03-09：问 2，答上 1，转给干部 0，有用 0，没用 1',
      '问得最多：',
      `  1次（没用1）${answer?.question ?? question}`,
      '没答上：',
      '  1次 哪里有卖化肥的',
      '没答好：',
      '  1次 低保要哪些材料',
    ].join('\n'),
  )
  expect(await run('report', '--from', '2026-03-10', '--to', '2026-03-10')).toBe(
    '2026-03-10 到 2026-03-10：问 0，答上 0，转给干部 0，有用 0，没用 0',
  )
})
