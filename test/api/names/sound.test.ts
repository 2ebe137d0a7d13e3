import { expect, test } from 'vitest'
import { soundOf } from '../../../api/names/sound'

test.each([
  ['张三', '章三'],
  ['李兰英', '李南英'],
  ['陈大山', '程大三'],
  ['黄四', '房四'],
  ['胡大', '扶大'],
  ['吕布', '女布'],
  ['牟大山', '谋大三'],
  ['曾菊花', '曾菊发'],
])('%s and %s sound alike here', (a, b) => expect(soundOf(a)).toBe(soundOf(b)))

test.each([
  ['张三', '李三'],
  ['张三', '张三丰'],
  ['覃大山', '谭大山'],
  ['向明', '熊明'],
])('%s and %s do not', (a, b) => expect(soundOf(a)).not.toBe(soundOf(b)))

test('a family name is read as one: 单 as shan, 曾 as zeng', () => {
  expect(soundOf('单大山')).toBe(soundOf('山大山'))
  expect(soundOf('曾大山')).toBe(soundOf('增大山'))
})
