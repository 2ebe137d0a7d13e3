import { expect, test } from 'vitest'
import { sourceText } from '../../../api/policies/card'

test.each([
  ['第十四条', '第十四条'],
  ['二、', '第二部分'],
  ['十二．', '第十二部分'],
  ['二、（三）', '第二部分（三）'],
  ['二、（三）1.', '第二部分（三）第1点'],
  ['3.（2）', '第3点（2）'],
  ['（四）', '（四）'],
  ['第一部分二、', '第一部分二'],
  ['附件2', '附件2'],
  ['养老、医疗', '养老、医疗'],
  ['发放标准：', '发放标准'],
  ['', ''],
])('What a notice counts as %s is cited as 《…》%s', (article, cited) => {
  expect(sourceText({ document: '高龄津贴通知', article })).toBe(`《高龄津贴通知》${cited}`)
})

test('A paper known by its number is cited by that alone', () => {
  expect(sourceText({ document: '县扶贫办答复', article: '二、' })).toBe('县扶贫办答复')
})
