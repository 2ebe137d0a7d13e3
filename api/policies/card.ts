import { type Day, dayOf } from '../shared/day'

/** A number in an answer as it stands in the source, or how the source writes what is said. */
export type Figure = string | { said: string; source: string }

export interface Source {
  /** Official name. */
  document: string
  /** 第十四条, or what the part of the document is called. */
  article: string
  /** From when the document is in force by its own words, or of its issue: YYYY-MM-DD, YYYY, or unknown. */
  date: string | null
  /** Which article of the library the answer was written from; `domain:` leads into the fact sheet. */
  ref: string
  /** The document is named as it is shown, without 《》. */
  isUntitled?: true
}

/** An answer in our own words to a question people ask. */
export interface Card {
  id: string
  question: string
  /** The same asked otherwise, in the words of the villages. */
  aliases: readonly string[]
  answer: string
  source: Source
  /** Every number in the answer; nothing else may be a number there. */
  figures: readonly Figure[]
}

/** Wordings written in a row, with commas. */
export const list = (words: string): string[] =>
  words
    .split(/[,\n]/)
    .map((word) => word.trim())
    .filter(Boolean)

/** Laws and regulations by the letters their articles' ids begin with, and since when they are in force. */
const LAWS = {
  db: ['重庆市城乡居民最低生活保障条例', '2016-05-01'],
  cc: ['重庆市残疾人保障条例', '2012-01-01'],
  cz: ['重庆市村镇规划建设管理条例', '2015-10-01'],
  jz: ['社会救助暂行办法', '2014-05-01'],
  zh: ['自然灾害救助条例', '2010-09-01'],
  gs: ['工伤保险条例', '2004-01-01'],
  xf: ['信访工作条例', '2022-05-01'],
  gk: ['政府信息公开条例', '2019-05-15'],
  gz: ['保障农民工工资支付条例', '2020-05-01'],
  yj: ['义务教育法', '2006-09-01'],
  sb: ['社会保险法', '2011-07-01'],
  ln: ['老年人权益保障法', '2013-07-01'],
  cw: ['村民委员会组织法', null],
  cb: ['农村土地承包法', '2003-03-01'],
  td: ['土地管理法', '1999-01-01'],
  wb: ['农村五保供养工作条例', '2006-03-01'],
  ll: ['城市生活无着的流浪乞讨人员救助管理办法', '2003-08-01'],
  nb: ['农业保险条例', '2013-03-01'],
  bz: ['殡葬管理条例', null],
  cj: ['残疾人保障法', '2008-07-01'],
  cy: ['残疾人教育条例', '2017-05-01'],
  sy: ['失业保险条例', null],
  jr: ['军人抚恤优待条例', '2024-10-01'],
  ws: ['重庆市村镇供水条例', '2017-05-01'],
  fy: ['法律援助法', '2022-01-01'],
  jb: ['反家庭暴力法', '2016-03-01'],
  hk: ['户口登记条例', null],
  jj: ['居住证暂行条例', '2016-01-01'],
} as const satisfies Record<string, readonly [document: string, date: string | null]>

/** An article of a law. */
export function law(letters: keyof typeof LAWS, article: number): Source {
  const [document, date] = LAWS[letters]
  return { document, article: `第${inChinese(article)}条`, date, ref: `${letters}${article}` }
}

const DIGITS = '零一二三四五六七八九'

/** 7 is 七, 14 十四, 20 二十, 31 三十一; below a hundred. */
function inChinese(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  const lead = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS[tens]}十`
  return ones === 0 ? lead : `${lead}${DIGITS[ones]}`
}

const PAPERS = {
  registration: ['扶贫开发建档立卡工作方案', '2014', '识别程序', 'domain:2.1'],
  exit: ['厅字〔2016〕16号文件', '2016', '贫困人口退出', 'domain:2.5'],
  levels: ['三位一体：重庆市巫溪县精准扶贫工作机制', '2018-09-21', '三公示', 'domain:3.3'],
  accounts: ['三位一体：重庆市巫溪县精准扶贫工作机制', '2018-09-21', '四算', 'domain:3.1'],
  monitoring: ['中农组发〔2021〕7号文件', '2021-05-16', '监测对象', 'domain:4'],
  publicity: ['关于完善扶贫资金项目公告公示制度的指导意见', null, '公示', 'domain:5.3'],
  credit: ['扶贫小额信贷政策', null, '要点', 'domain:5.4'],
  reports: ['纪检监察机关处理检举控告工作规则', '2020-01-21', '告知', 'domain:6'],
} as const satisfies Record<
  string,
  readonly [document: string, date: string | null, article: string, ref: string]
>

/** A paper that is no law, by the fact sheet's section on it. */
export function paper(name: keyof typeof PAPERS): Source {
  const [document, date, article, ref] = PAPERS[name]
  return { document, date, article, ref }
}

/** What the county's own office answered, with the month it did: it grows old. */
export function officeSource(decidedAt: Date | null): Source {
  const date = decidedAt === null ? null : dayOf(decidedAt)
  const [year, month] = (date ?? '').split('-').map(Number)
  const document = month ? `县扶贫办${year}年${month}月答复` : '县扶贫办答复'
  return { document, article: '', date, ref: 'office' }
}

/** What the office wrote an answer rests on, 《…》第三条 or in its own words, and since when the answer holds. */
export function writtenSource(text: string, date: Day): Source {
  const [, document, article = ''] = /^《([^《》]+)》([^《》]*)$/u.exec(text) ?? []
  return document === undefined
    ? { document: text, article: '', date, ref: 'office', isUntitled: true }
    : { document, article, date, ref: 'office' }
}

/** What has no title of its own: a paper known by its number, a policy. */
const UNTITLED = /(?:文件|政策|答复)$/

/** As the reader sees it: 《…》第十四条, 《…》第二部分（三）. */
export const sourceText = ({
  document,
  article,
  isUntitled,
}: Pick<Source, 'document' | 'article' | 'isUntitled'>): string =>
  isUntitled || UNTITLED.test(document) ? document : `《${document}》${partText(article)}`

const COUNTED =
  /^(?:第[^第]+?(?:部分|分?编)|[〇零一二三四五六七八九十百]+[、．.]|[0-9０-９]+[、．.]|[（(][^（）()]+[）)])+$/u

/**
 * How a part is cited that a document only counts: 二、 is 第二部分, 二、（三） 第二部分（三）, 3. 第3点. The mark that
 * sets a number or a heading off from what follows is no part of it.
 */
function partText(article: string): string {
  if (!COUNTED.test(article)) return article.replace(/[、．.：:]+$/u, '')
  return article
    .replace(/^([〇零一二三四五六七八九十百]+)[、．.]/u, '第$1部分')
    .replace(/([〇零一二三四五六七八九十百]+)[、．.]/gu, '$1')
    .replace(/([0-9０-９]+)[、．.]/gu, '第$1点')
}

/** As the source writes it. */
export const inSource = (figure: Figure): string =>
  typeof figure === 'string' ? figure : figure.source

export const said = (figure: Figure): string => (typeof figure === 'string' ? figure : figure.said)
