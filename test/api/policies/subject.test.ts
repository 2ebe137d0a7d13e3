import { expect, test } from 'vitest'
import { speaksOfRest, subjectNamed, subjectsOf } from '../../../api/policies/subject'

test.each([
  ['示例县花椒产业奖补办法', ['花椒']],
  ['示例县关于发放冬季取暖补贴的通知', ['冬季取暖']],
  ['示例县经济困难失能老人护理补贴办法（试行）', ['经济困难失能老人护理']],
  ['示例乡2026年项目资金管理办法', []],
])('a clerk’s paper “%s” is about %j', (name, subjects) => {
  expect(subjectsOf(name)).toEqual(subjects)
})

test.each([
  ['种花椒一亩补好多钱', '花椒'],
  ['取暖补贴好多钱', '冬季取暖'],
  ['冬季有啥子补贴', '冬季取暖'],
  ['种烟补好多', null],
])('a villager’s “%s” names %s', (question, subject) => {
  expect(subjectNamed(question, ['花椒', '冬季取暖'])).toBe(subject)
})

test.each([
  ['医疗救助怎么申请', null],
  ['临时救助怎么申请', '临时救助'],
  ['临时遇到困难补不补', '临时救助'],
])(
  '“%s” names %s of a paper on relief, which is more than that there is some',
  (question, subject) => {
    expect(subjectNamed(question, ['临时救助'])).toBe(subject)
  },
)

test.each([
  ['花椒补助怎么申请', '申请花椒奖补，向村民委员会提交。', true],
  ['花椒树生虫了咋办', '申请花椒奖补，向村民委员会提交。', false],
  ['花椒好久调查完', '收到花椒奖补申请后五日内完成调查。', true],
  ['花椒好久验收', '收到花椒奖补申请后五日内完成调查。', false],
  ['花椒苗木款多少', '自购苗木的，苗木款每株补两元。', true],
])('“%s” is spoken of in “%s”: %s', (question, text, expected) => {
  expect(speaksOfRest(question, '花椒', text)).toBe(expected)
})
