import { maskNames } from './mask-names'

/** One figure in any writing; 幺 is how one is said in a telephone number. */
const FIGURE = '[0-9０-９]'
const SPOKEN = '[零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]'
const EITHER = `(?:${FIGURE}|${SPOKEN})`
/** What people put between the groups of a number. */
const SIGN = '[ \\t\\u3000\\-－‐–—_.·]'
const GAP = `${SIGN}{0,2}`
const run = (figure: string, least: number) => `${figure}(?:${GAP}${figure}){${least - 1},}`

/** 王小二 13812345678: the numeral is of the name. */
const NOT_A_NAMES = `(?!${SPOKEN}(?:${SIGN}{1,2}${EITHER}{3}|${FIGURE}))`

const RUNS = new RegExp(
  `(?<!${FIGURE})[+＋]?(?:${[
    `${run(FIGURE, 6)}[xXＸｘ]?`,
    `${NOT_A_NAMES}${run(SPOKEN, 6)}`,
    `${NOT_A_NAMES}${run(EITHER, 9)}`,
    `1[3-9]${FIGURE}[,，/]${FIGURE}{4}[,，/]${FIGURE}{4}`,
  ].join('|')})`,
  'gu',
)
const COUNTED = /^(?:\.\d+|．[０-９]+)?\s*(?:元|块|圆|万|亿|人民币|公?斤|吨|亩|平)/
const YEARS = /^(?:(?:19|20)\d\d)(?:[-.–—_ ](?:19|20)\d\d)*$/
const DAY = /^(?:19|20)\d\d[-./](?:0?[1-9]|1[0-2])(?:[-./](?:0?[1-9]|[12]\d|3[01]))?$/
const MOST_COUNTED = 9

const NUMBERED = '[0-9０-９零〇一二三四五六七八九十百]{1,4}'

const PATTERNS: readonly [mask: string, pattern: RegExp][] = [
  ['〔邮箱〕', /[\w.+-]{1,64}[@＠][\w-]{1,63}(?:\.[\w-]{1,63})+/gu],
  ['〔账号〕', /(?<=(?:微信|QQ|qq|wx|WX)(?:号码?)?(?:是|为)?[:： ]?)[A-Za-z0-9_-]{5,}/gu],
  [
    '〔车牌〕',
    /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Za-zＡ-Ｚ][ ·•.-]?(?=[A-Za-z]{0,5}[0-9０-９])[A-Za-z0-9０-９Ａ-Ｚ]{4,5}[A-Za-z0-9０-９Ａ-Ｚ挂学警港澳]/gu,
  ],
  [
    '〔号码〕',
    new RegExp(
      `(?<=(?:尾号|[后末][四六46]位数?)(?:是|为)?[:： ]?)${run(EITHER, 3)}[xXＸｘ]?`,
      'gu',
    ),
  ],
  [
    '〔日期〕',
    /(?<=(?:生日|出生(?:日期|于)?)(?:是|为)?[:： ]?)(?:19|20)\d\d[-./年]\d{1,2}[-./月]\d{1,2}日?|(?:19|20)\d\d[-./年]\d{1,2}[-./月]\d{1,2}日?(?=出?生)/gu,
  ],
  [
    '〔门牌〕',
    new RegExp(
      `${NUMBERED}[栋幢]${NUMBERED}单元(?:${NUMBERED}[室号]?)?|(?<=[村区坝湾沟坪垭坡寨])第?${NUMBERED}[组社队](?:${NUMBERED}号?)?|(?<![月年])${NUMBERED}[组社队]${NUMBERED}号|(?<=[路街巷弄])${NUMBERED}号`,
      'gu',
    ),
  ],
]
/**
 * A question without what tells who asks or of whom: telephones, numbers of papers, cards and plates, addresses of
 * mail and houses, names that are introduced. Sums, years, days and service numbers of five figures stay.
 */
export function maskPersonal(text: string): string {
  const masked = PATTERNS.reduce((so, [mask, pattern]) => so.replace(pattern, mask), text)
  return maskNames(
    masked.replace(RUNS, (found, at: number, whole: string) =>
      isNobodys(found, whole.slice(at + found.length)) ? found : '〔号码〕',
    ),
  )
}

/** A sum, a day or years. */
function isNobodys(found: string, after: string): boolean {
  const figures = found.normalize('NFKC')
  if (YEARS.test(figures) || DAY.test(figures)) return true
  return (
    figures.replace(/\D/g, '').length <= MOST_COUNTED &&
    /^\d+(?:\.\d{1,2})?$/.test(figures) &&
    COUNTED.test(after)
  )
}

/** Identity numbers have 15 or 18 figures, bank cards 16 to 19; no telephone has as many. */
const LEAST_OF_PAPERS = 15
const PAPERS = new RegExp(
  `(?<!${FIGURE})${NOT_A_NAMES}${run(EITHER, LEAST_OF_PAPERS)}[xXＸｘ]?`,
  'gu',
)
/** What an answer may well give, one after another: telephones, days, years. */
const GIVEN = [
  '0\\d{2,3}[ -]?[2-9]\\d{6,7}',
  '1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}',
  '[48]00[ -]?\\d{3}[ -]?\\d{4}',
  '[2-9]\\d{6,7}',
  '(?:19|20)\\d\\d(?:[-.](?:0?[1-9]|1[0-2])(?:[-.](?:0?[1-9]|[12]\\d|3[01]))?)?',
].join('|')
const ONE_AFTER_ANOTHER = new RegExp(`^(?:${GIVEN})(?:${SIGN}{1,2}(?:${GIVEN}))+$`, 'u')

/** An answer without the numbers of identity papers and bank cards; whom to ring stays. */
export const maskPapers = (text: string): string =>
  text.replace(PAPERS, (found) =>
    ONE_AFTER_ANOTHER.test(found.normalize('NFKC')) ? found : '〔号码〕',
  )
