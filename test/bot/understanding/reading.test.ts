import { describe, expect, test } from 'vitest'
import { understand } from '../../../bot/conversation/understand'
import { likeliestLabel, OFFERED, readAgain } from '../../../bot/understanding/reading'

const read = (text: string, isStaff = false) => readAgain(understand(text), text, isStaff)

describe('a message without a word for it', () => {
  test.each([
    ['妈倒在堂屋喊不应', 'urgent'],
    ['我婆婆嘴巴歪了 话也说不清', 'urgent'],
    ['屋后头的坎子在往下梭', 'urgent'],
  ])('“%s” is a cry for help', (text, intent) => {
    expect(read(text)).toMatchObject({ intent, text })
  })

  test.each([
    ['谭家走了一趟 老两口身体还可以 苞谷收了八百斤', true, 'visit'],
    ['谭家走了一趟 老两口身体还可以 苞谷收了八百斤', false, 'unknown'],
  ])('“%s” of staff (%s) is %s', (text, isStaff, intent) => {
    expect(read(text, isStaff).intent).toBe(intent)
  })
})

test.each(['屋顶漏水了好久', '我屋房子漏雨', '冬天冷没得棉被'])(
  '“%s” is a call for help that a cadre confirms, and no alarm',
  (text) => {
    expect(read(text).intent).toBe('help')
  },
)

test.each([
  ['房子塌了补多少', 'question'],
  ['蛇咬了能报销不', 'question'],
  ['救命啊房子塌了', 'urgent'],
  ['房子塌了', 'urgent'],
])('“%s”, with the words of an emergency, is %s', (text, intent) => {
  expect(read(text).intent).toBe(intent)
})

describe('what is said by a word for it', () => {
  test.each(['查', '退订', '异议 482163 他家有车', '求助 房子漏雨', '1', '确认', '482163'])(
    '“%s” stays what it is',
    (text) => {
      expect(read(text)).toEqual(understand(text))
    },
  )
})

test.each(['累死人了', '焦死人了', '今天热死个人'])(
  '“%s”, a mere saying, alarms nobody',
  (text) => {
    expect(read(text).intent).not.toBe('urgent')
    expect(read(text)).not.toMatchObject({ first: 'urgent' })
  },
)

test('two readings are always offered in one order', () => {
  const unsure = [...'查问报改退帮'].flatMap((sign) => {
    const understood = read(`这个${sign}的事`)
    return understood.intent === 'unsure' ? [understood] : []
  })
  const place = (label: string) => OFFERED.findIndex((each) => each === label)
  for (const { first, second } of unsure) expect(place(first)).toBeLessThan(place(second ?? ''))
})

test.each(['TD', '退订', '莫再发了', '推订', 'tuiding'])('“%s” alone is a stop', (text) => {
  expect(likeliestLabel(text)).toBe('stop')
})

describe('a message that says nothing as it is written', () => {
  test.each([
    ['身亲低保', { intent: 'apply' }],
    ['查寻', { intent: 'status' }],
    ['帮住', { intent: 'menu' }],
    ['dibao zenme shenqing', { intent: 'question', text: '低保怎么申请' }],
    ['sengqing', { intent: 'apply' }],
    ['义议', { intent: 'objection', text: '' }],
    ['义议 482163 牟大山屋有车', { intent: 'objection', code: '482163' }],
  ])('“%s” is read by how it sounds', (text, expected) => {
    expect(read(text)).toMatchObject(expected)
  })

  test.each([
    ['褪订', 'stop'],
    ['腿丁', 'stop'],
    ['巨报', 'complaint'],
  ])('“%s”, which stops or accuses, is asked about', (text, first) => {
    expect(read(text)).toMatchObject({ intent: 'unsure', text, first, second: null })
  })

  test.each(['收稻了', '通意', 'tong yi a'])('“%s” is no yes to what nobody asked', (text) => {
    expect(read(text).intent).toBe('unknown')
  })

  test('what it says of a list stays in its own words', () => {
    expect(read('义议 482163 谋大三屋头有车')).toMatchObject({ text: '谋大三屋头有车' })
  })
})
