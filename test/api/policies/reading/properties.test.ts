import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inChinese } from '../../../../api/policies/reading/numerals'
import { readDocument, type ReadDocument } from '../../../../api/policies/reading/read-document'
import { ReadingError } from '../../../../api/policies/reading/reading-error'
import { readOne } from './fixtures'

const words = (most: number) =>
  fc
    .array(fc.constantFrom(...'申请公示村民老人家庭救助调查核实签字，、'), {
      minLength: 1,
      maxLength: most,
    })
    .map((signs) => `村${signs.join('')}。`)
/** What makes a document hard to cut: named articles, numbers, dates, headings within. */
const hard = fc.constantFrom(
  '第九条规定的老人，可以申请。',
  '第二章规定的程序，照办。',
  '（一）老人；',
  '（二）残疾人。',
  '2031年3月1日以前的，不算。',
  '附件里的表由村里填。',
  '三、五天内答复。',
)
const passage = fc.oneof({ weight: 4, arbitrary: words(80) }, { weight: 1, arbitrary: hard })
const article = fc.array(passage, { minLength: 1, maxLength: 4 })
const law = fc.array(article, { minLength: 2, maxLength: 30 })

const written = (articles: readonly string[][]) =>
  [
    '示例县公示办法',
    ...articles.map((passages, at) => `第${inChinese(at + 1)}条　${passages.join('\n')}`),
  ].join('\n')

describe('A law', () => {
  test('is cut into the articles it was written of, whatever these say', async () => {
    await fc.assert(
      fc.asyncProperty(law, async (articles) => {
        const document = await readOne('a.txt', written(articles))
        expect(document.articles.map(({ passages }) => passages)).toEqual(articles)
        expect(document.articles.map(({ label }) => label)).toEqual(
          articles.map((_, at) => `第${inChinese(at + 1)}条`),
        )
      }),
      // Lines of nearly one length could be taken for broken ones: no writer's paragraphs are.
      { numRuns: 200 },
    )
  })
})

/** Every character of what was read, in its order. */
const bare = (text: string) => text.replace(/\s/g, '')
const held = ({ title, articles }: ReadDocument) =>
  bare(
    [
      title,
      ...articles.flatMap(({ headings, label, passages }) => [
        ...headings,
        label ?? '',
        ...passages,
      ]),
    ].join(''),
  )

const line = fc.oneof(
  words(60),
  hard,
  fc.constantFrom(
    '第一章 总则',
    '第二章 附则',
    '第一节 申请',
    '一、公示',
    '二、发放',
    '（一）申请',
    '1. 材料',
  ),
  fc
    .tuple(fc.integer({ min: 1, max: 12 }), words(20))
    .map(([n, text]) => `第${inChinese(n)}条 ${text}`),
  fc.constantFrom('问：怎么办？', '答：到村里。', '附件1', '附件2 申请表'),
)

describe('Any text', () => {
  test('keeps every line in an article, its headings or what is said to be left out', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 3, maxLength: 40 }), async (lines) => {
        const numbered = lines.map((each, at) => `${each}◇${at}◇`)
        const document = await readOne('a.txt', ['公示办法', ...numbered].join('\n'))
        const said = document.doubts.map(({ text }) => text).join('')
        const all = `${held(document)}${said}`
        expect([...lines.keys()].filter((at) => !all.includes(`◇${at}◇`))).toEqual([])
      }),
    )
  })

  test('is read twice alike', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1 }), async (lines) => {
        const bytes = Buffer.from(lines.join('\n'))
        const read = () => readDocument('a.md', bytes).catch((error: unknown) => String(error))
        expect(await read()).toEqual(await read())
      }),
    )
  })
})

describe('Bytes that are no document', () => {
  const start = fc.constantFrom(
    '',
    'PK\x03\x04',
    '%PDF-1.4\n',
    '\xd0\xcf\x11\xe0',
    '\xef\xbb\xbf',
    '\xff\xfe',
  )
  const name = fc.constantFrom('a.txt', 'a.md', 'a.jsonl', 'a.docx', 'a.pdf', 'a', '.md', '')
  test('are read as something or refused with a word for why', async () => {
    await fc.assert(
      fc.asyncProperty(
        name,
        start,
        fc.uint8Array({ maxLength: 400 }),
        async (name, start, rest) => {
          const bytes = Buffer.concat([Buffer.from(start, 'latin1'), rest])
          const error = await readDocument(name, bytes).then(
            () => null,
            (thrown: unknown) => thrown,
          )
          if (error !== null) expect(error).toBeInstanceOf(ReadingError)
        },
      ),
      { numRuns: 400 },
    )
  })

  test.each(['relief-measures.docx', 'relief-measures.pdf'])(
    'nor are those of %s with some of them changed',
    async (file) => {
      const { bytesOf } = await import('./fixtures')
      const whole = bytesOf(file)
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
          async (changes) => {
            const bytes = Uint8Array.from(whole)
            for (const [at, byte] of changes) bytes[at] = byte
            const error = await readDocument(file, bytes).then(
              () => null,
              (thrown: unknown) => thrown,
            )
            if (error !== null) expect(error).toBeInstanceOf(ReadingError)
          },
        ),
        { numRuns: 40 },
      )
    },
  )
})
