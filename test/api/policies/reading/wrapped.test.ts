import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPlainText } from '../../../../api/policies/reading/plain-text'

const texts = (source: string) => readPlainText(source).lines.map(({ text }) => text)

/** Breaks a paragraph as an old editor does: punctuation hangs over rather than begin a line. */
function wrapped(paragraph: string, width: number): string {
  const lines: string[] = []
  let line = ''
  for (const sign of paragraph) {
    if (line.length >= width && !/[，。；]/.test(sign)) {
      lines.push(line)
      line = ''
    }
    line += sign
  }
  return [...lines, line].join('\n')
}

const PARAGRAPHS = [
  '第一条　乡镇人民政府应当自收到申请之日起十个工作日内完成入户调查，调查时不得少于两人，并由申请人签字或者按手印。',
  '第二条　审核结果在申请人所在村公示七天，公示期内村民有异议的，乡镇人民政府应当重新核实，核实结果再公示三天。',
  '（一）公示写明户主姓名和人口，不写身份证号和电话；',
  '（二）公示贴在村务公开栏，不识字的老人由村干部念给他听，并记下他的意见。',
]

describe('A text broken at a fixed width', () => {
  test.each([20, 26, 30, 38])('of %i characters is joined to its paragraphs again', (width) => {
    const source = PARAGRAPHS.map((each) => wrapped(`　　${each}`, width)).join('\n')
    expect(texts(source)).toEqual(PARAGRAPHS)
  })

  test('without indents is parted where a line is short, or the next begins an article', () => {
    const source = PARAGRAPHS.map((each) => wrapped(each, 26)).join('\n')
    expect(texts(source)).toEqual(PARAGRAPHS)
  })

  test('is parted where an article begins at the margin though other paragraphs are indented', () => {
    const full = `　　（一）${'老'.repeat(21)}\n${'老'.repeat(25)}。`
    const source = [wrapped(`　　${PARAGRAPHS[0]}`, 26), full, wrapped(PARAGRAPHS[1] ?? '', 26)]
    const after = PARAGRAPHS.slice(2).map((each) => wrapped(`　　${each}`, 26))
    const joined = texts([...source, ...after].join('\n'))
    expect(joined.map((text) => text.slice(0, 3))).toEqual([
      '第一条',
      '（一）',
      '第二条',
      '（一）',
      '（二）',
    ])
  })

  test('is joined as well where digits, half as wide, were counted as whole characters', () => {
    const paragraph = `第一条　${'2031年10月31日以前发放60元，'.repeat(6)}到信用社领取。`
    const source = [paragraph, ...PARAGRAPHS].map((each) => wrapped(`　　${each}`, 26)).join('\n')
    expect(texts(source)).toEqual([paragraph, ...PARAGRAPHS])
  })

  test('is parted by an empty line', () => {
    const [first = '', second = ''] = PARAGRAPHS.map((each) => wrapped(each.slice(0, 52), 26))
    expect(texts(`${first}\n\n${second}`)).toHaveLength(2)
  })

  test('joins words of letters with a space', () => {
    const line = '办理时请登录网站并下载客户端应用程序 Cunxin'
    expect(texts(`${line}\nhousehold 打开以后按提示填写申请人姓名电话\n住址和人口。`)[0]).toContain(
      'Cunxin household',
    )
  })
})

test('A text that is not broken keeps its lines, with their numbers', () => {
  expect(readPlainText(`\n${PARAGRAPHS.join('\n\n')}\n`).lines).toEqual(
    PARAGRAPHS.map((text, at) => ({ text, place: `第${2 + 2 * at}行` })),
  )
})

test('However lines are joined, no character is lost and none comes to it', () => {
  const line = fc.string({ unit: fc.constantFrom(...'甲乙丙第一条。，；（）　 ab12') })
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const bare = (text: string) => text.replace(/\s/g, '')
      expect(bare(texts(lines.join('\n')).join(''))).toBe(bare(lines.join('')))
    }),
  )
})
