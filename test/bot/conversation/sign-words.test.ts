import { describe, expect, test } from 'vitest'
import { randomCode } from '../../../api/shared/codes'
import { understand } from '../../../bot/conversation/understand'
import { FLOW_BOOK } from '../../../bot/flows'

const flowOf = (text: string) => FLOW_BOOK.flowFor(understand(text))

describe('what is said of signing is understood', () => {
  test.each([
    ['签', 'sign'],
    ['签字', 'sign'],
    ['我要签字', 'sign'],
    ['待签', 'sign'],
    ['sign', 'sign'],
    ['签单', 'list-sign-offs'],
    ['签单 宝坪村3社', 'list-sign-offs'],
    ['签字单', 'list-sign-offs'],
    ['SIGNLIST', 'list-sign-offs'],
    ['签 要码', 'renew-sign-code'],
    ['签要码', 'renew-sign-code'],
    ['签字码', 'renew-sign-code'],
    ['签字没收到码', 'renew-sign-code'],
    ['sign code', 'renew-sign-code'],
    ['拒签', 'refuse-sign-off'],
    ['拒签 张三 有小车', 'refuse-sign-off'],
    ['拒签张三有小车', 'refuse-sign-off'],
    ['不签 张三 有小车', 'refuse-sign-off'],
    ['REFUSE 张三 has a car', 'refuse-sign-off'],
    ['代签 宝坪村 第一书记 由 姚云川 因 出差', 'appoint-deputy'],
    ['代签', 'appoint-deputy'],
    ['DEPUTY', 'appoint-deputy'],
    ['纸签 张三 手印', 'enter-paper'],
    ['纸签', 'enter-paper'],
    ['PAPER 张三', 'enter-paper'],
  ])('“%s” begins %s', (text, flow) => {
    expect(flowOf(text)?.flow).toBe(flow)
  })

  test.each([
    ['签单 5社', { text: '5社' }],
    ['拒签 张三 有 小车', { text: '张三 有 小车' }],
    ['代签 宝坪村 第一书记', { text: '宝坪村 第一书记' }],
    ['纸签 张三 手印 见证 李四、王五', { text: '张三 手印 见证 李四、王五' }],
  ])('“%s” keeps its own words', (text, data) => {
    expect(flowOf(text)?.data).toEqual(data)
  })

  test('seven digits behind 签 are the code', () => {
    const code = randomCode('link')
    for (const text of [code, `签 ${code}`, `签${code}`, `签字码 ${code}`, `签字 ${code}`])
      expect(flowOf(text)).toEqual({ flow: 'use-code', data: { code } })
  })

  test.each([
    '书记要我请客才签字',
    '代签可以吗',
    '签字了没有',
    '拒签可以吗',
    '纸签怎么弄',
    '要不要签字',
    '合同签了三年',
  ])('“%s” signs nothing', (text) => {
    const flows = ['sign', 'refuse-sign-off', 'appoint-deputy', 'enter-paper', 'renew-sign-code']
    expect(flows).not.toContain(flowOf(text)?.flow)
  })
})

describe('what begins with 不对 or 不同意 may be about facts that were sent', () => {
  test.each([
    ['不对', ''],
    ['不同意', ''],
    ['不签', ''],
    ['不对 我家是5口人', '我家是5口人'],
    ['不对，人口写错了', '人口写错了'],
    ['不同意 我还没脱贫', '我还没脱贫'],
    ['不属实，房子是危房', '房子是危房'],
  ])('“%s”', (text, disagrees) => {
    expect(understand(text).disagrees).toBe(disagrees)
    expect(flowOf(text)).toMatchObject({ flow: 'refuse-sign-off', data: { isOwn: 'yes' } })
  })

  test('and else is what it would be anyway', () => {
    expect(flowOf('不同意这个评议结果')?.data).toMatchObject({ orElse: 'file-objection' })
    expect(flowOf('不对')?.data).not.toHaveProperty('orElse')
  })

  test.each([
    '不',
    '算了',
    '没同意',
    '不对劲的干部收我钱，举报',
    '不同意代办',
    '对',
    '我不同意退出贫困户',
  ])('“%s” is not', (text) => expect(understand(text).disagrees ?? null).toBeNull())

  test('a bare no keeps being one for the question that is open', () => {
    expect(understand('不对')).toMatchObject({ intent: 'no', isBare: true })
    expect(understand('不同意')).toMatchObject({ intent: 'no', isBare: true })
  })
})
