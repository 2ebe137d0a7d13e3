import { expect, test } from 'vitest'
import { readTold } from '../../../api/relays/words'

const NAMES = ['谭大山', '冉启旺', '王大', '王大山']
const read = (line: string) => readTold(line, NAMES)

test.each([
  ['1', ['1']],
  ['1 3 5', ['1', '3', '5']],
  ['1、3，5', ['1', '3', '5']],
  ['１３５', ['1', '3', '5']],
  ['1到3', ['1', '2', '3']],
  ['1和3都告诉了', ['1', '3']],
  ['谭大山', ['谭大山']],
  ['谭大山、冉启旺告诉了', ['谭大山', '冉启旺']],
  ['谭大山家说了', ['谭大山']],
  ['王大山', ['王大山']],
  ['告诉了 王大', ['王大']],
  ['told 2 4', ['2', '4']],
])('“%s” says who was told', (line, told) => {
  expect(read(line)).toMatchObject({ told, notTold: [], isAll: false })
})

test.each([
  ['2没在家', ['2']],
  ['1 3没在家', ['1', '3']],
  ['谭大山不在家', ['谭大山']],
  ['只有2没在家', ['2']],
  ['4没告诉', ['4']],
])('“%s” says that nobody was there, and nobody is told by it', (line, notTold) => {
  expect(read(line)).toMatchObject({ told: [], notTold, isAll: false })
})

test('what was told and what not may stand in one line', () => {
  expect(read('1 3告诉了，2没在家')).toMatchObject({ told: ['1', '3'], notTold: ['2'] })
  expect(read('2没在家 1 3')).toMatchObject({ told: ['1', '3'], notTold: ['2'] })
})

test.each(['都告诉了', '全部告知了', '都', 'all', '大家都说了'])('“%s” means everybody', (line) => {
  expect(read(line)).toEqual({ told: [], notTold: [], isAll: true, alone: null })
})

test.each(['除了2都告诉了', '2没在家，其他都告诉了', '除了2其他人都说了'])(
  '“%s” means everybody but one',
  (line) => {
    expect(read(line)).toMatchObject({ told: [], notTold: ['2'], isAll: true })
  },
)

test('said of nobody it is said of nobody', () => {
  expect(read('没在家')).toEqual({ told: [], notTold: [], isAll: false, alone: 'not_told' })
  expect(read('都没在家')).toMatchObject({ told: [], isAll: false })
  expect(read('告诉了')).toEqual({ told: [], notTold: [], isAll: false, alone: 'told' })
})

test('a name nobody has, and words about something else, are not passed over', () => {
  expect(read('谭大三告诉了').told).toEqual(['谭大三'])
  expect(read('明天9点再去').told).not.toEqual(['9'])
})

test('a long line of anything is read to its end', () => {
  for (const line of ['1'.repeat(1000), '没'.repeat(1000), '和'.repeat(1000), '1到'.repeat(300)])
    expect(read(line)).toBeDefined()
})
