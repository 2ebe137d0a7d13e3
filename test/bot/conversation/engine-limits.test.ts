import { describe, expect, test } from 'vitest'
import { BOOK, talker } from './engine-book'

const without = (name: string, step?: string) => {
  const { [name]: gone, ...flows } = BOOK.flows
  if (!gone || step === undefined) return { ...BOOK, flows }
  const { [step]: _gone, ...steps } = gone.steps
  return { ...BOOK, flows: { ...flows, [name]: { ...gone, steps } } }
}

describe('after a deploy', () => {
  test('a step that is gone is asked from the start, with what was said', async () => {
    for (const message of ['1', '7', '是']) {
      const villager = talker()
      await villager.says('申请')
      await villager.says('2')
      villager.use(without('apply', 'confirm'))
      expect([message, await villager.says(message)]).toEqual([message, ['which house']])
      expect(villager.talks()).toMatchObject([{ step: 'pick', data: { house: 'west' } }])
    }
    const writer = talker()
    await writer.says('求助')
    writer.session = JSON.parse(JSON.stringify(writer.session).replace('"text"', '"words"'))
    expect(await writer.says('房子漏雨')).toEqual(['what is wrong'])
  })

  test('a flow that is gone is forgotten: its digits do nothing, words begin anew', async () => {
    for (const [message, answer] of [
      ['2', 'menu'],
      ['7', 'menu'],
      ['是', 'menu'],
      ['查', 'status'],
      ['求助', 'what is wrong'],
    ] as const) {
      const villager = talker()
      await villager.says('申请')
      await villager.says('1')
      villager.use(without('apply'))
      expect([message, (await villager.says(message))[0]]).toEqual([message, answer])
    }
  })

  test.each([null, {}, [], 'x', { talks: 'x' }, { talks: [], parts: null }])(
    'a session of another form, %j, is begun anew',
    async (session) => {
      const villager = talker()
      villager.session = session
      expect(await villager.says('申请')).toEqual(['which house'])
    },
  )
})

describe('a long answer', () => {
  test('comes two at a time, the rest by 下, and then there is no more', async () => {
    const villager = talker()
    expect(await villager.says('谢谢')).toEqual(['1', '2'])
    expect(await villager.says('下')).toEqual(['3'])
    expect(await villager.says('下一页')).toEqual(['4'])
    expect(await villager.says('more')).toEqual(['5'])
    expect(await villager.says('下')).toEqual(['common.no_more'])
  })

  test('is over once something else was said', async () => {
    const villager = talker()
    await villager.says('谢谢')
    await villager.says('查')
    expect(await villager.says('下')).toEqual(['common.no_more'])
  })
})

describe('what is not understood', () => {
  const puzzled = ['common.not_understood']

  test('the very first time shows the menu', async () => {
    expect(await talker().says('qwertz')).toEqual(['menu'])
  })

  test('three times in a row brings a person; a success between begins the count anew', async () => {
    const villager = talker()
    await villager.says('查')
    expect(await villager.says('qwertz')).toEqual(puzzled)
    expect(await villager.says('asdfg')).toEqual(puzzled)
    await villager.says('查')
    expect(await villager.says('qwertz')).toEqual(puzzled)
    expect(await villager.says('')).toEqual(['common.empty'])
    expect(await villager.says('asdfg')).toEqual(puzzled)
    expect(await villager.says('yxcvb')).toEqual(['a person listens'])
  })

  test('leaves the open question open', async () => {
    const villager = talker()
    await villager.says('申请')
    expect(await villager.says('qwertz')).toEqual(puzzled)
    expect(await villager.says('2')).toEqual(['sure about west'])
  })
})

describe('a talk with a person', () => {
  test.each([
    '查',
    '1',
    '7',
    '是',
    '不',
    '申请',
    '谢谢',
    '下',
    '还有没得',
    '房子漏雨',
    '走访 张三',
  ])('passes %s on', async (message) => {
    const villager = talker()
    await villager.says('人工')
    expect(await villager.says(message)).toEqual(['passed on'])
  })

  test.each([
    ['退订', 'stopped'],
    ['4821630007', 'status'],
    ['救命，房子塌了', 'what is wrong'],
  ])('lets %s through', async (message, answer) => {
    const villager = talker()
    await villager.says('人工')
    const said = await villager.says(message)
    // A code whose check digit is wrong begins nothing here.
    expect([answer, 'common.not_understood']).toContain(said[0])
  })

  test.each(['0', '菜单'])('is left by %s in its own way: its flow is told', async (message) => {
    const villager = talker()
    await villager.says('人工')
    expect(await villager.says(message)).toEqual(['left'])
    expect(await villager.says('查')).toEqual(['status'])
  })

  test('goes on after what was let through', async () => {
    const villager = talker()
    await villager.says('人工')
    expect(await villager.says('退订')).toEqual(['stopped', 'still talking'])
    expect(await villager.says('查')).toEqual(['passed on'])
  })
})

describe('a flow that goes in a circle', () => {
  test('is cut, within itself and from flow to flow', async () => {
    await expect(talker().says('订阅')).rejects.toThrow('does not come to rest')
    await expect(talker().says('打错了')).rejects.toThrow('does not come to rest')
  })
})

describe('a text', () => {
  test.each([
    ['', 'common.empty'],
    ['  \u3000\n', 'common.empty'],
    ['\u0000\u200b', 'common.empty'],
    ['长'.repeat(1001), 'common.too_long'],
  ])('like %j is answered and changes nothing', async (text, answer) => {
    const villager = talker()
    await villager.says('申请')
    const before = villager.session
    expect(await villager.says(text)).toEqual([answer])
    expect(villager.session).toEqual(before)
  })

  test('of 1,000 characters is taken; a cry for help of any length', async () => {
    const villager = talker()
    await villager.says('求助')
    expect(await villager.says('长'.repeat(1000))).toEqual([`pass on ${'长'.repeat(1000)}`])
    expect(await talker().says(`救命！${'快来人'.repeat(400)}`)).toEqual(['what is wrong'])
  })

  test('reaches a step without what cannot be said again, with its lines', async () => {
    const villager = talker()
    await villager.says('求助')
    expect(await villager.says('\u0007房子\u0000漏\ud83d雨\n没人管')).toEqual([
      'pass on 房子漏雨\n没人管',
    ])
  })
})
