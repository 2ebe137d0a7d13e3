import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerFrom } from '../../../../api/policies/answer'
import {
  createLibrary,
  type Library,
  type LibraryVersion,
  type OwnCard,
} from '../../../../api/policies/library/library'
import { COUNTY, GROUP, OTHER_VILLAGE, TOWNSHIP, VILLAGE } from '../../../support/seeds'
import { ownCardOf, READER, seenIn, versionOf } from './contents'

const foundIn = (library: Library, question: string, reader = READER) =>
  library.searchArticles(question, reader).hits.map(({ id }) => id)

describe('a version of a document', () => {
  const texts = ['年满八十周岁的居民按月享受高龄津贴。']
  const inForce = { validFrom: '2026-03-02', validTo: '2026-05-05' }

  test.each([
    ['2026-03-01', false],
    ['2026-03-02', true],
    ['2026-05-05', true],
    ['2026-05-06', false],
  ])('is found by who asks on %s: %s', (day, expected) => {
    const library = createLibrary()
    library.putVersions([versionOf({ id: 'v', texts, ...inForce })])
    const reader = { ...READER, day }
    expect(foundIn(library, '高龄津贴', reader)).toEqual(expected ? ['v:1'] : [])
    expect(library.articleOf('v:1', reader)?.id).toBe(expected ? 'v:1' : undefined)
  })

  test.each([
    [VILLAGE, [COUNTY], false],
    [VILLAGE, [COUNTY, GROUP], true],
    [VILLAGE, [COUNTY, VILLAGE], true],
    [VILLAGE, [COUNTY, OTHER_VILLAGE], false],
    [VILLAGE, [COUNTY, TOWNSHIP], false],
    [VILLAGE, [COUNTY, `${VILLAGE}x`], false],
    [VILLAGE, [COUNTY, OTHER_VILLAGE, GROUP], true],
    [COUNTY, [COUNTY], true],
    ['kaizhou', [COUNTY], false],
    [COUNTY, [], false],
  ])('for %s is found from %j: %s', (areaPath, areaPaths, expected) => {
    const library = createLibrary()
    library.putVersions([versionOf({ id: 'v', texts, areaPath })])
    const reader = { ...READER, areaPaths }
    expect(foundIn(library, '高龄津贴', reader)).toEqual(expected ? ['v:1'] : [])
    expect(library.articleOf('v:1', reader) !== undefined).toBe(expected)
  })

  test('put again takes the place of what it said', () => {
    const library = createLibrary()
    library.putVersions([versionOf({ id: 'v', texts: [...texts, '丧葬补助一次发给。'] })])
    library.putVersions([versionOf({ id: 'v', texts: ['危房改造先验收。'] })])
    expect(foundIn(library, '高龄津贴')).toEqual([])
    expect(foundIn(library, '丧葬补助')).toEqual([])
    expect(library.articleOf('v:2', READER)).toBeUndefined()
    expect(foundIn(library, '危房改造')).toEqual(['v:1'])
  })
})

describe('a card of the county’s own', () => {
  const question = '种花椒有没得补苗'
  const idsOf = (library: Library, asked: string, reader = READER) =>
    library.searchCards(asked, reader).map(({ card }) => card.id)

  test.each([
    ['2026-02-28', [COUNTY], false],
    ['2026-03-01', [COUNTY], true],
    ['2026-03-01', ['kaizhou'], false],
  ])('is found on %s from %j: %s', (day, areaPaths, expected) => {
    const library = createLibrary()
    library.putCard(ownCardOf({ id: 'own', question }))
    const reader = { day, areaPaths }
    expect(idsOf(library, question, reader).includes('own')).toBe(expected)
    expect(library.cardOf('own', reader) !== undefined).toBe(expected)
  })

  test('goes, and leaves nothing', () => {
    const [library, fresh] = [createLibrary(), createLibrary()]
    library.putCard(ownCardOf({ id: 'own', question }))
    library.removeCard('own')
    library.removeCard('never there')
    expect(library.cardOf('own', READER)).toBeUndefined()
    expect(seenIn(library, question)).toEqual(seenIn(fresh, question))
  })

  test('that adds a wording is found as the card it names, until it goes again', () => {
    const [library, fresh] = [createLibrary(), createLibrary()]
    const asked = '吃补助的红本本要些啥子'
    expect(answerFrom(library, asked, READER).answer).toBeNull()
    library.putCard(ownCardOf({ id: 'alias', question: asked, aliasOf: 'low-income-papers' }))
    expect(answerFrom(library, asked, READER).answer?.id).toBe('low-income-papers')
    expect(library.cardOf('alias', READER)).toBeUndefined()
    library.removeCard('alias')
    expect(seenIn(library, asked)).toEqual(seenIn(fresh, asked))
  })

  test('may get another wording before it is there itself', () => {
    const library = createLibrary()
    library.putCard(ownCardOf({ id: 'alias', question: '麻椒苗子哪个发', aliasOf: 'own' }))
    expect(idsOf(library, '麻椒苗子哪个发')).not.toContain('own')
    library.putCard(ownCardOf({ id: 'own', question }))
    expect(idsOf(library, '麻椒苗子哪个发')[0]).toBe('own')
  })
})

describe('however it came about', () => {
  const WORDS = [
    '高龄津贴',
    '花椒补苗',
    '护理补贴',
    '丧葬补助',
    '按月发给',
    '到村里登记',
    '八十周岁',
  ]
  const sentence = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 })
  const text = sentence.map((some) => `${some.join('')}。`)
  const day = fc.constantFrom('2026-03-01', '2026-03-09', '2026-03-10')
  const areaPath = fc.constantFrom(COUNTY, VILLAGE, OTHER_VILLAGE)
  const version = fc
    .record({
      id: fc.constantFrom('v1', 'v2', 'v3', 'v4'),
      texts: fc.array(text, { minLength: 1, maxLength: 4 }),
      validFrom: day,
      validTo: fc.option(day, { nil: null }),
      areaPath,
    })
    .map(versionOf)
  const card = fc
    .record({
      id: fc.constantFrom('c1', 'c2', 'c3'),
      question: text,
      answer: text,
      validFrom: day,
      areaPath,
    })
    .map(ownCardOf)
  const wording = fc
    .record({
      id: fc.constantFrom('a1', 'a2'),
      question: text,
      aliasOf: fc.constantFrom('c1', 'c2', 'low-income-papers'),
    })
    .map(ownCardOf)
  type Step = { versions: LibraryVersion[] } | { card: OwnCard } | { gone: string }
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc
      .uniqueArray(version, { selector: ({ id }) => id, maxLength: 3 })
      .map((versions) => ({ versions })),
    fc.oneof(card, wording).map((each) => ({ card: each })),
    fc.constantFrom('v1', 'v2', 'v3', 'c1', 'c2', 'a1').map((gone) => ({ gone })),
  )
  const QUESTIONS = ['高龄津贴按月', '八十周岁花椒补苗好多钱', '低保要哪些材料', '丧葬']
  const READERS = [READER, { day: '2026-03-01', areaPaths: [COUNTY, GROUP] }]

  function take(steps: readonly Step[]) {
    const library = createLibrary()
    const [versions, cards] = [new Map<string, LibraryVersion>(), new Map<string, OwnCard>()]
    for (const each of steps) {
      if ('versions' in each) {
        library.putVersions(each.versions)
        for (const one of each.versions) versions.set(one.id, one)
      } else if ('card' in each) {
        library.putCard(each.card)
        cards.set(each.card.card.id, each.card)
      } else {
        library.removeVersion(each.gone)
        library.removeCard(each.gone)
        versions.delete(each.gone)
        cards.delete(each.gone)
      }
    }
    return { library, versions: [...versions.values()], cards: [...cards.values()] }
  }

  test('a library answers as one that was given the same at once, and nobody what is not theirs', () => {
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 4, maxLength: 16 }),
        fc.boolean(),
        (steps, isReversed) => {
          const { library, versions, cards } = take(steps)
          const fresh = createLibrary()
          const order = <T>(all: T[]) => (isReversed ? all.toReversed() : all)
          fresh.putVersions(order(versions))
          for (const each of order(cards)) fresh.putCard(each)
          for (const question of QUESTIONS)
            for (const reader of READERS) {
              const seen = seenIn(library, question, reader)
              expect(seen).toEqual(seenIn(fresh, question, reader))
              expect(answerFrom(library, question, reader)).toEqual(
                answerFrom(fresh, question, reader),
              )
              for (const { id } of seen.articles.hits) {
                const of = versions.find((each) => id.startsWith(`${each.id}:`))
                expect(of && of.validFrom <= reader.day).toBe(true)
                expect(of?.validTo === null || (of?.validTo ?? '') >= reader.day).toBe(true)
                expect(of?.areaPath).not.toBe(OTHER_VILLAGE)
              }
            }
        },
      ),
      { numRuns: 15 },
    )
  })
})

test('after many changes the articles are laid out anew, and answer as before', () => {
  const texts = Array.from({ length: 10 }, (_, at) => `高龄津贴第${at}款按月发给。`)
  const many = Array.from({ length: 110 }, (_, at) => versionOf({ id: `v${at}`, texts }))
  const [library, fresh] = [createLibrary(), createLibrary()]
  // One by one it passes a thousand on the way; all at once it is laid out at the end.
  for (const each of many) library.putVersions([each])
  for (const each of many.slice(0, 3)) library.removeVersion(each.id)
  fresh.putVersions(many.slice(3))
  for (const question of ['高龄津贴第3款', '按月发给'])
    expect(seenIn(library, question)).toEqual(seenIn(fresh, question))
})

test('a card of ours is not told once the county has its law without what it says, and again when that is gone', () => {
  const library = createLibrary()
  const question = '低保要交哪些材料'
  const idOf = () => answerFrom(library, question, READER).answer?.id
  expect(idOf()).toBe('low-income-papers')
  const law = { id: 'v', name: '重庆市城乡居民最低生活保障条例' }
  library.putVersions([versionOf({ ...law, texts: ['本条例另行修订。'] })])
  expect(idOf()).not.toBe('low-income-papers')
  library.removeVersion('v')
  expect(idOf()).toBe('low-income-papers')
})
