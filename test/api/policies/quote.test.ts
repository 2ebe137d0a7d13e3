import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { quote, sortOf } from '../../../api/policies/quote'
import { createIndex } from '../../../api/policies/text-index'

const nearnessTo = (question: string, passages: readonly string[]) =>
  createIndex([
    { id: 'a', fields: [{ text: passages.join(''), weight: 1 }] },
    { id: 'b', fields: [{ text: '本办法由县人民政府负责解释。', weight: 1 }] },
  ]).nearnessTo(question)
const quoted = (question: string, passages: readonly string[]) =>
  quote(question, passages, nearnessTo(question, passages))

test.each([
  ['补贴有好多钱', 'amount'],
  ['高龄津贴领好多', 'amount'],
  ['好久能批下来', 'time'],
  ['公示几天', 'time'],
  ['要交哪些材料', 'papers'],
  ['办证要带啥子', 'papers'],
  ['骗补贴要罚款不', 'penalty'],
  ['在哪里申请', 'place'],
  ['这个归哪个部门', 'place'],
  ['什么人可以申请', 'who'],
  ['要啥子条件', 'who'],
  ['咋个申请', 'how'],
  ['津贴', null],
])('A villager who asks “%s” asks for: %s', (question, sort) => {
  expect(sortOf(question)).toBe(sort)
})

describe('of an article a villager is shown the sentence that', () => {
  const article = [
    '高龄津贴由户籍所在地的乡镇人民政府负责受理。年满八十周岁的本县居民可以申请高龄津贴。',
    '高龄津贴每月六十元。乡镇人民政府应当自收到高龄津贴申请之日起十日内作出决定。',
    '申请高龄津贴提交身份证和户口簿。骗取高龄津贴的，责令退回并处罚款。',
  ]
  test.each([
    ['高龄津贴领好多钱', '高龄津贴每月六十元。'],
    ['高龄津贴好久批', '乡镇人民政府应当自收到高龄津贴申请之日起十日内作出决定。'],
    ['高龄津贴要哪些材料', '申请高龄津贴提交身份证和户口簿。'],
    ['骗高龄津贴罚不罚', '骗取高龄津贴的，责令退回并处罚款。'],
    ['高龄津贴找哪个部门', '高龄津贴由户籍所在地的乡镇人民政府负责受理。'],
    ['高龄津贴什么人可以申请', '年满八十周岁的本县居民可以申请高龄津贴。'],
  ])('answers “%s”', (question, sentence) => {
    const { text, whole } = quoted(question, article)
    expect(text).toBe(sentence)
    expect(whole).toBe(article.join(''))
  })

  test('tells how to go about it', () => {
    const passages = ['本县鼓励栽花椒。', '花椒补苗先到村里登记。']
    expect(quoted('花椒补苗咋个办', passages).text).toBe('花椒补苗先到村里登记。')
  })

  test('is nearest in words where nothing in particular is asked', () => {
    expect(quoted('骗取高龄津贴', article).text).toBe('骗取高龄津贴的，责令退回并处罚款。')
  })

  test('holds what is asked for rather than the one nearest in words beside it', () => {
    const passages = ['花椒补贴按花椒面积发放。花椒每亩一百元，验收合格以后发。']
    expect(quoted('花椒补贴好多钱', passages).text).toBe('花椒每亩一百元，验收合格以后发。')
  })

  test('but not one that has nothing to do with it', () => {
    const passages = ['花椒补贴按花椒面积发放。', '会议室租用每天三百元。']
    expect(quoted('花椒补贴好多钱', passages).text).toBe('花椒补贴按花椒面积发放。')
  })
})

describe('a list', () => {
  const list = [
    '有下列情形之一的，可以申请临时救助：',
    '（一）住房被火烧毁的；',
    '（二）突发重病，医疗费用超过六千元的。',
    '临时救助不重复享受。',
  ]
  test('is shown whole to whoever asks who may', () => {
    expect(quoted('哪些人可以申请临时救助', list).text).toBe(list.slice(0, 3).join(''))
  })

  test('is shown whole to whoever asks for the papers, from whichever line', () => {
    const papers = ['申请人应当提交：', '（一）户口簿；', '（二）收入证明。']
    expect(quoted('收入证明材料', papers).text).toBe(papers.join(''))
  })

  test('is shown whole to whoever asks whether one of its lines is for them', () => {
    const lines = ['下列家庭可以申请：', '（一）住房被火烧毁的家庭；', '（二）突发重病的家庭。']
    expect(quoted('突发重病的家庭符合条件不', lines).text).toBe(lines.join(''))
    expect(quoted('突发重病的家庭咋个办', lines).text).toBe(`${lines[0]}${lines[2]}`)
  })

  test('gives one line behind its opening to whoever asks for something else', () => {
    expect(quoted('突发重病医疗费用好多钱', list).text).toBe(`${list[0]}${list[2]}`)
  })

  test('whose lines are numbered otherwise is one as well', () => {
    const figures = ['补助标准：', '1.危房每户三万元；', '2.厕所每户五百元。']
    expect(quoted('厕所补好多钱', figures).text).toBe('补助标准：2.厕所每户五百元。')
    const brackets = ['补助标准：', '(1)危房每户三万元；', '(2)厕所每户五百元。']
    expect(quoted('厕所补好多钱', brackets).text).toBe('补助标准：(2)厕所每户五百元。')
  })

  test('that nothing opens gives the line alone', () => {
    const lines = ['危房改造如下。', '（一）危房每户三万元；', '（二）厕所每户五百元。']
    expect(quoted('厕所补好多钱', lines).text).toBe('（二）厕所每户五百元。')
  })
})

describe('a sentence that goes on from another', () => {
  test.each([
    '必要时',
    '其',
    '该',
    '上述',
    '前述',
    '但',
    '同时',
    '并',
    '对此',
    '逾期',
    '情节',
    '拒不',
  ])('with %s brings the one before', (word) => {
    const passages = ['乡镇审核申请。', `${word}可以入户核对存款二十天。`, '本条到此为止。']
    expect(quoted('入户核对存款', passages).text).toBe(`${passages[0]}${passages[1]}`)
  })

  test('stands alone where nothing or a line of a list is before it', () => {
    expect(quoted('入户核对', ['必要时入户核对。', '别的。']).text).toBe('必要时入户核对。')
    const behindList = ['材料：', '（一）户口簿；', '必要时入户核对存款。']
    expect(quoted('入户核对存款', behindList).text).toBe('必要时入户核对存款。')
  })
})

describe('a long sentence', () => {
  const lead = '县人民政府根据当年财力和种植规划安排花椒资金'
  const sentenceAfter = (length: number) =>
    `${lead.padEnd(length - 1, '等')}，补苗每亩一百元，验收以后发。`

  test.each([
    [45, (whole: string) => whole],
    [46, () => '…补苗每亩一百元，验收以后发。'],
  ])('whose answer begins after %i characters is quoted so', (length, expected) => {
    const sentence = sentenceAfter(length)
    expect(quoted('补苗好多钱', [sentence, '别的。']).text).toBe(expected(sentence))
  })

  test('is whole all the same for whoever asks for the papers', () => {
    const sentence = `${lead.padEnd(60, '等')}，补苗提交户口簿，验收以后发。`
    expect(quoted('补苗材料', [sentence, '别的。']).text).toBe(sentence)
  })
})

describe('what is for foreigners', () => {
  const passages = [
    '外国人结婚登记向省人民政府提出。',
    '结婚登记的双方到县人民政府的登记机关办理。',
  ]
  test('is not shown to a villager, though nearer in words', () => {
    expect(quoted('结婚登记', passages).text).toBe(passages[1])
  })

  test('is shown to whoever asks for foreigners', () => {
    expect(quoted('外国人结婚登记', passages).text).toBe(passages[0])
  })
})

test('an article of one sentence is shown as it is, and nothing is left to read', () => {
  expect(quoted('补贴', ['补贴按月发放。'])).toEqual({ text: '补贴按月发放。', whole: null })
})

test.each([[[]], [['']], [['。；']]])(
  'an article without a sentence, %j, is shown whole',
  (passages) => {
    expect(quoted('补贴', passages)).toEqual({ text: passages.join(''), whole: null })
  },
)

describe('whatever is asked of whatever text', () => {
  const words = fc.constantFrom(
    ...'申请|补贴|好多钱|材料|六十元|十日内|必要时|其|外国人|下列：|（一）|（二）|1.|；|。|：|？|\n| |村|由民政部门负责'.split(
      '|',
    ),
  )
  const text = fc
    .array(fc.oneof(words, fc.string({ unit: 'grapheme', maxLength: 3 })), { maxLength: 12 })
    .map((some) => some.join(''))
  const sentencesIn = (passage: string) =>
    passage.split(/(?<=[。；！？])/u).map((each) => each.trim())

  test('a quotation is made of sentences of the article, in their order', () => {
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 6 }), (question, passages) => {
        const { text: said, whole } = quoted(question, passages)
        const all = passages.join('')
        expect(whole === null ? said : whole).toBe(all)
        if (said === all) return
        const reached = new Set([0])
        for (const sentence of passages.flatMap(sentencesIn)) {
          const starts = [...reached]
          for (const at of starts)
            if (said.startsWith(sentence, at)) reached.add(at + sentence.length)
          // A long one may begin with a later clause.
          for (let from = 1; said.startsWith('…') && from < sentence.length; from++)
            if (said.startsWith(sentence.slice(from), 1)) reached.add(1 + sentence.length - from)
        }
        expect(reached).toContain(said.length)
      }),
      { numRuns: 500 },
    )
  })
})
