import { shortened, type Doubt, type DoubtKind } from './line'
import { dayDoubts, type GivenDays, ownDays, ownDaysInWords, takenFromIt } from './own-days'
import type { ReadArticle, ReadDocument } from './read-document'

const FIRST = 3
const SHOWN_CHARS = 40
const DOUBT_CHARS = 60
/** More of a kind are only counted. */
const MOST_OF_A_KIND = 8

const SAYS: Record<DoubtKind, string> = {
  left_out: '没有导入的文字',
  jump: '条号不连续',
  double: '条号重复',
  starts_late: '不是从第一条开始',
  counts_anew: '条号又从头数起，可能是两份文件',
  not_an_article: '行首有“第…条”，但没有当作新的一条',
  very_long: '这一条很长，可能没有分开',
  empty: '没有正文',
  numbered_by_word: '编号是 Word 自动生成的，已照编号补上，请核对',
  unreadable: '有认不出的字',
  table: '有表格，每行的格子连成了一行',
  picture: '有图片，图里的字没有读',
  footnotes: '有脚注，没有导入',
}

/** What a person looks at before the documents are used: how they were cut, their days, and what is odd. */
export function previewOf(documents: readonly ReadDocument[], given: GivenDays): string {
  return documents.map((each) => documentPreview(each, given)).join('\n\n')
}

function documentPreview({ title, articles, doubts }: ReadDocument, given: GivenDays): string {
  const passages = articles.reduce((sum, each) => sum + each.passages.length, 0)
  const own = ownDays(articles)
  return [
    `《${title}》：${articles.length}条，${passages}段`,
    ...ownDaysInWords(own),
    ...takenFromIt(own, given),
    ...headingLines(articles),
    ...articleLines(articles),
    ...doubtLines(doubts, dayDoubts(own, given)),
  ].join('\n')
}

/** Every heading once, in order, with the articles below it. */
function headingLines(articles: readonly ReadArticle[]): string[] {
  const counts = new Map<string, number>()
  for (const { headings } of articles) {
    for (const depth of headings.keys()) {
      const path = headings.slice(0, depth + 1).join('\n')
      counts.set(path, (counts.get(path) ?? 0) + 1)
    }
  }
  return [...counts].map(([path, count]) => {
    const headings = path.split('\n')
    return `${'  '.repeat(headings.length)}${headings.at(-1) ?? ''}（${count}条）`
  })
}

function articleLines(articles: readonly ReadArticle[]): string[] {
  const hasGap = articles.length > FIRST + 1
  const last = articles.slice(Math.max(FIRST, articles.length - 1))
  return [
    ...articles.slice(0, FIRST).map(articleLine),
    ...(hasGap ? ['  ……'] : []),
    ...last.map(articleLine),
  ]
}

const articleLine = ({ label, passages }: ReadArticle) =>
  `  ${label ?? '（无编号）'} ${shortened(passages.join(' '), SHOWN_CHARS)}`

function doubtLines(doubts: readonly Doubt[], ofDays: readonly string[]): string[] {
  if (doubts.length === 0 && ofDays.length === 0) return ['没有疑问']
  const kinds = Map.groupBy(doubts, ({ kind }) => kind)
  return [
    ...ofDays.map((each) => `请看：${each}`),
    ...[...kinds].flatMap(([kind, each]) => [
      `请看：${SAYS[kind]}（${each.length}处）`,
      ...each
        .slice(0, MOST_OF_A_KIND)
        .map(doubtLine)
        .filter((line) => line.trim() !== ''),
      ...(each.length > MOST_OF_A_KIND ? [`  ……还有${each.length - MOST_OF_A_KIND}处`] : []),
    ]),
  ]
}

const doubtLine = ({ place, label, text }: Doubt) =>
  `  ${[place, label, shortened(text, DOUBT_CHARS)].filter(Boolean).join(' ')}`
