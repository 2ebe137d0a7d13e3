import { describe, expect, test } from 'vitest'
import { articlesOf, readFixture, readOne } from './fixtures'

const read = (...lines: string[]) => readOne('文件名.txt', lines.join('\n'))
/** A paragraph of so many characters. */
const long = (chars: number, sign = '长') => `${sign.repeat(chars - 1)}。`

describe('A notice without articles', () => {
  test('is cut by its numbered headings, as deep as these are headings', async () => {
    const { title, articles, doubts } = await readFixture('notice.txt')
    expect(title).toBe('关于做好高龄津贴发放工作的通知')
    expect(articles.map(({ label, headings }) => [label, ...headings])).toEqual([
      [null],
      ['一、', '一、发放对象'],
      ['二、', '二、发放标准'],
      ['三、（一）', '三、办理程序', '（一）申请'],
      ['三、（二）', '三、办理程序', '（二）审核'],
      ['三、（三）', '三、办理程序', '（三）停发'],
      ['四、', '四、工作要求'],
    ])
    expect(articles[2]?.passages).toEqual([
      '（一）年满80周岁不满90周岁的，每人每月60元；',
      '（二）年满90周岁的，每人每月120元。',
    ])
    expect(doubts.map(({ kind, place }) => [kind, place])).toEqual([
      ['left_out', '第1行'],
      ['left_out', '第23行'],
    ])
  })

  test('has no article because a sentence of it begins with one', async () => {
    const document = await read(
      '关于公示的通知',
      '一、依据',
      '第九条讲了公示。',
      '二、时间',
      '七天。',
    )
    expect(articlesOf(document)).toEqual([
      ['一、', '第九条讲了公示。'],
      ['二、', '七天。'],
    ])
  })

  test('keeps a numbered paragraph without its number, which is its label', async () => {
    const document = await read('关于公示的通知', '一、公示七天，写明户主。', '二、老人念给他听。')
    expect(articlesOf(document)).toEqual([
      ['一、', '公示七天，写明户主。'],
      ['二、', '老人念给他听。'],
    ])
  })

  test('keeps a list of short items as what it is', async () => {
    const document = await read(
      '申请须知',
      '一、材料',
      '（一）身份证',
      '（二）户口簿',
      '二、地点',
      '村里。',
    )
    expect(articlesOf(document)).toEqual([
      ['一、', '（一）身份证', '（二）户口簿'],
      ['二、', '村里。'],
    ])
  })

  test.each([
    [400, [['一、', '（一）', '（二）']]],
    [401, [['一、（一）'], ['一、（二）']]],
  ])('cuts a section by its items from 401 characters on, not with %i', async (chars, cut) => {
    const first = `（一）${long(200)}`
    const second = `（二）${long(chars - first.length - 3)}`
    const document = await read('关于公示的通知', '一、公示', first, second)
    const heads = articlesOf(document).map(([label, ...passages]) => [
      label,
      ...passages.map((passage) => passage?.slice(0, 3)).filter((head) => head?.startsWith('（')),
    ])
    expect(heads).toEqual(cut)
  })

  test('cuts a long section without items between its paragraphs', async () => {
    const paragraphs = [long(250, '甲'), long(150, '乙'), long(100, '丙'), long(500, '丁'), '戊。']
    const document = await read('关于公示的通知', '一、公示', ...paragraphs)
    expect(articlesOf(document)).toEqual([
      ['一、', paragraphs[0], paragraphs[1]],
      ['一、', paragraphs[2]],
      ['一、', paragraphs[3]],
      ['一、', paragraphs[4]],
    ])
  })

  test('keeps its annex apart', async () => {
    const document = await read(
      '关于公示的通知',
      '一、公示七天。',
      '二、念一遍。',
      '附件1',
      '样式：甲。',
    )
    expect(articlesOf(document).at(-1)).toEqual(['附件1', '样式：甲。'])
  })
})

describe('Questions and answers', () => {
  test('are an article each, with the question, under what they are about', async () => {
    const { title, articles } = await readFixture('questions.md')
    expect(title).toBe('示例县医疗报销问答')
    expect(articles).toMatchObject([
      {
        headings: ['一、住院'],
        passages: ['问：住院报销要带什么？', '答：带身份证、社保卡、出院小结和发票。'],
      },
      { headings: ['一、住院'] },
      { headings: ['二、门诊'] },
    ])
    expect(articles[1]?.passages).toEqual([
      '问：外地住院能报吗？',
      '答：能报。先打县医保电话备案，出院后三个月内办理：',
      '没有备案的，报销比例降低一成；',
      '急诊的，五天内补备案。',
    ])
  })

  test('are so where the question is a numbered line', async () => {
    const document = await read(
      '医保问答',
      '1. 在哪里交费？',
      '在村里。',
      '2. 交多少？',
      '看通知。',
    )
    expect(document.articles).toEqual([
      { label: '1.', headings: ['1. 在哪里交费？'], passages: ['在村里。'] },
      { label: '2.', headings: ['2. 交多少？'], passages: ['看通知。'] },
    ])
  })
})

test('A text with no headings at all is kept in pieces of whole paragraphs', async () => {
  const document = await read('给村民的一封信', long(300, '甲'), long(90, '乙'), long(60, '丙'))
  expect(document.title).toBe('给村民的一封信')
  expect(document.articles.map(({ label, passages }) => [label, passages.length])).toEqual([
    [null, 2],
    [null, 1],
  ])
})
