import { beforeEach, describe, expect, test } from 'vitest'
import { COUNTY, VILLAGE } from '../../support/api'
import { addWrittenCard } from '../../support/policies'
import { newSid } from '../../support/server'
import { MINUTE, receiptIn, startVillage, type Talk } from '../../support/talk'

const { api, bot, cadre, linkedFamily, talk } = await startVillage()

let phones = 0
async function officer(name: string, ...more: 'village_cadre'[]) {
  const { phone } = await api.addStaff({
    name,
    phone: `+861995550005${++phones}`,
    roles: [
      ['county_office', COUNTY],
      ...more.map((role) => [role, VILLAGE] as [typeof role, string]),
    ],
  })
  return talk(phone ?? '')
}
const office = await officer('任素芳')
const colleague = await officer('冉启旺')
const both = await officer('牟大山', 'village_cadre')

beforeEach(async () => {
  await api.ownerSql`update help_requests set status = 'closed'`
  await api.ownerSql`update policy_cards set status = 'withdrawn' where status in ('proposed', 'published')`
  await api.ownerSql`insert into policy_changes (county, revision, part, part_id)
    select county, (select coalesce(max(revision), 0) from policy_changes) + row_number() over (), 'card', id
    from policy_cards`
  await api.ownerSql`update policy_libraries set revision = (select coalesce(max(revision), 0) from policy_changes)`
})

const QUESTION = '种花椒有没得补贴'
const ANSWER = '花椒补苗，不补钱。找镇农服中心登记。'

/** A villager's question that no text answers, answered by a cadre; its number. */
async function answered({ question = QUESTION, answer = ANSWER, by = cadre as Talk } = {}) {
  const tan = await linkedFamily()
  const offered = /(\d)都不是/.exec(await tan.says(`问 ${question}`))?.[1]
  if (offered) await tan.says(offered, '不乱答')
  const code = receiptIn(await tan.says('1', '收到'))
  await by.says(`答 ${code} ${answer}`, `已答复，回执${code}`, '县里采用后，别人问也这样答')
  return code
}

async function statusOf(code: string) {
  const rows = await api.sql<{ status: string }[]>`
    select status from policy_cards where code = ${code} order by id`
  return rows.map(({ status }) => status)
}

const asks = async (question: string, ...expected: (string | RegExp)[]) =>
  (await linkedFamily()).says(`问 ${question}`, ...expected)

test('what a cadre answered waits for the office, which sees all of it before it says yes', async () => {
  const code = await answered()
  await asks(QUESTION, '不乱答')
  await office.says('待办', `1条问答等您采用：${code}`, '发“采用”')
  await office.says('采用', `问：${QUESTION}`, `答：${ANSWER}`, '回1采用 2不采用 3改问法')
  await office.says('1', '已采用')
  expect(await statusOf(code)).toEqual(['published'])
  await office.says('待办', '现在没有要办的事')
  await office.says('采用', '没有等您采用的问答')
})

test.each([QUESTION, '种花椒有补贴没得', '种花椒有没有补贴？'])(
  'once it is adopted “%s” is answered, and by whom it was',
  async (question) => {
    await answered()
    await office.says('采用')
    await office.says('1', '已采用')
    await asks(question, ANSWER, '依据：县扶贫办2026年3月答复')
  },
)

test.each(['2', '不采用'])('after “%s” it answers nobody else', async (no) => {
  const code = await answered()
  await office.says(`采用 ${code}`, QUESTION)
  await office.says(no, '没有采用')
  expect(await statusOf(code)).toEqual(['refused'])
  await asks(QUESTION, '不乱答')
})

test.each(['采用', '#adopt', 'ADOPT'])(
  '“%s” answers the question as its digit does',
  async (yes) => {
    const code = await answered()
    await office.says('采用', '回1采用')
    await office.says(yes, '已采用')
    expect(await statusOf(code)).toEqual(['published'])
  },
)

test.each(['采用', '1', '不采用'])(
  '“%s” after ten minutes is asked about, not obeyed',
  async (late) => {
    const code = await answered()
    await office.says('采用', '回1采用')
    bot.later(10 * MINUTE)
    await office.says(late, '哪件事')
    expect(await statusOf(code)).toEqual(['proposed'])
    await office.says('1', '采用后，谁问都这样答')
    await office.says('采用', '已采用')
  },
)

test('a yes decides nothing: it must be said what', async () => {
  const code = await answered()
  await office.says('采用')
  await office.says('好')
  expect(await statusOf(code)).toEqual(['proposed'])
  await office.says('2', '没有采用')
})

test('the longest answer is seen whole before it is for everybody', async () => {
  const answer = '花椒补苗不补钱'.repeat(14) + '登记'
  expect(answer).toHaveLength(100)
  await answered({ question: '种花椒'.repeat(25) + '有没得补贴', answer })
  await office.says('采用', answer, '…')
  await office.says('2', '没有采用')
})

describe('3', () => {
  test('asks for the question in better words, until it is short enough, and shows it again', async () => {
    const code = await answered({ question: '我屋头坡上那个种花椒的有没得补贴哟' })
    await office.says('采用')
    await office.says('3', '不超过100字')
    await office.says('长'.repeat(101), '不超过100字')
    await office.says('种花椒有补贴吗', '问：种花椒有补贴吗', ANSWER, '回1采用')
    await office.says('1', '已采用')
    const [card] = await api.sql`select question from policy_cards where code = ${code}`
    expect(card).toEqual({ question: '种花椒有补贴吗' })
  })

  test('takes no command for a question', async () => {
    const first = await answered()
    const second = await answered({ question: '种烤烟有没得补贴', answer: '找烟草站。' })
    await office.says(`采用 ${first}`)
    await office.says('3', '新的问法')
    await office.says(`采用 ${second}`, '种烤烟', '烟草站')
    await office.says('3', '新的问法')
    await office.says('采用', QUESTION, ANSWER)
    await office.says('2', '没有采用')
    const rows = await api.sql`select 1 from policy_cards where question like '采用%'`
    expect(rows).toHaveLength(0)
  })
})

test('the code says which of several; without it the oldest is shown first', async () => {
  const first = await answered()
  const second = await answered({ question: '种烤烟有没得补贴', answer: '找烟草站。' })
  await office.says('待办', `2条问答等您采用：${first} ${second}`)
  await office.says('采用', QUESTION)
  await office.says(`采用 ${second}`, '种烤烟')
  await office.says('1', '已采用')
  expect([await statusOf(first), await statusOf(second)]).toEqual([['proposed'], ['published']])
})

test.each(['采用 1234567897', '不采用 1234567897'])(
  '“%s” is a card there is not',
  async (words) => {
    await office.says(words, '没有找到等您采用的这条问答')
  },
)

test('nobody adopts what they answered themselves; a colleague does', async () => {
  const code = await answered({ by: both })
  await both.says('采用', '没有等您采用的问答')
  await both.says(`采用 ${code}`, '没有找到')
  expect(await both.says('待办')).not.toContain('等您采用')
  await colleague.says(`采用 ${code}`, ANSWER)
  await colleague.says('1', '已采用')
})

test('answered better meanwhile, it is shown anew instead of adopted unseen', async () => {
  const code = await answered()
  await office.says('采用', ANSWER)
  await cadre.says(`答 ${code} 今年不补了，明年再看。`, '已答复')
  await office.says('1', QUESTION, '今年不补了', '回1采用')
  expect(await statusOf(code)).toEqual(['withdrawn', 'proposed'])
  await office.says('1', '已采用')
  await asks(QUESTION, '今年不补了')
})

test('decided by a colleague in the meantime it is decided once', async () => {
  const code = await answered()
  await office.says('采用')
  await colleague.says('采用')
  await colleague.says('2', '没有采用')
  await office.says('1', '可能已经办了')
  expect(await statusOf(code)).toEqual(['refused'])
})

test('two of the office who decide in the same moment decide once', async () => {
  const code = await answered()
  await office.says('采用')
  await colleague.says('采用')
  const answers = await Promise.all([
    bot.says(office.phone, '1', newSid()),
    bot.says(colleague.phone, '2', newSid()),
  ])
  const said = answers.flat().join('\n')
  expect(said.match(/已采用|没有采用。/g)).toHaveLength(1)
  const [status] = await statusOf(code)
  expect(status).toBe(said.includes('已采用') ? 'published' : 'refused')
  const decided = await api.sql`
    select 1 from events where subject like 'card:%' and type in ('card.published', 'card.refused')
      and details->>'code' = ${code}`
  expect(decided).toHaveLength(1)
})

test('an answer that names a card is another wording for it', async () => {
  const question = '屋头啥子都没得了要哪些手续'
  const code = await answered({ question, answer: '同 低保要交哪些材料' })
  await office.says('采用', `问：${question}`, '同已有问答：', '户口簿')
  await office.says('1', '已采用')
  await asks(question, '户口簿', '依据：《重庆市城乡居民最低生活保障条例》第十五条')
  expect(await statusOf(code)).toEqual(['published'])
})

test('a card there is not is sent to nobody', async () => {
  const tan = await linkedFamily()
  await tan.says(`问 ${QUESTION}`)
  const code = receiptIn(await tan.says('1'))
  await cadre.says(`答 ${code} 同 月亮上有几棵树`, '没有这样的问答，没有发出')
  expect(await tan.gets()).not.toContain('月亮')
  expect(await statusOf(code)).toEqual([])
})

test.each(['采用', '不采用'])(
  'a village cadre who sends “%s” is refused, and has none to decide',
  async (words) => {
    const code = await answered()
    await cadre.says(words, '只有负责的干部能办')
    await cadre.says(`${words} ${code}`, '只有负责的干部能办')
    expect(await cadre.says('待办')).not.toContain('采用')
    expect(await statusOf(code)).toEqual(['proposed'])
  },
)

test('a villager who sends it is refused; one who tells of 采用 is not', async () => {
  const code = await answered()
  const tan = await linkedFamily()
  await tan.says('采用', '只有负责的干部能办')
  await tan.says(`采用 ${code}`, '只有负责的干部能办')
  expect(await tan.says('采用什么办法栽花椒要得')).not.toContain('只有负责的干部')
  expect(await statusOf(code)).toEqual(['proposed'])
})

test('an English official decides in English', async () => {
  await answered()
  await office.says('English')
  await office.says('ADOPT', `Q: ${QUESTION}`, `A: ${ANSWER}`, '1 Adopt 2 Do not 3 Reword')
  await office.says('1', 'Adopted')
  await office.says('中文')
})

test('beside calls for help the cards to adopt stand there as well', async () => {
  const tan = await linkedFamily()
  for (const help of ['房子漏雨', '没得柴烧']) {
    await tan.says(`求助 ${help}`)
    await tan.says('1', '收到')
  }
  await api.ownerSql`update help_requests set staff_id = null where status = 'open'`
  await answered()
  const told = await office.says('待办', '求助待答')
  expect(told).toContain('1条问答等您采用')
})

describe('a card a colleague wrote', () => {
  const answer = '满80岁的老人，本人或家里人带身份证到村委会登记，村上报乡镇，乡镇报县里。'.repeat(
    4,
  )
  const written = (more = {}) =>
    addWrittenCard(api, { question: '高龄津贴好多岁有', answer, ...more })

  test('is seen whole, with all that goes with it, before it is adopted', async () => {
    const code = await written({
      aliases: ['老人补贴几岁领', '八十岁有没得钱'],
      source: '《示例县高龄津贴办法》第三条',
      validTo: '2026-12-31',
      areaPath: VILLAGE,
    })
    const said = [await office.says(`采用 ${code}`, '问：高龄津贴好多岁有', '下', '回1采用')]
    for (let part = 0; part < 6; part++) said.push(await office.says('下'))
    const whole = said.join('\n')
    const plain = whole.replace(/\n回“下”看其余/g, '').replace(/\n/g, '')
    expect(plain).toContain('依据：《示例县高龄津贴办法》第三条')
    expect(plain).toContain('宝坪村')
    expect(plain).toContain('2026-03-01–2026-12-31')
    expect(plain).toContain('也问：老人补贴几岁领、八十岁有没得钱')
    expect(plain.match(/满80岁的老人/g)).toHaveLength(4)
    await office.says('采用', '已采用')
    expect(await statusOf(code)).toEqual(['published'])
  })

  test.each(['office', 'cadre', 'villager'])(
    'whose number a %s texts is not known as a receipt',
    async (who) => {
      const code = await written()
      const one = { office, cadre, villager: await linkedFamily() }[who]
      await one?.says(code, '后四位')
      await one?.says('1234', '没有查到')
      expect(await statusOf(code)).toEqual(['proposed'])
    },
  )
})
