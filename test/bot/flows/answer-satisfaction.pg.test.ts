import { expect, test } from 'vitest'
import { startSurveys } from '../../support/satisfaction-talk'
import { HOUR } from '../../support/talk'

const { api, bot, linkedFamily, survey, answers } = await startSurveys()

/** A family that has been sent the first question of a survey of its own. */
async function asked(questions?: string) {
  const family = await linkedFamily()
  const code = await survey(questions)
  await family.gets('1/')
  return Object.assign(family, { code })
}

const values = async () => (await answers()).map(({ value }) => value)
const drawn = async () => {
  const [row] = await api.sql<{ status: string; open_seq: number }[]>`
    select d.status, d.open_seq from satisfaction_draws d
      join satisfaction_surveys s on s.id = d.survey_id and s.status <> 'cancelled'`
  return row
}

test('one question a message, by digit, by word and in own words; then they are thanked', async () => {
  const family = await linkedFamily()
  await survey()
  await family.gets(
    '巫溪县扶贫办想听您说说：3个短问题，不收钱，不想答可以不答，不记名',
    '1/3 干部上门勤不勤',
    '回1很不满意 2不满意 3一般 4满意 5很满意',
    '回T退订',
  )
  await family.says('4', '记下了。2/3 公示看得懂不', '回1是 2否')
  await family.says('看得懂', '记下了。3/3 还有啥想说的', '没有就回“跳过”')
  await family.says('路早点硬化就好', '都记下了，不记名。谢谢您说真话！')
  expect(await answers()).toEqual([
    { seq: 1, value: 4, is_skipped: false, words: false },
    { seq: 2, value: 1, is_skipped: false, words: false },
    { seq: 3, value: null, is_skipped: false, words: true },
  ])
})

test('in the dialect, with a typo, in full width and with more around it', async () => {
  const family = await asked('甲题；乙题；丙题；丁题；还有啥想说的')
  await family.says('巴适得很哟', '2/5')
  await family.says('还慢意的嘛', '3/5')
  await family.says('３分', '4/5')
  await family.says('不得行哦', '5/5')
  await family.says('没得啥子说的', '问完了')
  expect(await values()).toEqual([5, 4, 3, 2, null])
})

test('跳过 passes one question over, 停 ends this survey and no other message', async () => {
  const family = await asked()
  await family.says('跳过', '好，跳过。2/3')
  await family.says('不答了', '好，不问了，答过的算数')
  expect(await drawn()).toEqual({ status: 'stopped', open_seq: 2 })
  const [contact] = await api.sql`select stopped from contacts order by last_seq desc, id limit 1`
  expect(contact?.['stopped']).toEqual([])
})

test('停 by itself stops the survey, 退订 the notices, and no question comes behind it', async () => {
  const first = await asked()
  await first.says('停', '不问了')
  const other = await asked()
  const said = await other.says('退订', '不再发通知')
  expect(said).not.toContain('1/3')
  const [contact] = await api.sql`
    select c.stopped from satisfaction_draws d join contacts c on c.id = d.contact_id
      join satisfaction_surveys s on s.id = d.survey_id and s.status = 'asking'
     where d.status = 'asked'`
  expect(contact?.['stopped']).toContain('broadcast')
})

test('what nobody understands is asked once more with an example, then passed over and kept', async () => {
  const family = await asked()
  await family.says('嘿嘿哈哈', '没看懂', '如 4 是满意', '干部上门勤不勤')
  await family.says('呵呵呵', '没看懂，这题先过。2/3')
  expect(await answers()).toEqual([{ seq: 1, value: null, is_skipped: true, words: true }])
})

test('the menu, a question and an objection in between work, and the survey goes on', async () => {
  const family = await asked()
  await family.says('5', '2/3')
  await family.says('低保怎么申请？', '2/3 公示看得懂不')
  await family.says('1', '3/3')
  await family.says('菜单', '查')
  await family.says('还想修条路', '都记下了')
  expect(await values()).toEqual([5, 1, null])
})

test('an objection said to a question is one, and then the question comes again', async () => {
  const family = await asked()
  await family.says('异议', '6位号')
  await family.says('算了', '1/3 干部上门勤不勤')
  await family.says('很满意', '2/3')
  expect(await values()).toEqual([5])
})

const DIGRESSIONS = [
  '异议',
  '异议 他家有车',
  '求助',
  '求助 房子漏雨',
  '申请',
  '问',
  '更正 人数不对',
]
test.each(DIGRESSIONS)(
  'after “%s” and 算了 the question is there again, each time',
  async (said) => {
    const family = await asked()
    for (let times = 0; times < 3; times++) {
      await family.says(said)
      await family.says('算了', '1/3 干部上门勤不勤')
    }
    await family.says('满意', '2/3')
    expect(await values()).toEqual([4])
  },
)

test('a complaint that is dropped leaves nothing behind, and the question waits where it was', async () => {
  const family = await asked()
  await family.says('举报')
  expect(await family.says('算了', '您的话没有留下')).not.toContain('1/3')
  await family.says('满意', '2/3')
  expect(await values()).toEqual([4])
})

test('算了 to the question itself ends the survey, and nothing comes back', async () => {
  const family = await asked()
  await family.says('异议')
  await family.says('算了', '1/3')
  expect(await family.says('算了', '不问了')).not.toContain('1/3')
  expect(await drawn()).toMatchObject({ status: 'stopped' })
})

test.each([['干部多来坐坐'], ['路灯亮起来就好了'], ['公示字写大点']])(
  '“%s”, a wish, is kept as the answer',
  async (said) => {
    const family = await asked('干部上门勤不勤；还有啥想说的')
    await family.says('4', '2/2')
    await family.says(said, '都记下了')
    expect(await answers()).toMatchObject([{ value: 4 }, { words: true }])
  },
)

test.each([
  ['老伴摔了没人管', /120|119|110|求助|马上/],
  ['家里断粮了', /110|120|求助|马上/],
  ['干部收了我500块', '举报'],
  ['希望干部莫再收我们钱了', '举报'],
])('“%s” is no answer, and not lost', async (said, told) => {
  const family = await asked('干部上门勤不勤；还有啥想说的')
  await family.says('4', '2/2')
  expect(await family.says(said, told)).not.toContain('都记下了')
  expect((await answers()).map(({ seq }) => seq)).toEqual([1])
})

test('an urgent need in an open answer is a call for help at once', async () => {
  const family = await asked('干部上门勤不勤；还有啥想说的')
  await family.says('4', '2/2')
  const said = await family.says('房子塌了一半，我妈压到里头了，救命', /120|119|110/)
  expect(said).not.toContain('都记下了')
  const calls = await api.sql`select is_urgent from help_requests where is_urgent`
  expect(calls.length).toBeGreaterThan(0)
  expect(await values()).toEqual([4])
  await family.says('停', '不问了')
})

test('an urgent need is heard in a question of 1 to 5 as well', async () => {
  const family = await asked()
  await family.says('我不想活了', /12356|110|120/)
  expect(await values()).toEqual([])
})

test('a complaint in an open answer is offered as one with what was said, and is no answer', async () => {
  const family = await asked('干部上门勤不勤；还有啥想说的')
  await family.says('4', '2/2')
  await family.says('村支书收了我500块钱才给办低保', '举报')
  expect(await values()).toEqual([4])
  const words = await api.sql`select 1 from satisfaction_answers a
    join satisfaction_draws d on d.id = a.draw_id join satisfaction_surveys s on s.id = d.survey_id
     and s.status = 'asking' where a.words_sealed is not null`
  expect(words).toHaveLength(0)
})

test('a call for help and a question in an open answer go their own way', async () => {
  const family = await asked('干部上门勤不勤；还有啥想说的')
  await family.says('4', '2/2')
  await family.says('求助 屋顶漏雨没人管', '求助')
  await family.says('2')
  await family.says('就是想早点修路', '都记下了')
})

test('an answer to a survey that is over is thanked for and not counted', async () => {
  const family = await asked()
  await family.says('4', '2/3')
  api.clock.now = new Date('2026-03-18T02:00:00.000Z')
  await family.says('看得懂', '已经结束，没有算进去')
  expect(await values()).toEqual([4])
})

test('a bare digit after 72 hours asks which one, a word does not', async () => {
  const family = await asked()
  bot.later(72 * HOUR)
  await family.says('4', '哪件事')
  bot.later(HOUR)
  await family.says('菜单')
  await family.says('满意', '2/3')
  expect(await values()).toEqual([4])
})

test('within 72 hours it is the answer', async () => {
  const family = await asked()
  bot.later(72 * HOUR - 1000)
  await family.says('2', '2/3')
  expect(await values()).toEqual([2])
})

test('a digit that may be for either of two open questions asks which', async () => {
  const family = await linkedFamily()
  await family.says('求助', '什么')
  await survey()
  await family.gets('1/3')
  await family.says('3', '您回的是哪一个？', '答满意度')
  await family.says('2', '记下了。2/3')
  expect(await values()).toEqual([3])
})

test('the same answer twice at once counts once', async () => {
  const family = await asked()
  await Promise.all([family.says('4'), family.says('4')])
  const { 0: first, length } = await answers()
  expect(first?.value).toBe(4)
  expect(length).toBeLessThanOrEqual(2)
  const [row] = await api.sql`select count(*)::int as n from satisfaction_answers a
    join satisfaction_draws d on d.id = a.draw_id join satisfaction_surveys s on s.id = d.survey_id and s.status = 'asking'
     where a.seq = 1`
  expect(row?.['n']).toBe(1)
})

test('of a household with two phones one is asked', async () => {
  const family = await linkedFamily()
  await api.addContact({ linkedTo: [family.household.id] })
  await survey()
  const sent = await bot.delivered()
  expect(sent.filter(({ text }) => text.includes('1/3'))).toHaveLength(1)
})

test('nothing personal stands in what is sent', async () => {
  const family = await linkedFamily({ head: '买阿福' })
  await survey()
  expect(await family.gets('1/3')).not.toContain('买阿福')
})
