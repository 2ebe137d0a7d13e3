import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { policyCommand } from '../../../api/commands/policy'
import { newId } from '../../../api/shared/ids'
import { COUNTY, GROUP, MONDAY_MORNING, startApi, type TestApi, TOWNSHIP } from '../../support/api'
import { runCommandLine } from '../../support/command-line'
import { SERVER_SECRETS } from '../../support/server'
import { addOffice, answerTo } from '../policies/own-cards/cards'

let api: TestApi
let folder: string
let env: Record<string, string>
let author: Awaited<ReturnType<typeof addOffice>>
let colleague: Awaited<ReturnType<typeof addOffice>>
let clerk: Awaited<ReturnType<TestApi['addStaff']>>
beforeAll(async () => {
  api = await startApi({ connections: 2 })
  await api.addCounty()
  author = await addOffice(api)
  colleague = await addOffice(api, '李玉')
  clerk = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
  folder = await mkdtemp(join(tmpdir(), 'cunxin-cards-'))
  const target = { DATABASE_URL: api.target, DATA_DIR: folder }
  env = { ...SERVER_SECRETS, ...target, DEMO: 'false', LOG_LEVEL: 'error' }
})
beforeEach(() => {
  api.clock.now = new Date(MONDAY_MORNING)
})
afterEach(async () => {
  for (const { code } of await stored('published')) await decide(code, 'withdraw')
  await api.sql`delete from policy_cards`
})
afterAll(async () => {
  await api.close()
  await rm(folder, { recursive: true, force: true })
})

const run = (...args: string[]) => runCommandLine(policyCommand, env, ['cards', ...args])
const QUESTION = '种花椒有没得补苗'
const ALIAS = '麻椒苗子公家发不发'
const ANSWER = '补苗，找镇农服中心登记。'
const CARD = { question: QUESTION, answer: ANSWER, aliases: [ALIAS], from: '2026-01-01' }

async function fileOf(...lines: (object | string)[]): Promise<string> {
  const path = join(folder, 'cards.jsonl')
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)))
  await writeFile(path, text.join('\n'))
  return path
}
const importOf = async (...lines: (object | string)[]) =>
  run('import', await fileOf(...lines), '--by', author.id)
async function importedCode(card: object): Promise<string> {
  const printed = await run('import', await fileOf(card), '--by', author.id, '--json')
  const { imported } = JSON.parse(printed) as { imported: { code: string }[] }
  return imported[0]?.code ?? ''
}

interface Stored {
  code: string
  question: string
  status: string
}
async function stored(status?: string): Promise<Stored[]> {
  const rows = await api.sql<Stored[]>`select code, question, status from policy_cards order by id`
  return rows.filter((row) => status === undefined || row.status === status)
}
const decide = async (code: string, act: 'publish' | 'withdraw', by = colleague) =>
  (await api.runCommand(by.contactId, { type: 'decide_card', code, act })).code

const problemsIn = async (...lines: (object | string)[]) =>
  importOf(...lines).then(
    () => [],
    (error: { problems: string[] }) => error.problems,
  )

describe('a card the office imports', () => {
  test('answers nobody before a colleague adopts it', async () => {
    const code = await importedCode(CARD)
    expect(await answerTo(api, QUESTION)).toBeNull()
    expect(await decide(code, 'publish', author)).toBe('own_card')
    expect(await answerTo(api, QUESTION)).toBeNull()
    expect(await decide(code, 'publish')).toBe('published')
    expect(await answerTo(api, QUESTION)).toMatchObject({ text: ANSWER })
  })

  test('answers whoever asks in another of its wordings', async () => {
    await decide(await importedCode({ ...CARD, aliases: [] }), 'publish')
    expect(await answerTo(api, ALIAS)).toBeNull()
    await decide(await importedCode({ ...CARD, answer: '补苗。' }), 'publish')
    expect(await answerTo(api, ALIAS)).toMatchObject({ text: '补苗。', question: QUESTION })
  })

  test.each([
    [undefined, '县扶贫办2026年3月答复'],
    ['《示例县花椒办法》第三条', '《示例县花椒办法》第三条'],
    ['县农业农村委通知', '县农业农村委通知'],
    ['《甲办法》第一条和《乙办法》第二条', '《甲办法》第一条和《乙办法》第二条'],
  ])('with the source %s is shown with “%s”', async (source, shown) => {
    await decide(await importedCode({ ...CARD, source }), 'publish')
    expect((await answerTo(api, QUESTION))?.source.text).toBe(shown)
  })

  test.each([
    ['2026-03-10', '2026-03-20', '2026-03-09', false],
    ['2026-03-10', '2026-03-20', '2026-03-10', true],
    ['2026-03-10', '2026-03-20', '2026-03-20', true],
    ['2026-03-10', '2026-03-20', '2026-03-21', false],
  ])('from %s to %s is there on %s: %s', async (from, to, day, isThere) => {
    await decide(await importedCode({ ...CARD, from, to }), 'publish')
    api.clock.now = new Date(`${day}T02:00:00Z`)
    expect((await answerTo(api, QUESTION)) !== null).toBe(isThere)
  })

  test('for next year tells next year what is paid this year', async () => {
    const question = '种花椒今年一亩补多少钱'
    const card = { question, answer: '一亩补苗二十棵。', from: '2027-01-01' }
    await decide(await importedCode(card), 'publish')
    api.clock.now = new Date('2027-02-01T02:00:00Z')
    expect(await answerTo(api, question)).toMatchObject({ text: card.answer })
  })

  test.each(['天元乡', TOWNSHIP])('for %s is for those who live there', async (area) => {
    await decide(await importedCode({ ...CARD, area }), 'publish')
    const { id } = await api.addHousehold({ areaPath: GROUP })
    const { actor } = await api.addContact({ linkedTo: [id] })
    expect(await answerTo(api, QUESTION, actor)).toMatchObject({ text: ANSWER })
    expect(await answerTo(api, QUESTION)).toBeNull()
  })

  test('keeps the telephone of the office in its question when it is adopted as it is', async () => {
    const question = '花椒补苗打13912345678还是找村上'
    const code = await importedCode({ ...CARD, question })
    const card = { type: 'decide_card', code, act: 'publish', question } as const
    await api.runCommand(colleague.contactId, card)
    expect(await stored()).toMatchObject([{ question, status: 'published' }])
  })

  test('stands in the record under the name of whoever wrote it', async () => {
    await importedCode(CARD)
    const events = await api.sql`
      select actor, type from events e join policy_cards c on e.subject = 'card:' || c.id`
    expect(events).toEqual([{ actor: author.actor, type: 'card.proposed' }])
  })
})

describe('the same card again', () => {
  test.each(['proposed', 'published'])('while the first is %s is not added', async (status) => {
    const code = await importedCode(CARD)
    if (status === 'published') await decide(code, 'publish')
    expect(await importOf(CARD)).toContain(`${code} ${QUESTION} ${COUNTY} 2026-01-01– 已有`)
    expect(await stored()).toMatchObject([{ code, status }])
  })

  test('is added once where a file has it twice', async () => {
    await importOf(CARD, CARD)
    expect(await stored()).toHaveLength(1)
  })

  test('is proposed anew once the first was taken back', async () => {
    const code = await importedCode(CARD)
    await decide(code, 'publish')
    await decide(code, 'withdraw')
    expect(await importedCode(CARD)).not.toBe(code)
  })

  test.each([{ answer: '不补。' }, { question: '种核桃有没得补苗' }, { area: '天元乡' }])(
    'with %j is another one',
    async (other) => {
      await importOf(CARD, { ...CARD, ...other })
      expect(await stored()).toHaveLength(2)
    },
  )
})

describe('a file with bad lines', () => {
  test('is refused with all of them named, and nothing of it is taken in', async () => {
    const bad = [CARD, '{', { question: '只有问' }, '', { ...CARD, to: '2026年' }, CARD]
    const problems = await problemsIn(...bad)
    expect(problems.map((each) => each.split('：')[0])).toEqual(['第2行', '第3行', '第5行'])
    expect(await stored()).toEqual([])
  })

  test.each([
    ['question', { question: '问'.repeat(101) }, '1到100个字'],
    ['question', { question: ' ' }, '1到100个字'],
    ['answer', { answer: '答'.repeat(301) }, '1到300个字'],
    ['aliases.0', { aliases: ['问'.repeat(61)] }, '1到60个字'],
    ['aliases', { aliases: Array.from({ length: 31 }, (_, at) => `问${at}`) }, '最多30个'],
    ['aliases', { aliases: '老人补贴' }, '最多30个'],
    ['source', { source: '据'.repeat(61) }, '1到60个字'],
    ['from', { from: '2026-02-30' }, '写成 2026-12-01'],
    ['to', { to: '2025-12-31' }, '最后一天早于第一天'],
    ['不认识 alias', { alias: ['老人补贴'] }, ''],
  ])('hears what is wrong with %s: %j', async (field, part, reason) => {
    const [problem, ...others] = await problemsIn({ ...CARD, ...part })
    expect(problem).toContain(`第1行：${field}`)
    expect(problem).toContain(reason)
    expect(others).toEqual([])
  })

  test('at the limits is none', async () => {
    const aliases = Array.from({ length: 30 }, (_, at) => `${at}`.padEnd(60, '问'))
    const full = { question: '问'.repeat(100), answer: '答'.repeat(300), source: '据'.repeat(60) }
    expect(await problemsIn({ ...full, aliases })).toEqual([])
  })

  test('hears of an area that there is not, and of days that are over', async () => {
    const problems = await problemsIn(
      CARD,
      { ...CARD, area: '天上乡' },
      {
        ...CARD,
        from: undefined,
        to: '2020-12-31',
      },
    )
    expect(problems).toEqual([
      expect.stringContaining('第2行：没有天上乡'),
      expect.stringContaining('第3行：to'),
    ])
    expect(await stored()).toEqual([])
  })

  test('or with none is refused', async () => {
    expect(await problemsIn('')).toEqual([expect.stringContaining('没有问答')])
  })
})

test('a preview shows the cards without a database', async () => {
  const other = { ...SERVER_SECRETS, DATABASE_URL: 'postgres://127.0.0.1:1/none' }
  const args = ['cards', 'import', await fileOf(CARD), '--by', author.id, '--preview']
  const words = await runCommandLine(policyCommand, other, args)
  expect(words).toBe(`第1行 问：${QUESTION}\n  答：${ANSWER}\n  也问：${ALIAS}\n  2026-01-01–`)
})

test.each([
  ['a clerk of a township', () => clerk.id, { code: 'forbidden', reason: 'may_not' }],
  ['nobody who works here', newId, { code: 'not_found', reason: 'staff' }],
])('%s imports and takes back nothing', async (_who, by, refusal) => {
  const file = await fileOf(CARD)
  await expect(run('import', file, '--by', by())).rejects.toMatchObject(refusal)
  const code = await importedCode(CARD)
  await decide(code, 'publish')
  await expect(run('withdraw', code, '--by', by())).rejects.toMatchObject(refusal)
  expect(await stored()).toMatchObject([{ code, status: 'published' }])
})

test('the office lists its cards by their state', async () => {
  const code = await importedCode(CARD)
  await decide(code, 'publish')
  const other = await importedCode({ ...CARD, question: '种核桃有没得补苗', to: '2027-01-01' })
  const listed = async (...args: string[]) => {
    const { cards } = JSON.parse(await run('list', ...args, '--json')) as { cards: Stored[] }
    return cards.map((card) => [card.code, card.status])
  }
  expect(await listed('--status', 'published')).toEqual([[code, 'published']])
  expect(await listed('--status', 'proposed')).toEqual([[other, 'proposed']])
  expect(await listed()).toHaveLength(2)
  expect(await run('list', '--status', 'proposed')).toBe(
    `${other} proposed 种核桃有没得补苗 ${COUNTY} 2026-01-01–2027-01-01`,
  )
})

describe('taken back by command', () => {
  const withdraw = (code: string) => run('withdraw', code, '--by', author.id)

  test('a published card answers nobody any more', async () => {
    const code = await importedCode(CARD)
    await decide(code, 'publish')
    expect(await answerTo(api, QUESTION)).not.toBeNull()
    expect(await withdraw(code)).toBe(`${code} 已撤下`)
    expect(await answerTo(api, QUESTION)).toBeNull()
    expect(await withdraw(code)).toBe(`${code} 已撤下`)
  })

  test('a card that waits for a colleague is not', async () => {
    const code = await importedCode(CARD)
    await expect(withdraw(code)).rejects.toMatchObject({ reason: 'card_not_published' })
    expect(await stored('proposed')).toHaveLength(1)
  })

  test('what there is not is not found', async () => {
    await expect(withdraw('1234567890')).rejects.toMatchObject({
      code: 'not_found',
      reason: 'card',
    })
  })
})
