import type { SurveyTopic } from '../../api/client'
import { namedOf } from './entry-lines'

/** Net income per head against the line, in whole yuan; null while nobody can tell. */
export function incomeIn(line: string): { yuan: number; above: number } | null {
  const [net, poverty] = line.split(';').map(Number)
  if (line === '' || net === undefined || poverty === undefined) return null
  const yuan = Math.round(net / 100)
  return { yuan, above: yuan - Math.round(poverty / 100) }
}

/** `labour,students` by their names, and how many there are. */
export function topicsIn(line: string, words: Record<SurveyTopic, string>): [string[], number] {
  // As the API wrote them, from its own list.
  const topics = line.split(',') as SurveyTopic[]
  return [namedOf(topics).map((topic) => words[topic]), topics.length]
}

/** 8713元, 3.5万元: large sums as people say them, exact to ten yuan. */
export function yuanZh(yuan: number): string {
  const isRound = Math.abs(yuan) >= 10_000 && yuan % 10 === 0
  return isRound ? `${yuan / 10_000}万元` : `${yuan}元`
}

/** 8,713 yuan. */
export const yuanEn = (yuan: number): string =>
  `${String(yuan).replace(/\B(?=(?:\d{3})+$)/g, ',')} yuan`
