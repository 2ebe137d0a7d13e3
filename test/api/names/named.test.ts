import { expect, test } from 'vitest'
import { heardAtStart, named, soundingLike } from '../../../api/names/named'

const names = ['张三', '章三', '李兰英', '王大']
const self = (name: string) => name

test('a name as it is written is meant, though another sounds like it', () => {
  expect(named(names, '张三', self)).toEqual({ found: ['张三'], isHeard: false })
})

test('a name nobody has is heard, and all who sound like it are found', () => {
  expect(named(names, '李南英', self)).toEqual({ found: ['李兰英'], isHeard: true })
  expect(named(names, '仗三', self)).toEqual({ found: ['张三', '章三'], isHeard: true })
})

test('nobody who is not among them is found', () => {
  expect(named(['王大'], '李兰英', self).found).toEqual([])
  expect(named([], '张三', self).found).toEqual([])
})

test.each(['', '张', 'Zhang', '3'])('of “%s” nothing is heard', (name) => {
  expect(soundingLike(['张', 'Zhang', '3', ''], name, self)).toEqual([])
})

test('a text that begins with the sound of a name names it, the longest first, and only where a name can end', () => {
  const mayEnd = (rest: string) => /^(?:家|\s|$)/u.test(rest)
  expect(heardAtStart('李南英家漏雨', names, mayEnd)).toEqual({ names: ['李兰英'], length: 3 })
  expect(heardAtStart('仗三 来过', names, mayEnd)).toEqual({ names: ['张三', '章三'], length: 2 })
  expect(heardAtStart('王达山 来过', names, mayEnd)).toBeNull()
  expect(heardAtStart('来过仗三家', names, mayEnd)).toBeNull()
})
