import { describe, expect, test } from 'vitest'
import {
  annexMark,
  articleMark,
  headingText,
  partMark,
  QUESTION,
  sectionMark,
} from '../../../../api/policies/reading/marks'

describe('a line begins like an article', () => {
  test.each([
    ['第一条　为了帮助困难家庭', '第一条', '为了帮助困难家庭'],
    ['第一条为了帮助困难家庭', '第一条', '为了帮助困难家庭'],
    ['第 十 五 条 申请', '第十五条', '申请'],
    ['第15条 申请', '第15条', '申请'],
    ['第１５条：申请', '第１５条', '申请'],
    ['【第二条】申请', '第二条', '申请'],
    ['第三条之一　窗口', '第三条之一', '窗口'],
    ['第三条 之一 窗口', '第三条之一', '窗口'],
    ['第四条', '第四条', ''],
    // Set off, so that it is no mention though the sentence begins with such a word.
    ['第九条　规定期限内没有申请的，视为放弃。', '第九条', '规定期限内没有申请的，视为放弃。'],
  ])('%s', (text, label, rest) => {
    expect(articleMark(text)).toMatchObject({ label, rest })
  })

  test.each([
    '第十五条规定的条件',
    '第十五条、第十六条',
    '第十五条的规定',
    '第十五条第二款',
    '第十五条所称家庭',
    '第三条和第四条',
    '第三条至第五条',
    '第三条）办理',
    '第五条之规定',
    '依照第十五条',
    '第三章 附则',
    '第三款',
  ])('but only names one, or none: %s', (text) => {
    expect(articleMark(text)).toBeNull()
  })
})

describe('a line is a heading', () => {
  test.each([
    ['第一编　总则', '第一编 总则', 1],
    ['第三章　保障措施', '第三章 保障措施', 2],
    ['第二章　规划与建设', '第二章 规划与建设', 2],
    ['第 三 章 附　则', '第三章 附则', 2],
    ['第一节 申请', '第一节 申请', 3],
    ['第三章', '第三章', 2],
  ])('%s', (text, shown, rank) => {
    expect(partMark(text)?.rank).toBe(rank)
    expect(headingText(text)).toBe(shown)
  })

  test.each([
    '第三章规定的程序',
    '第三章的规定办理',
    '第二节中学生',
    '第三章 村民应当在公示期内提出。',
    `第三章 ${'长'.repeat(40)}`,
  ])('but not %s', (text) => {
    expect(partMark(text)).toBeNull()
  })
})

test.each([
  ['三、保障措施', '三、', 5],
  ['（二）审核', '（二）', 6],
  ['(二) 审核', '(二)', 6],
  ['1.申请', '1.', 7],
  ['１、申请', '１、', 7],
  ['（3）发放', '（3）', 8],
])('%s is numbered %s', (text, label, rank) => {
  expect(sectionMark(text)).toMatchObject({ label, rank })
})

test.each(['1.5万元以下的', '三个工作日', '（试行）', '2031年', '十五日内'])(
  '%s is numbered by nothing',
  (text) => {
    expect(sectionMark(text)).toBeNull()
  },
)

test.each([
  ['附件', true],
  ['附件1', true],
  ['附 件 2：', true],
  ['附件1 申请审批表', true],
  ['附件：1. 申请表', false],
  ['附件里的表格由村民填写。', false],
])('%s begins an annex: %s', (text, isAnnex) => {
  expect(annexMark(text) !== null).toBe(isAnnex)
})

test.each([
  ['问：要带什么？', true],
  ['Q1: 要带什么？', true],
  ['3. 问：要带什么？', true],
  ['问题2：要带什么？', true],
  ['问题不大', false],
  ['答：身份证。', false],
])('%s is a question: %s', (text, isQuestion) => {
  expect(QUESTION.test(text)).toBe(isQuestion)
})
