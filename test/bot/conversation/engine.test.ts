import { describe, expect, test } from 'vitest'
import { HOUR, MINUTE, talker } from './engine-book'

describe('a digit', () => {
  test('answers the question that is open, and none before it', async () => {
    const villager = talker()
    expect(await villager.says('申请')).toEqual(['which house'])
    expect(await villager.says('2')).toEqual(['sure about west'])
    expect(await villager.says('1')).toEqual(['filed for west'])
    expect(villager.talks()).toEqual([])
  })

  test('that was not offered asks the question again', async () => {
    const villager = talker()
    await villager.says('申请')
    for (const digit of ['3', '9', '６', '五'])
      expect(await villager.says(digit)).toEqual(['which house'])
    expect(await villager.says('1')).toEqual(['sure about east'])
  })

  test('of full width, in words or pressed as a button is the same digit', async () => {
    for (const message of ['２', '二', ' 2。', '#west', 'west']) {
      const villager = talker()
      await villager.says('申请')
      expect(await villager.says(message)).toEqual(['sure about west'])
    }
  })

  test('0 leaves for the menu, but is a value where numbers are asked for', async () => {
    const villager = talker()
    await villager.says('申请')
    expect(await villager.says('0')).toEqual(['menu'])
    await villager.says('待办')
    expect(await villager.says('0')).toEqual(['counted 0'])
    await villager.says('待办')
    expect(await villager.says('120')).toEqual(['counted 120'])
    await villager.says('待办')
    expect(await villager.says('菜单')).toEqual(['menu'])
  })

  test('of the menu is a command', async () => {
    const villager = talker()
    await villager.says('0')
    expect(await villager.says('1')).toEqual(['status'])
  })

  test('after an offer made in passing means the menu’s, not the offer again', async () => {
    const villager = talker()
    expect(await villager.says('问 低保多少')).toEqual(['want a person'])
    villager.later(MINUTE)
    expect(await villager.says('5')).toEqual(['what is wrong'])
    const other = talker()
    await other.says('问 低保多少')
    expect(await other.says('1')).toEqual(['a person listens'])
  })
})

describe('a question', () => {
  test.each([
    ['a confirmation after 10 minutes', 'confirm', 10 * MINUTE],
    ['a menu after 24 hours', 'menu', 24 * HOUR],
    ['a survey after 72 hours', 'survey', 72 * HOUR],
  ])('lapses: %s, not a millisecond before', async (_what, kind, after) => {
    for (const [delay, isOpen] of [
      [after - 1, true],
      [after, false],
    ] as const) {
      const villager = talker()
      await villager.says(kind === 'survey' ? '待办' : '申请')
      if (kind === 'confirm') await villager.says('1')
      villager.later(delay)
      const answer = await villager.says('1')
      expect(answer[0] === 'which one').toBe(!isOpen)
    }
  })

  test.each(['1', '是', '不', '#yes', '#no'])(
    'lapsed and then answered by %s asks which was meant',
    async (late) => {
      const villager = talker()
      await villager.says('申请')
      await villager.says('1')
      villager.later(10 * MINUTE)
      expect(await villager.says(late)).toEqual(['which one'])
      expect(await villager.says('1')).toEqual(['sure about east'])
      expect(await villager.says('是')).toEqual(['filed for east'])
    },
  )

  test('lapsed can be left for the menu', async () => {
    const villager = talker()
    await villager.says('申请')
    villager.later(24 * HOUR)
    await villager.says('1')
    expect(await villager.says('2')).toEqual(['menu'])
  })

  test('is taken up again when asked for, even after a month', async () => {
    const villager = talker()
    await villager.says('申请')
    villager.later(30 * 24 * HOUR)
    expect(await villager.says('1')).toEqual(['which one'])
    expect(await villager.says('1')).toEqual(['which house'])
  })

  test('that cannot be taken up again gives way to the menu, never to silence', async () => {
    const villager = talker()
    await villager.says('问 低保多少')
    villager.later(25 * HOUR)
    expect(await villager.says('1')).toEqual(['which one'])
    expect(await villager.says('1')).toEqual(['menu'])
  })

  test('with a yes or a no is answered by the words people use', async () => {
    for (const [word, end] of [
      ['要得', 'filed for east'],
      ['OK', 'filed for east'],
      ['👌', 'filed for east'],
      ['算了', 'dropped'],
      ['取消', 'dropped'],
    ] as const) {
      const villager = talker()
      await villager.says('申请')
      await villager.says('1')
      expect([word, await villager.says(word)]).toEqual([word, [end]])
    }
  })
})

describe('a step that asks for words', () => {
  test.each(['房子漏雨', '我想申请低保但是没人管', '漏', '查了三次都没人来看'])(
    'takes %s as an answer',
    async (words) => {
      const villager = talker()
      await villager.says('求助')
      expect(await villager.says(words)).toEqual([`pass on ${words}`])
    },
  )

  test.each([
    ['查', 'status'],
    ['菜单', 'menu'],
    ['退订', 'stopped'],
  ])('is interrupted by nothing but the command %s', async (command, answer) => {
    const villager = talker()
    await villager.says('求助')
    expect((await villager.says(command))[0]).toBe(answer)
  })
})

describe('an interrupted question', () => {
  test('that is dropped leaves what lies beneath it: a person goes on listening', async () => {
    const villager = talker()
    await villager.says('人工')
    expect(await villager.says('救命')).toEqual(['what is wrong'])
    expect(await villager.says('查')).toEqual(['status', 'what is wrong'])
    expect(await villager.says('查')).toEqual(['status', 'still talking'])
    expect(await villager.says('谢谢你听我说')).toEqual(['passed on'])
  })

  test('is asked again once what came between is done', async () => {
    const villager = talker()
    await villager.says('申请')
    await villager.says('1')
    expect(await villager.says('退订')).toEqual(['stopped', 'sure about east'])
    villager.later(10 * MINUTE - 1)
    expect(await villager.says('1')).toEqual(['filed for east'])
  })

  test('comes back once only, and is gone by 取消', async () => {
    const villager = talker()
    await villager.says('申请')
    expect(await villager.says('查')).toEqual(['status', 'which house'])
    expect(await villager.says('查')).toEqual(['status'])
    await villager.says('申请')
    expect(await villager.says('取消')).toHaveLength(1)
    expect(villager.talks()).toEqual([])
  })

  test('waits beneath the one that interrupted it', async () => {
    const villager = talker()
    await villager.says('申请')
    expect(await villager.says('求助')).toEqual(['what is wrong'])
    expect(await villager.says('房子漏雨')).toEqual(['pass on 房子漏雨'])
    expect(await villager.says('1')).toEqual(['yes', 'which house'])
    expect(await villager.says('2')).toEqual(['sure about west'])
  })

  test('is not asked again after three days', async () => {
    for (const [delay, again] of [
      [72 * HOUR - 1, ['status', 'which house']],
      [72 * HOUR, ['status']],
    ] as const) {
      const villager = talker()
      await villager.says('申请')
      villager.later(delay)
      expect(await villager.says('查')).toEqual(again)
    }
  })

  test('begun anew stands there once, and no more than three lie on each other', async () => {
    const villager = talker()
    for (const message of ['申请', '求助', '待办', '问 低保多少', '申请'])
      await villager.says(message)
    const flows = villager.talks().map(({ flow }) => flow)
    expect(flows).toEqual(['survey', 'not-yet', 'apply'])
  })
})

describe('a question asked in passing after a command', () => {
  test.each([
    ['1', 'rated yes'],
    ['2', 'rated no'],
    ['好', 'rated yes'],
  ])('is answered by %s', async (said, rated) => {
    const villager = talker()
    expect(await villager.says('有用')).toEqual(['answer, useful?'])
    expect(await villager.says(said)).toEqual([rated])
    expect(villager.talks()).toEqual([])
  })

  test('is put again where a digit was not offered', async () => {
    const villager = talker()
    await villager.says('有用')
    expect(await villager.says('3')).toEqual(['useful?'])
    expect(await villager.says('1')).toEqual(['rated yes'])
  })

  test('does not come back after something came between', async () => {
    const villager = talker()
    await villager.says('有用')
    expect(await villager.says('查')).toEqual(['status'])
    expect(villager.talks()).toEqual([])
    expect((await villager.says('1'))[0]).toBe('status')
  })

  test('does not come back from beneath another question either', async () => {
    const villager = talker()
    await villager.says('有用')
    expect(await villager.says('申请')).toEqual(['which house'])
    await villager.says('1')
    expect(await villager.says('1')).toEqual(['filed for east'])
    expect(villager.talks()).toEqual([])
  })

  test('is as if never put once it has lapsed: its digits are the menu’s', async () => {
    for (const [delay, answer] of [
      [24 * HOUR - 1, 'rated yes'],
      [24 * HOUR, 'status'],
    ] as const) {
      const villager = talker()
      await villager.says('有用')
      villager.later(delay)
      expect(await villager.says('1')).toEqual([answer])
    }
  })

  test('that lapsed leaves open what lay beneath it', async () => {
    const villager = talker()
    await villager.says('待办')
    await villager.says('查')
    // It has come back once: the next that comes between is not put off by it.
    expect(await villager.says('有用')).toEqual(['answer, useful?'])
    villager.later(25 * HOUR)
    expect(await villager.says('5')).toEqual(['counted 5'])
  })

  test('gives way to the question it interrupted: said without its choices, and that asked again', async () => {
    const villager = talker()
    await villager.says('申请')
    expect(await villager.says('有用')).toEqual(['answer', 'which house'])
    expect(villager.talks()).toMatchObject([{ flow: 'apply', step: 'pick' }])
    expect(await villager.says('2')).toEqual(['sure about west'])
  })

  test('is put where what it interrupted is not asked again', async () => {
    const villager = talker()
    await villager.says('申请')
    villager.later(72 * HOUR)
    expect(await villager.says('有用')).toEqual(['answer, useful?'])
    expect(await villager.says('1')).toEqual(['rated yes'])
  })

  test('is not put where the command was refused', async () => {
    const villager = talker()
    expect(await villager.says('有用', 'refused')).toEqual(['sorry'])
    expect(villager.talks()).toEqual([])
  })
})

describe('what a command leaves to be told', () => {
  test('comes by 下 one by one', async () => {
    const villager = talker()
    expect(await villager.says('有用', 'long')).toEqual(['first'])
    expect(await villager.says('下')).toEqual(['second'])
    expect(await villager.says('下')).toEqual(['third'])
    expect(await villager.says('下')).toEqual(['common.no_more'])
  })

  test('comes by 下 while what was interrupted is asked again and stays open', async () => {
    const villager = talker()
    await villager.says('申请')
    expect(await villager.says('有用', 'long')).toEqual(['first', 'which house'])
    expect(await villager.says('下')).toEqual(['second'])
    expect(await villager.says('2')).toEqual(['sure about west'])
  })

  test('comes by 下 as well where its question gave way', async () => {
    const villager = talker()
    await villager.says('申请')
    expect(await villager.says('有用')).toEqual(['answer', 'which house'])
    expect(await villager.says('下')).toEqual(['second'])
  })

  test('is gone once something else was said', async () => {
    const villager = talker()
    await villager.says('有用', 'long')
    await villager.says('查')
    expect(await villager.says('下')).toEqual(['common.no_more'])
  })
})

describe('a confirmation that has lapsed', () => {
  test('is not given by a word for its choice either, but 取消 drops it', async () => {
    for (const [word, answer] of [
      ['要得', 'which one'],
      ['#yes', 'which one'],
      ['取消', 'dropped'],
    ] as const) {
      const villager = talker()
      await villager.says('申请')
      await villager.says('1')
      villager.later(10 * MINUTE)
      expect([word, ...(await villager.says(word))]).toEqual([word, answer])
    }
  })
})
