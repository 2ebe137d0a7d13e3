import type { Library, LibraryVersion, OwnCard } from '../../../../api/policies/library/library'
import { COUNTY } from '../../../support/seeds'

/** Whoever reads in the county on a day of March. */
export const READER = { day: '2026-03-09', areaPaths: [COUNTY] }

type GivenVersion = Partial<Omit<LibraryVersion, 'articles'>> & {
  id: string
  name?: string
  texts: readonly string[]
}

/** A version with articles 第一条, 第二条 …, one paragraph a line. */
export function versionOf({
  id,
  name = '示例县养老办法',
  texts,
  ...given
}: GivenVersion): LibraryVersion {
  const validFrom = given.validFrom ?? '2020-01-01'
  return {
    id,
    areaPath: COUNTY,
    validTo: null,
    ...given,
    validFrom,
    articles: texts.map((text, at) => {
      const label = `第${'一二三四五六七八九十'[at]}条`
      const passages = text.split('\n')
      const title = `${name} ${label}`
      return { id: `${id}:${at + 1}`, document: name, label, title, passages, text, validFrom }
    }),
  }
}

type GivenCard = Partial<Omit<OwnCard, 'card'>> & { id: string; question: string; answer?: string }

export function ownCardOf({
  id,
  question,
  answer = '找镇农服中心。',
  ...given
}: GivenCard): OwnCard {
  const source = {
    document: '县扶贫办2026年3月答复',
    article: '',
    date: '2026-03-01',
    ref: 'office',
  }
  return {
    card: { id, question, aliases: [], answer, source, figures: [] },
    areaPath: COUNTY,
    validFrom: '2026-03-01',
    validTo: null,
    aliasOf: null,
    ...given,
  }
}

/** All that can be seen of what a library says to a question. */
export const seenIn = (library: Library, question: string, reader = READER) => ({
  cards: library
    .searchCards(question, reader)
    .map(({ card, score, near }) => [card.id, score, near]),
  articles: library.searchArticles(question, reader),
})
