import { describe, expect, test } from 'vitest'
import { soundOf } from '../../../api/names/sound'
import { openingOf } from '../../../api/visits/opening'
import { namedIn } from '../../../api/visits/whom'

const TODAY = '2026-03-09'

describe('whom a note is about', () => {
  const names = ['牟大山', '牟大', '章小兰', '李四', '张乾', '王佳']
  const named = (text: string) => namedIn(text, openingOf(text, TODAY).rest, names, soundOf)

  test.each([
    ['牟大山 房子漏雨', ['牟大山'], 3],
    ['牟大 房子漏雨', ['牟大'], 2],
    ['牟大山房子漏雨', ['牟大山'], 3],
    ['张小蓝，房子漏雨', ['章小兰'], 3],
    ['张小蓝家和李四家都在', ['章小兰'], 3],
    ['去看了李四家', ['李四'], 2],
    ['看见房子漏雨，是李四家', ['李四'], null],
    ['房子漏雨，是里四家', ['李四'], null],
  ])('“%s”', (text, found, length) => expect(named(text)).toEqual({ names: found, length }))

  test.each(['房子漏雨', '村里牟大山和李四都在', '查无此人 房子漏雨', '王家老人身体好', ''])(
    '“%s” names nobody, or several',
    (text) => expect(named(text)).toBeNull(),
  )

  describe('and a shorter name within a longer one is not taken for it', () => {
    const heads = ['牟大', '牟大岭', '李四', '李四载', '谭二']
    const read = (text: string) => namedIn(text, openingOf(text, TODAY).rest, heads, soundOf)

    test.each([
      ['牟大领', ['牟大岭'], 3],
      ['牟大领 看了', ['牟大岭'], 3],
      ['牟大领家漏雨', ['牟大岭'], 3],
      ['走访牟大领，都好', ['牟大岭'], 3],
      ['牟大 领了种子', ['牟大'], 2],
      ['牟大家漏雨', ['牟大'], 2],
      ['牟大房子漏雨', ['牟大'], 2],
      ['谭二病了', ['谭二'], 2],
      ['谭二好', ['谭二'], 2],
    ])('“%s”', (text, found, length) => expect(read(text)).toEqual({ names: found, length }))

    test.each(['牟大领种子去了', '李四在，都好'])('“%s” may be either', (text) =>
      expect(read(text)).toMatchObject({ length: 2, or: { length: 3 } }),
    )

    test.each(['谭二娃', '谭二娃 看了', '谭二娃家漏雨'])('“%s” is nobody known', (text) =>
      expect(read(text)).toBeNull(),
    )
  })
})
