import { describe, expect, test } from 'vitest'
import { answerById, answerFrom } from '../../../api/policies/answer'
import { createLibrary } from '../../../api/policies/library/library'
import { ownCardOf, READER, versionOf } from './library/contents'

const LOW_INCOME = '重庆市城乡居民最低生活保障条例'

/** Article 15 of a law, as its name may be written. */
function withPapers(name: string) {
  const texts = Array.from({ length: 10 }, (_, at) => `第${at}类补贴另行规定。`)
  const version = versionOf({ id: 'low', name, texts, validFrom: '2016-05-01' })
  const label = '第十五条'
  const text = '申请低保由户主提交户口簿、身份证、家庭收入和财产证明。'
  const article = {
    id: 'low:15',
    document: name,
    label,
    title: `${name} ${label}`,
    passages: [text],
    text,
  }
  const library = createLibrary()
  library.putVersions([{ ...version, articles: [{ ...article, validFrom: '2016-05-01' }] }])
  return library
}

describe('a villager', () => {
  test('is answered by a card with its source, and told what is near it', () => {
    const { answer, others, why } = answerFrom(createLibrary(), '低保要交哪些材料', READER)
    expect(answer).toMatchObject({
      id: 'low-income-papers',
      whole: null,
      source: { text: `《${LOW_INCOME}》第十五条`, date: '2016-05-01' },
    })
    expect(why).toBeNull()
    expect(others.length).toBeLessThanOrEqual(2)
    expect(others.map(({ id }) => id)).not.toContain('low-income-papers')
  })

  test('is answered by the card before the article it puts into plainer words', () => {
    const { answer } = answerFrom(withPapers(LOW_INCOME), '低保要交哪些材料', READER)
    expect(answer?.id).toBe('low-income-papers')
  })

  test('who asks what no card answers gets the sentence of the article, which is whole beside it', () => {
    const library = createLibrary()
    const texts = ['栽花椒苗木的农户，凭栽植验收单领取花椒苗木补助。验收由乡镇农业服务中心组织。']
    library.putVersions([versionOf({ id: 'v', name: '示例县花椒苗木补助办法', texts })])
    const asked = '栽花椒苗木的农户凭栽植验收单领取花椒苗木补助'
    expect(answerFrom(library, asked, READER)).toEqual({
      answer: {
        id: 'v:1',
        question: '示例县花椒苗木补助办法 第一条',
        text: '栽花椒苗木的农户，凭栽植验收单领取花椒苗木补助。',
        whole: texts[0],
        source: {
          document: '示例县花椒苗木补助办法',
          article: '第一条',
          date: '2020-01-01',
          text: '《示例县花椒苗木补助办法》第一条',
        },
      },
      isKnown: true,
      others: [],
      why: null,
    })
  })

  test('is answered by the county’s own card, with the office and the month', () => {
    const library = createLibrary()
    library.putCard(ownCardOf({ id: 'own', question: '种花椒有没得补苗' }))
    expect(answerFrom(library, '种花椒有没得补苗？', READER).answer).toMatchObject({
      id: 'own',
      text: '找镇农服中心。',
      source: { text: '县扶贫办2026年3月答复' },
    })
  })

  test.each(['低保今年好多钱一个月', '民政局电话是多少'])(
    'who asks “%s” gets what the office answered this year, and nothing of another year',
    (question) => {
      const library = createLibrary()
      const nothing = { answer: null, isKnown: false, others: [], why: 'no_text_holds' }
      expect(answerFrom(library, question, READER)).toEqual(nothing)
      library.putCard(ownCardOf({ id: 'own', question }))
      expect(answerFrom(library, question, READER).answer?.id).toBe('own')
      const nextYear = { ...READER, day: '2027-01-01' }
      expect(answerFrom(library, question, nextYear)).toEqual(nothing)
      const other = `${question}，种花椒的`
      expect(answerFrom(library, other, READER)).toEqual(nothing)
    },
  )

  test('who asks what nothing covers is told so', () => {
    const nothing = { answer: null, isKnown: false, others: [], why: 'not_covered' }
    expect(answerFrom(createLibrary(), '哪里有卖化肥的', READER)).toEqual(nothing)
  })

  test('who names a subject alone is offered three questions about it', () => {
    const { answer, others, why } = answerFrom(createLibrary(), '低保', READER)
    expect([answer, why, others.length]).toEqual([null, 'not_covered', 3])
    expect(new Set(others.map(({ id }) => id)).size).toBe(3)
  })
})

describe('a paper of the county’s own', () => {
  const library = createLibrary()
  const paper = (id: string, name: string, texts: readonly string[]) =>
    versionOf({ id, name, texts })
  library.putVersions([
    paper('pepper', '示例县花椒产业奖补办法', [
      '为了发展花椒产业，制定本办法。',
      '新栽花椒一亩以上的农户，每亩补助四百元。',
      '申请花椒奖补，应当向村民委员会提交申请书和身份证复印件。',
      '申请截止日期为每年十一月三十日。',
      '咨询电话：乡农业服务中心023-51512345。',
    ]),
    paper('heating', '示例县关于发放冬季取暖补贴的通知', [
      '补贴对象。低保户、特困户和监测户。',
      '补贴标准。每户一次性补贴260元。',
    ]),
  ])
  const textOf = (question: string, day = READER.day) =>
    answerFrom(library, question, { ...READER, day }).answer?.text ?? null

  test.each([
    ['种花椒一亩补好多钱', '每亩补助四百元'],
    ['今年花椒一亩补多少', '每亩补助四百元'],
    ['花椒补助怎么申请', '向村民委员会提交'],
    ['花椒补助截止到哪天', '十一月三十日'],
    ['花椒补助电话', '023-51512345'],
    ['取暖补贴好多钱', '260元'],
    ['取暖补贴标准', '每户一次性补贴260元'],
    ['取暖补贴哪些人有', '低保户、特困户和监测户'],
  ])('answers whoever asks “%s”, sums and telephones too', (question, says) => {
    expect(textOf(question)).toContain(says)
  })

  test.each([
    ['asks besides what it does not say', '花椒树生虫了咋办'],
    ['asks for another sum', '花椒好多钱一斤'],
    ['asks for a kind of thing it does not say', '取暖补贴电话'],
    ['asks about something else', '种烟一亩补好多钱'],
  ])('does not answer who %s', (_, question) => {
    expect(textOf(question)).toBeNull()
  })

  test('does not answer before it is in force', () => {
    expect(textOf('种花椒一亩补好多钱', '2019-12-31')).toBeNull()
    expect(textOf('种花椒一亩补好多钱', '2020-01-01')).not.toBeNull()
  })
})

describe('whoever asks in words in which an article is asked for', () => {
  const MEDIATION = ['总则。', '民间纠纷。', '不得因调解而阻止起诉。', '人民调解不收取任何费用。']
  const FREE = ['总则。', '国家实行九年义务教育制度。义务教育不收学费、杂费。']
  const answered = (name: string, texts: readonly string[], question: string) => {
    const library = createLibrary()
    library.putVersions([versionOf({ id: 'v', name, texts })])
    return answerFrom(library, question, READER)
  }

  test('is answered with it rather than with a card less near', () => {
    const question = '村里调解要钱吗'
    expect(answerFrom(createLibrary(), question, READER).answer?.id).toBe('old-dispute')
    expect(answered('人民调解法', MEDIATION, question).answer).toMatchObject({
      id: 'v:4',
      text: MEDIATION[3],
    })
  })

  test('is answered with the card on that article, whichever way the law is named', () => {
    const question = '九年义务教育收不收杂费'
    for (const name of ['义务教育法', '中华人民共和国义务教育法'])
      expect(answered(name, FREE, question).answer?.id, name).toBe('school-free')
  })
})

describe('what was offered', () => {
  test('is answered when it is picked: an article whole', () => {
    const library = createLibrary()
    library.putVersions([versionOf({ id: 'v', texts: ['年满八十。\n按月发给。'] })])
    expect(answerById(library, 'v:1', READER)).toMatchObject({
      text: '年满八十。按月发给。',
      whole: null,
    })
    expect(answerById(library, 'low-income-papers', READER)?.id).toBe('low-income-papers')
  })

  test.each(['v:1', 'own', 'none'])('is not there any more where it does not hold: %s', (id) => {
    const library = createLibrary()
    const past = { validFrom: '2020-01-01', validTo: '2026-03-08' }
    library.putVersions([versionOf({ id: 'v', texts: ['年满八十。'], ...past })])
    library.putCard(ownCardOf({ id: 'own', question: '花椒', ...past }))
    expect(answerById(library, id, READER)).toBeNull()
  })
})
