import { describe, expect, test } from 'vitest'
import { wordsAt } from '../../../api/policies/questions/note'
import { COUNTY } from '../../support/api'
import { newSid } from '../../support/server'
import { HOUR, MINUTE, receiptIn, startVillage } from '../../support/talk'

const { api, bot, cadre, linkedFamily, talk } = await startVillage()

interface QuestionRow {
  words: string
  outcome: string
  isUseful: boolean | null
  code: string | null
}

/** What is kept of what this phone asked, the first first. */
async function keptOf(phone: string): Promise<QuestionRow[]> {
  const { sealer } = api.deps
  const rows = await api.sql<(Omit<QuestionRow, 'words'> & { id: string; sealed: Buffer })[]>`
    select q.id, q.words_sealed as sealed, q.outcome, q.is_useful as "isUseful", h.code
    from policy_questions q
    join contacts c on c.county = q.county and c.id = q.contact_id
    left join help_requests h on h.county = q.county and h.id = q.help_request_id
    where c.address_index = ${sealer.index('phone', COUNTY, phone)}
    order by q.id`
  return rows.map(({ id, sealed, ...row }) => ({
    words: sealer.open(wordsAt(COUNTY, id), sealed),
    ...row,
  }))
}

/** Told in one message with room for 1有用 2没用. */
const RATED = '问 残疾证找哪个办'
/** A sentence of an answer, the rest of which comes by 下. */
const LONG = '问 村干部的亲戚吃低保有什么规定'

const requestsOf = (householdId: string) =>
  api.sql`select kind, status from help_requests where household_id = ${householdId}`

test.each([
  '问 低保要交哪些材料',
  '3 低保要交哪些材料',
  '低保要交哪些材料？',
  '办低保要啥子材料嘛',
])('“%s” is answered in one message with its source', async (words) => {
  const tan = await linkedFamily()
  await tan.says(words, '户口簿', /依据：《重庆市城乡居民最低生活保障条例》第十五条$/)
  expect(await requestsOf(tan.household.id)).toHaveLength(0)
})

test.each(['3', '问', '我要问'])('“%s” alone asks what', async (words) => {
  const tan = await linkedFamily()
  await tan.says(words, '想问什么')
  await tan.says('好', '想问什么')
  await tan.says('残疾证找哪个办', '残联', '依据：')
  await tan.says('下', '没有下文了')
})

test('a stranger is answered as well, in the middle of nothing', async () => {
  await talk().says('危房改造的钱哪个出', '政府适当补助', '依据：')
})

test('where two answers are possible the villager picks one', async () => {
  const tan = await linkedFamily()
  await tan.says('问 低保', '您问的是哪样', '4都不是')
  await tan.says('1', '依据：')
  await tan.says('问 低保')
  await tan.says('9', '您问的是哪样')
  await tan.says('4', '不乱答', '回1转给干部 2不用')
  await tan.says('2', '没有转')
  expect(await requestsOf(tan.household.id)).toHaveLength(0)
})

test('another question instead of a pick is answered', async () => {
  const tan = await linkedFamily()
  await tan.says('问 低保', '您问的是哪样')
  await tan.says('问 残疾证找哪个办', '残联')
})

test.each(['问 今年低保一个月好多钱', '问 种花椒有没得补贴', '问 镇政府电话'])(
  '“%s”: not known, passed on after one confirmation, answered by the cadre',
  async (words) => {
    const tan = await linkedFamily()
    await tan.says(words, '不乱答', '回1转给干部 2不用')
    const code = receiptIn(await tan.says('1', '熊长富会在3月10日10点前答复您'))
    await cadre.gets('提问 宝坪村3社', words.slice(2), code, tan.phone.slice(3))
    await tan.says(code, '的提问在办')
    await cadre.says(`答 ${code} 请到民政窗口问`, '已答复')
    await tan.gets('熊长富答复：请到民政窗口问')
    await tan.says(code, '的提问已答复')
    expect(await requestsOf(tan.household.id)).toEqual([{ kind: 'question', status: 'answered' }])
  },
)

test.each(['2', '不用', '算了'])('after “%s” nothing is passed on', async (words) => {
  const tan = await linkedFamily()
  await tan.says('问 种花椒有没得补贴')
  await tan.says(words, '没有转')
  await tan.says('问', '想问什么')
  await tan.says('算了', '没有转')
  expect(await requestsOf(tan.household.id)).toHaveLength(0)
})

test('a yes after ten minutes is asked about, not obeyed', async () => {
  const tan = await linkedFamily()
  await tan.says('问 种花椒有没得补贴', '不乱答')
  bot.later(10 * MINUTE)
  await tan.says('1', '您回的数字是哪件事')
  expect(await requestsOf(tan.household.id)).toHaveLength(0)
})

test('an application that was begun waits for the answer and goes on', async () => {
  const tan = await linkedFamily()
  await tan.says('申请', '对吗')
  await tan.says('问 低保要交哪些材料', '依据：', '对吗')
  await tan.says('1', '回执')
})

test('a complaint that is put as a question is passed on to no cadre', async () => {
  const tan = await linkedFamily()
  await tan.says('问 村主任贪污哪个管', '1实名 2匿名')
  await tan.says('算了')
  await tan.says('问', '想问什么')
  await tan.says('举报 社长收红包', '1实名 2匿名')
  expect(await requestsOf(tan.household.id)).toHaveLength(0)
})

test('what a card says of officials may be asked all the same', async () => {
  const tan = await linkedFamily()
  await tan.says('问 村干部的亲戚吃低保有什么规定', '近亲属', '第三十三条', '回“下”接着看')
  await tan.says('下', '备案')
})

test('who cries for help while asking is helped', async () => {
  const tan = await linkedFamily()
  await tan.says('问', '想问什么')
  await tan.says('房子起火了', '119')
})

test('an English reader is told where it stands as well', async () => {
  const reader = await linkedFamily()
  await reader.says('English')
  await reader.says('ASK 低保要交哪些材料', '户口簿', 'Source: 《重庆市')
  await reader.says('ASK 种花椒有没得补贴', 'will not guess', '1 Pass it on 2 No')
})

test('“问” said once more to the question what is not part of what is asked', async () => {
  const tan = await linkedFamily()
  await tan.says('问', '想问什么')
  await tan.says('3', '想问什么')
  await tan.says('问', '想问什么')
  await tan.says('问 种花椒有没得补贴', '不乱答')
  expect(await keptOf(tan.phone)).toMatchObject([{ words: '种花椒有没得补贴' }])
})

describe('an answer with room for it', () => {
  test('asks whether it was of use, and 1 is thanked for and kept', async () => {
    const tan = await linkedFamily()
    await tan.says(RATED, '依据：', /\n回1有用 2没用$/)
    await tan.says('1', '谢谢您告诉我们')
    expect(await keptOf(tan.phone)).toEqual([
      { words: '残疾证找哪个办', outcome: 'answered', isUseful: true, code: null },
    ])
    await tan.says('1', '现在不在帮扶名册上')
  })

  test('that was of no use goes to a person, and the ticket hangs on the question', async () => {
    const tan = await linkedFamily()
    await tan.says(RATED)
    await tan.says('2', '没答到点子上', '回1转给干部 2不用')
    const code = receiptIn(await tan.says('1', '熊长富'))
    expect(await keptOf(tan.phone)).toMatchObject([{ isUseful: false, code }])
    await cadre.gets('提问', '残疾证找哪个办', code)
  })

  test('that was of no use can be left at that', async () => {
    const tan = await linkedFamily()
    await tan.says(RATED)
    await tan.says('没用', '没答到点子上', '回1转给干部')
    await tan.says('2', '没有转')
    expect(await keptOf(tan.phone)).toMatchObject([{ isUseful: false, code: null }])
    expect(await requestsOf(tan.household.id)).toHaveLength(0)
  })

  test('is rated by 1 until a day has gone; then 1 is the menu’s', async () => {
    for (const [delay, said, isUseful] of [
      [24 * HOUR - 1, '谢谢', true],
      [24 * HOUR, '现在不在帮扶名册上', null],
    ] as const) {
      const tan = await linkedFamily()
      await tan.says(RATED)
      bot.later(delay)
      await tan.says('1', said)
      expect(await keptOf(tan.phone)).toMatchObject([{ isUseful }])
    }
  })

  test('asks again of a digit it did not offer', async () => {
    const tan = await linkedFamily()
    await tan.says(RATED)
    await tan.says('7', '刚才的回答有用吗', '回1有用 2没用')
    await tan.says('1', '谢谢')
  })

  test('is followed by the next question as by anything else, and nobody is asked twice', async () => {
    const tan = await linkedFamily()
    await tan.says(RATED, '回1有用 2没用')
    expect(await tan.says('低保要交哪些材料？', '第十五条')).not.toContain('有用')
    expect(await tan.says('查', '帮扶名册')).not.toContain('有用')
    await tan.says(RATED, '回1有用 2没用')
    expect(await tan.says('退订', '通知')).not.toContain('有用')
    await tan.says('1', '帮扶名册')
    expect(await keptOf(tan.phone)).toMatchObject([
      { isUseful: null },
      { isUseful: null },
      { isUseful: null },
    ])
  })

  test('leaves whoever cries for help while it waits to be rated with help', async () => {
    const tan = await linkedFamily()
    await tan.says(RATED)
    expect(await tan.says('房子起火了', '119')).not.toContain('有用')
    expect(await keptOf(tan.phone)).toMatchObject([{ isUseful: null }])
  })

  test('is rated by staff as well', async () => {
    await cadre.says(RATED, '回1有用 2没用')
    await cadre.says('1', '谢谢')
    await cadre.says('1', '没有在等您回的事')
    expect(await keptOf(cadre.phone)).toMatchObject([{ isUseful: true }])
  })

  test('in English asks in English, by digit and by word', async () => {
    const reader = await linkedFamily()
    await reader.says('English')
    await reader.says('ASK 残疾证找哪个办', 'Source:', 'Reply 1 Useful 2 Not useful')
    await reader.says('USEFUL', 'Thank you')
    await reader.says('ASK 残疾证找哪个办')
    await reader.says('2', 'Shall an official answer you?', '1 Pass it on 2 No')
    await reader.says('2', 'Nothing was passed on')
    expect(await keptOf(reader.phone)).toMatchObject([{ isUseful: true }, { isUseful: false }])
  })
})

describe('in the middle of an application', () => {
  test('the answer has no digits of its own, and the application keeps its own', async () => {
    const tan = await linkedFamily()
    await tan.says('申请', '对吗')
    const answer = await tan.says(RATED, '依据：', '对吗')
    expect(answer).not.toContain('有用')
    await tan.says('1', '回执')
    expect(await keptOf(tan.phone)).toMatchObject([{ isUseful: null }])
  })

  test('it can be rated by the word for it', async () => {
    const tan = await linkedFamily()
    await tan.says('申请', '对吗')
    await tan.says(RATED, '对吗')
    await tan.says('有用', '谢谢')
    expect(await keptOf(tan.phone)).toMatchObject([{ isUseful: true }])
  })

  test('下 brings the rest of a long answer, and the application waits on', async () => {
    const tan = await linkedFamily()
    await tan.says('申请', '对吗')
    await tan.says(LONG, '回“下”接着看', '对吗')
    await tan.says('下', '备案', '有用吗')
    await tan.says('1', '回执')
  })
})

describe('a long answer', () => {
  test.each([
    ['有用', '谢谢', true],
    ['没用', '请换个说法再问，或发“人工”', false],
    ['没得用', '对不起', false],
    ['答非所问', '对不起', false],
  ])('comes by 下 to its end, and is rated by “%s”', async (word, thanks, isUseful) => {
    const tan = await linkedFamily()
    await tan.says(LONG, '…', '第三十三条', '回“下”接着看')
    await tan.says('下', '备案', '回“有用”或“没用”')
    await tan.says('下', '没有下文了')
    await tan.says(word, thanks)
    expect(await keptOf(tan.phone)).toMatchObject([{ isUseful }])
  })

  test('leaves the digits to the menu', async () => {
    const tan = await linkedFamily()
    await tan.says(LONG)
    await tan.says('1', '帮扶名册')
    expect(await keptOf(tan.phone)).toMatchObject([{ isUseful: null }])
  })
})

test('what was picked among several is what answered', async () => {
  const tan = await linkedFamily()
  await tan.says('问 低保', '您问的是哪样')
  expect(await keptOf(tan.phone)).toEqual([])
  await tan.says('1', '依据：')
  expect(await keptOf(tan.phone)).toMatchObject([{ words: '低保', outcome: 'answered' }])
})

test('none of several is a question without an answer', async () => {
  const tan = await linkedFamily()
  await tan.says('问 低保')
  await tan.says('4', '不乱答')
  expect(await keptOf(tan.phone)).toMatchObject([{ words: '低保', outcome: 'declined' }])
})

test('what no text can hold is declined in other words than what no text covers', async () => {
  const tan = await linkedFamily()
  const isToday = '今年的钱数、电话、哪天办，文件上没写死'
  await tan.says('问 今年低保一个月好多钱', isToday)
  await tan.says('2')
  const other = await tan.says('问 种花椒有没得补贴', '没有写明的依据')
  expect(other).not.toContain(isToday)
  // Asked again after something came between, it is the same.
  await tan.says('2')
  await tan.says('问 镇政府电话', isToday)
  await tan.says('查', '帮扶名册', isToday)
})

test('nothing is kept of names and numbers', async () => {
  const tan = await linkedFamily()
  await tan.says(
    '问 我叫谭大山，电话13996521234，身份证509938196001012359，种花椒有没得补贴',
    '不乱答',
  )
  const [kept] = await keptOf(tan.phone)
  expect(kept?.words).toContain('种花椒有没得补贴')
  expect(kept?.words).not.toMatch(/谭大山|\d/)
})

test('a complaint put as a question is not kept among the questions', async () => {
  const tan = await linkedFamily()
  await tan.says('问 村主任贪污哪个管', '1实名 2匿名')
  expect(await keptOf(tan.phone)).toEqual([])
})

test('a message that is brought again, or twice at once, is one question', async () => {
  const tan = await linkedFamily()
  const again = newSid()
  const [first] = await bot.says(tan.phone, RATED, again)
  expect(first).toContain('残联')
  await bot.says(tan.phone, RATED, again)
  const both = newSid()
  await Promise.all([bot.post(tan.phone, LONG, both), bot.post(tan.phone, LONG, both)])
  expect((await keptOf(tan.phone)).map(({ words }) => words)).toEqual([
    RATED.slice(2),
    LONG.slice(2),
  ])
})

test('a 1 that is brought twice at once rates once and calls nobody', async () => {
  const tan = await linkedFamily()
  await tan.says(RATED)
  const sid = newSid()
  await Promise.all([bot.post(tan.phone, '2', sid), bot.post(tan.phone, '2', sid)])
  expect(await keptOf(tan.phone)).toMatchObject([{ isUseful: false, code: null }])
  expect(await requestsOf(tan.household.id)).toHaveLength(0)
})

describe('a villager who says no word for it', () => {
  test.each([
    ['低保看几个月的收入', '依据：'],
    ['监测帮扶程序', '依据：'],
    ['贫困户评定程序', '依据：'],
  ])('is answered “%s” where the library surely does', async (words, source) => {
    const tan = await linkedFamily()
    await tan.says(words, source)
    expect(await keptOf(tan.phone)).toMatchObject([{ words, outcome: 'answered' }])
  })

  test('is answered, and alarms nobody, where it only might have been a cry', async () => {
    const tan = await linkedFamily()
    await tan.says('娃儿好大上小学', '依据：')
    expect(await requestsOf(tan.household.id)).toHaveLength(0)
  })

  test.each(['路修好了几个人来看', '昨天那个人哪去了嘛'])(
    'is not answered “%s” something that only comes near',
    async (words) => {
      const tan = await linkedFamily()
      expect(await tan.says(words)).not.toContain('依据')
      expect(await keptOf(tan.phone)).toEqual([])
    },
  )

  test('is heard where it is no question at all', async () => {
    const tan = await linkedFamily()
    await tan.says('妈倒在堂屋喊不应', '120')
  })

  test.each([
    ['有车还能吃低保不', '第十三条'],
    ['娃儿读大学有没得补助', '《社会救助暂行办法》第三十三条'],
  ])('is answered “%s” though it has words of something else', async (words, source) => {
    const tan = await linkedFamily()
    await tan.says(words, source)
  })

  test('is told how the own household stands where that is asked', async () => {
    const tan = await linkedFamily()
    await tan.says('我的低保批下来没得', '帮扶名册')
  })
})

test('不是 to a choice of questions says that none was meant, and 要得 asks which', async () => {
  const tan = await linkedFamily()
  await tan.says('问 低保', '您问的是哪样')
  await tan.says('要得', '您问的是哪样')
  await tan.says('不是', '不乱答', '回1转给干部')
})

const FIRST_PEOPLE = '火警119 急救120 报警110'

test.each([
  ['问 老公打我 快打死我了咋个办', '马上打110'],
  ['3 屋头只剩一把米了', FIRST_PEOPLE],
])('“%s” is a cry for help, though it was put as a question', async (words, first) => {
  const tan = await linkedFamily()
  await tan.says(words, first)
  expect(await requestsOf(tan.household.id)).toMatchObject([{ kind: 'help' }])
})

test('a cry for help instead of a question is heard', async () => {
  const tan = await linkedFamily()
  await tan.says('问', '想问什么')
  await tan.says('屋头只剩一把米了', FIRST_PEOPLE)
})

test.each(['问 退订', '问 莫再发了', '3 退订'])('“%s” stops messages', async (words) => {
  await (await linkedFamily()).says(words, '不再发通知')
})

test('what a villager in the dialect asks whether there is money for is no call for help', async () => {
  await (await linkedFamily()).says('孤儿有没得钱', /您问的是|依据|不乱答/)
})
