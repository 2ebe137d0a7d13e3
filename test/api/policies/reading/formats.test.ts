import { describe, expect, test } from 'vitest'
import { readDocument } from '../../../../api/policies/reading/read-document'
import { bytesOf, doubtsOf, readFixture, readOne, refusalOf } from './fixtures'

const EXPECTED = await readFixture('relief-measures.jsonl')

describe('The same measures are read alike', () => {
  test.each([
    'relief-measures.txt',
    'relief-measures-gb18030.txt',
    'relief-measures.md',
    'relief-measures.docx',
    'relief-measures.pdf',
  ])('from %s', async (name) => {
    const { title, articles } = await readFixture(name)
    expect(title).toBe('示例县临时救助办法（试行）')
    expect(articles).toEqual(EXPECTED.articles)
  })

  test('ten articles, one of them put in between, each under its chapter', () => {
    expect(EXPECTED.articles.map(({ label }) => label).join(' ')).toBe(
      '第一条 第二条 第三条 第三条之一 第四条 第五条 第六条 第七条 第八条 第九条',
    )
    expect(EXPECTED.articles.map(({ headings }) => headings.join('/')).join(' ')).toBe(
      [
        ...Array<string>(4).fill('第一章 总则'),
        ...Array<string>(4).fill('第二章 申请和审核'),
        ...Array<string>(2).fill('第三章 附则'),
      ].join(' '),
    )
  })

  test('the items of an article are passages of it, and so is what follows them', () => {
    expect(EXPECTED.articles[2]?.passages).toEqual([
      '临时救助坚持下列原则：',
      '（一）应救尽救，先急后缓；',
      '（二）公开办理，接受村民监督；',
      '（三）与其他救助衔接，不重复享受。',
      '前款第三项规定的衔接办法，由县民政部门另行制定。',
    ])
  })

  test.each([
    ['relief-measures.txt', ['left_out', 'left_out']],
    ['relief-measures.md', ['left_out']],
    ['relief-measures.docx', ['left_out', 'left_out', 'numbered_by_word']],
    ['relief-measures.pdf', ['left_out', 'left_out', 'left_out']],
    ['relief-measures.jsonl', []],
  ])('%s says what was left out', async (name, doubts) => {
    expect(doubtsOf(await readFixture(name))).toEqual(doubts)
  })
})

const TEXT = '试行办法\n第一条　老人可以申请。\n第二条　村里公示。'

describe('A text is read in the encoding an office sends', () => {
  const utf16 = Buffer.from(`\ufeff${TEXT}`, 'utf16le')
  test.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${TEXT}`)],
    ['UTF-16', utf16],
    ['UTF-16 the other way round', Buffer.from(utf16).swap16()],
    ['lines of Windows', Buffer.from(TEXT.replaceAll('\n', '\r\n'))],
  ])('%s', async (_what, bytes) => {
    const { title, articles } = await readOne('a.txt', bytes)
    expect(title).toBe('试行办法')
    expect(articles.map(({ passages }) => passages[0])).toEqual(['老人可以申请。', '村里公示。'])
  })

  test('and a character that cannot be read is pointed at with its line', async () => {
    const { doubts } = await readOne('a.txt', `${TEXT}\n公示七\ufffd。`)
    expect(doubts).toEqual([
      { kind: 'unreadable', place: '第4行', label: null, text: '公示七\ufffd。' },
    ])
  })
})

describe('What a file is counts for more than its name:', () => {
  test.each(['a.docx', 'a.txt', 'a', 'C:\\文件\\a.DOCX'])(
    'a Word document named %s',
    async (name) => {
      expect((await readOne(name, bytesOf('relief-measures.docx'))).articles).toHaveLength(10)
    },
  )
  test('a PDF named .txt', async () => {
    expect((await readOne('a.txt', bytesOf('relief-measures.pdf'))).articles).toHaveLength(10)
  })
})

describe('A file that cannot be read is refused with a word for why:', () => {
  const OLD_WORD = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  test.each([
    ['nothing in it', 'a.txt', '', 'no_text'],
    ['only spaces', 'a.txt', ' \n　\n', 'no_text'],
    ['only a title', 'a.txt', '试行办法', 'no_text'],
    ['another kind of file', 'a.xlsm', 'text', 'unknown_kind'],
    ['no ending', 'README', 'text', 'unknown_kind'],
    ['a page of the web', 'a.html', '<html>', 'unknown_kind'],
    ['an old Word document', 'a.doc', OLD_WORD, 'old_word'],
    ['an old Word document by a new name', 'a.docx', OLD_WORD, 'old_word'],
    ['a text named .docx', 'a.docx', TEXT, 'damaged'],
    ['a text named .pdf', 'a.pdf', TEXT, 'damaged'],
    ['a program named .txt', 'a.txt', Buffer.from([77, 90, 0, 3, 0]), 'damaged'],
    ['a line that is no JSON', 'a.jsonl', '{"title":"甲法 第一条","text":"乙"}\n甲', 'bad_line'],
    ['a line without a text', 'a.jsonl', '{"title":"甲法 第一条"}', 'bad_line'],
    ['more than 20 MB', 'a.txt', new Uint8Array(20 * 1024 * 1024 + 1), 'too_large'],
  ])('%s', async (_what, name, content, code) => {
    expect(await refusalOf(name, content)).toBe(code)
  })

  test('a line of .jsonl is named', async () => {
    const content = Buffer.from('{"title":"甲法 第一条","text":"乙"}\n\n[]')
    await expect(readDocument('a.jsonl', content)).rejects.toThrow('第3行')
  })
})
