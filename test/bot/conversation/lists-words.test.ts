import { describe, expect, test } from 'vitest'
import { understand } from '../../../bot/conversation/understand'
import { readAgain } from '../../../bot/understanding/reading'

const CODE = '1234567897'

describe('village lists', () => {
  test.each([
    ['问题 3社水管断了 12月15日前 熊长富', 'problem', '3社水管断了 12月15日前 熊长富'],
    ['任务：修水渠 年底前 熊长富', 'task', '修水渠 年底前 熊长富'],
    ['责任 防汛 6月30日前', 'responsibility', '防汛 6月30日前'],
    ['加问题 路断了', 'problem', '路断了'],
    ['记任务', 'task', ''],
  ] as const)('“%s” adds to %s', (said, kind, text) =>
    expect(understand(said)).toMatchObject({ intent: 'add_list_item', kind, text }),
  )

  test.each([
    ['问题 4社沟垮了 12月20日前 蒲明秀', '4社沟垮了 12月20日前 蒲明秀'],
    ['问题 3社王老汉房子垮了 12月20日前 蒲明秀', '3社王老汉房子垮了 12月20日前 蒲明秀'],
    ['问题 2社桥断了', '2社桥断了'],
    ['加任务 4社沟垮了', '4社沟垮了'],
  ])('“%s” of a cadre is a line, whatever fell down', (said, text) => {
    const understood = understand(said, true)
    expect(understood).toMatchObject({ intent: 'add_list_item', text })
    expect(readAgain(understood, said, true)).toEqual(understood)
  })

  test.each([
    '问题 有人掉河里了',
    '问题 2社有人没饭吃',
    '问题 4社房子垮了 埋到人了',
    '加问题 屋后山滑坡 快来人 12月1日前',
    '加任务 娃儿落水了',
    '问题 大坝垮了',
    '问题 1社起火了',
  ])('“%s” of a cadre is a cry', (said) =>
    expect(understand(said, true)).toMatchObject({ intent: 'urgent' }),
  )

  test.each(['问题 4社沟垮了 12月20日前 蒲明秀', '加问题 房子垮了'])(
    '“%s” of a villager is a cry',
    (said) => expect(understand(said)).toMatchObject({ intent: 'urgent' }),
  )

  test.each(['问题 低保', '问题 低保怎么申请', '问题 2社桥断了怎么办'])(
    '“%s” of a cadre asks something',
    (said) => expect(understand(said, true)).toMatchObject({ intent: 'question' }),
  )

  test.each([
    ['问题 低保12月15日前能不能办好', 'question'],
    ['问题 什么时候发钱', 'question'],
    ['结对 啥意思', 'question'],
    ['问题', 'question'],
    ['任务', 'todo'],
    ['待办', 'todo'],
    ['加问题 有人落水了救命', 'urgent'],
    [`措施 张三 因学：学费`, 'plan_measure'],
    ['退回 张三 收入没算清', 'return_case'],
    ['退回', 'return_case'],
    ['帮扶', 'own_measures'],
  ] as const)('“%s” stays %s', (said, intent) => expect(understand(said)).toMatchObject({ intent }))

  test.each([
    '责任田被人占了',
    '问题没解决',
    '任务完成了没',
    '清单上没有我家',
    '销号了我怎么办',
    '办结了没',
  ])('“%s” is nothing of a list', (said) =>
    expect(understand(said).intent).not.toMatch(/list|item/),
  )

  test.each([
    ['清单', null, ''],
    ['村清单', null, ''],
    ['清单 问题', 'problem', ''],
    ['任务清单', 'task', ''],
    ['清单 宝坪村', null, '宝坪村'],
    ['责任清单 宝坪村', 'responsibility', '宝坪村'],
    ['清单 宝坪村 问题', 'problem', '宝坪村'],
  ] as const)('“%s” shows %s of “%s”', (said, kind, text) =>
    expect(understand(said)).toMatchObject({ intent: 'show_list', kind, text }),
  )

  test.each([
    [`办结 ${CODE} 换了新管`, 'finish_item', CODE, '换了新管'],
    ['办结', 'finish_item', '', ''],
    [`销号${CODE}`, 'strike_item', CODE, ''],
    ['销号', 'strike_item', '', ''],
    [`退回 ${CODE} 还在漏`, 'return_item', CODE, '还在漏'],
    [`取消清单 ${CODE} 不修了`, 'cancel_item', CODE, '不修了'],
  ] as const)('“%s” is %s', (said, intent, code, text) =>
    expect(understand(said)).toMatchObject({ intent, code, text }),
  )
})

describe('pairing and visits', () => {
  test.each([
    ['结对', 'show_pairings', ''],
    ['结对 宝坪村', 'show_pairings', '宝坪村'],
    ['我的结对', 'show_pairings', ''],
    ['结对 牟大岭 熊长富', 'pair_households', '牟大岭 熊长富'],
    ['结对 熊长富 牟大岭、谭大山 调动', 'pair_households', '熊长富 牟大岭、谭大山 调动'],
    ['解除结对 牟大岭 退休', 'end_pairing', '牟大岭 退休'],
    ['未走访', 'unvisited', ''],
    ['未走访 宝坪村', 'unvisited', '宝坪村'],
    ['走访任务', 'unvisited', ''],
  ] as const)('“%s” is %s', (said, intent, text) =>
    expect(understand(said)).toMatchObject({ intent, text }),
  )

  test.each([
    '哪个帮扶我家',
    '我的帮扶人',
    '帮扶人是谁',
    '我家的帮扶干部是哪个',
    'who helps me',
    '哪个干部管我家',
    '我家是谁负责的',
    '我是哪个帮扶',
    '谁负责我家',
  ])('“%s” asks who helps', (said) => expect(understand(said).intent).toBe('own_helper'))

  test.each([
    ['走访 牟大岭 都好', 'visit'],
    ['今天走访了三户', 'visit'],
    ['走访结对户牟大岭', 'visit'],
  ] as const)('“%s” stays %s', (said, intent) => expect(understand(said).intent).toBe(intent))

  test.each([
    '结对干部从来没来过',
    '没走访过我家',
    '帮扶人没来过',
    '帮扶人收钱',
    '哪个干部管我家的事都不管',
    '哪个管低保',
  ])('“%s” tells of something else', (said) =>
    expect(understand(said).intent).not.toMatch(/pair|helper|unvisited/),
  )
})
