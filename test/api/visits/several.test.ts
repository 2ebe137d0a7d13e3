import { describe, expect, test } from 'vitest'
import { soundOf } from '../../../api/names/sound'
import { oneNoteOf } from '../../../api/visits/several'

const HEADS = ['冉归田', '廖金翠', '龚云顺', '牟大岭', '谭大山', '李四']
const read = (text: string) => {
  const { text: own, others } = oneNoteOf(text, '2026-03-09', HEADS, soundOf)
  return [own, others]
}

describe('a note of several households is cut behind the first', () => {
  test.each([
    [
      '冉归田 在屋；走访 廖金翠 没人；走访 龚云顺 老伴瘫',
      '冉归田 在屋',
      '走访 廖金翠 没人；走访 龚云顺 老伴瘫',
    ],
    ['走访 冉归田 在屋;廖金翠 没人', '走访 冉归田 在屋', '廖金翠 没人'],
    ['冉归田 在屋\n廖金翠家没人', '冉归田 在屋', '廖金翠家没人'],
    ['冉归田 在屋\n走访 廖金脆 没人', '冉归田 在屋', '走访 廖金脆 没人'],
    ['冉归田 在屋，走访廖金翠没人', '冉归田 在屋', '走访廖金翠没人'],
    ['冉归田人在,龚云顺也在,都好', '冉归田人在', '龚云顺也在,都好'],
    ['冉归田 在屋 廖金翠 没人', '冉归田 在屋', '廖金翠 没人'],
    ['冉归田 在屋。昨天走访廖金翠，没人', '冉归田 在屋。', '昨天走访廖金翠，没人'],
    ['冉归田、廖金翠都在', '冉归田', '廖金翠都在'],
    ['冉归田和廖金翠 都在', '冉归田', '廖金翠 都在'],
    ['冉归田 在屋；走访 查无人 没人', '冉归田 在屋', '走访 查无人 没人'],
    ['今天天气好；冉归田 在屋；廖金翠 没人', '今天天气好；冉归田 在屋', '廖金翠 没人'],
  ])('“%s”', (text, own, others) => expect(read(text)).toEqual([own, others]))
})

test.each([
  '牟大岭 他说谭大山家要卖猪',
  '牟大岭 房子漏雨，谭大山来帮忙修',
  '牟大岭和谭大山吵架了',
  '牟大岭 房子漏雨；养猪3头\n老伴在',
  '牟大岭 在屋；牟大岭 老伴瘫',
  '牟大岭 房子漏雨，走访时老伴在',
  '昨天走访 牟大岭，房子漏雨',
  '3社 牟大岭 在屋',
  '看了，房子漏雨',
  '',
])('“%s” is about one', (text) => expect(read(text)).toEqual([text, '']))
