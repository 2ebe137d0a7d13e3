/** Numbers as people write and text them: 3, ３, 1,200, 1.5万, 3万2, 十五, 三百二, 一万二, 壹仟, 廿, 半. */
const HAN = '零一二三四五六七八九'

/** Other signs for the same: of banknotes, of the telephone, of speech. */
const SAME: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['零', '〇○'],
    ['一', '壹幺'],
    ['二', '贰两俩'],
    ['三', '叁仨'],
    ['四', '肆'],
    ['五', '伍'],
    ['六', '陆'],
    ['七', '柒'],
    ['八', '捌'],
    ['九', '玖'],
    ['十', '拾'],
    ['百', '佰'],
    ['千', '仟'],
    ['万', '萬'],
  ].flatMap(([sign = '', others = '']) => [...others].map((other) => [other, sign] as const)),
)
const TENS: Readonly<Record<string, string>> = { 廿: '二十', 卅: '三十' }

/** Every sign of a number that is no digit, for a pattern. */
export const NUMERALS = `${HAN}十百千万${Object.keys(SAME).join('')}${Object.keys(TENS).join('')}`
/** 1 to 99, for a pattern: of a month, a day, a villager group. */
export const SMALL = '\\d{1,2}|[一二两三四五六七八九十廿卅]{1,3}'

const valueOf = (sign: string) => (/\d/.test(sign) ? Number(sign) : HAN.indexOf(sign))

const plainOf = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
    .replace(/./gu, (sign) => SAME[sign] ?? TENS[sign] ?? sign)

const ONE = '[\\d一二三四五六七八九]'
/**
 * Below ten thousand. 零 stands only where a place is left out; the first number may have several
 * digits and a fraction, as in 1.5千.
 */
const SECTION = new RegExp(
  `^(?:(?<thousands>\\d+(?:\\.\\d+)?|${ONE})千)?` +
    `(?:(?<gap1>零)?(?<hundreds>\\d+(?:\\.\\d+)?|${ONE})百)?` +
    `(?:(?<gap2>零)?(?<tens>${ONE})?十)?` +
    `(?<gap3>零)?(?<ones>\\d+|${ONE})?$`,
  'u',
)

/**
 * The number a text is, to hundredths; undefined for what is none or more than one: 三四, 十十, 几百.
 * The unit last left out is understood: 三百二 is 320, 一万二 is 12,000, 三百零二 is 302.
 */
export function numberOf(text: string): number | undefined {
  const plain = plainOf(text)
  if (plain === '半') return 0.5
  const [high = '', low, ...more] = plain.split('万')
  if (more.length > 0) return undefined
  if (low === undefined) return withFraction(high)
  const tenThousands = withFraction(high)
  if (tenThousands === undefined || tenThousands === 0) return undefined
  return together(tenThousands * 10_000, low)
}

/** What follows 万: nothing, 2 for 2,000, or what is below ten thousand. */
function together(value: number, low: string): number | undefined {
  if (low === '') return hundredths(value)
  if (new RegExp(`^${ONE}$`, 'u').test(low)) return hundredths(value + valueOf(low) * 1_000)
  const rest = low.startsWith('零') ? section(low.slice(1)) : section(low)
  return rest === undefined || rest === 0 || rest >= 10_000 ? undefined : hundredths(value + rest)
}

const hundredths = (value: number) => Math.round(value * 100) / 100

/** 三点五, 1.5, or a whole number. */
function withFraction(text: string): number | undefined {
  if (/^\d+(?:\.\d+)?$/.test(text)) return hundredths(Number(text))
  const [whole = '', fraction, ...more] = text.split('点')
  if (fraction === undefined) return section(whole)
  const units = section(whole)
  if (more.length > 0 || units === undefined || !/^[零一二三四五六七八九]+$/.test(fraction))
    return undefined
  return hundredths(Number(`${units}.${[...fraction].map(valueOf).join('')}`))
}

function section(text: string): number | undefined {
  if (text === '零') return 0
  const found = SECTION.exec(text)?.groups
  if (!found || text === '') return undefined
  const { thousands, hundreds, tens, ones, gap1, gap2, gap3 } = found
  const hasTen = text.includes('十')
  // A 零 stands behind a larger place and before a smaller one: none of 零十, 三十零五, 一百零; 零五 is five.
  const isOdd =
    (gap1 && !thousands) ||
    (gap2 && !thousands && !hundreds) ||
    (gap3 && (ones === undefined || hasTen))
  if (isOdd) return undefined
  // 四千五 is 4,500, 一百八 is 180; 四千零五 and 1千20 say it all.
  const isShort = !hasTen && !gap3 && ones?.length === 1 && (thousands ?? hundreds) !== undefined
  const unit = isShort ? (hundreds === undefined ? 100 : 10) : 1
  const ten = hasTen ? amount(tens ?? '1') * 10 : 0
  return hundredths(amount(thousands) * 1_000 + amount(hundreds) * 100 + ten + amount(ones) * unit)
}

const amount = (text: string | undefined): number => {
  if (text === undefined) return 0
  return /\d/.test(text) ? Number(text) : valueOf(text)
}

/** Digits said one by one, as codes and years are: 二三五九 is `2359`; undefined for anything else. */
export function digitsOf(text: string): string | undefined {
  const plain = plainOf(text)
  if (!/^[\d零一二三四五六七八九]+$/u.test(plain)) return undefined
  return [...plain].map(valueOf).join('')
}

const IN_TEXT = '零〇一二两俩三四五六七八九十百千万'
/** For a pattern: one number, with nothing of a number, a range or 几 and 多 around it. */
export const AMOUNT = `(?<![\\d.${IN_TEXT}几多数~\\-]|[\\d${IN_TEXT}][至到、/])(\\d{1,9}(?:\\.\\d{1,2})?[万千百]?|[${IN_TEXT}]{1,9}|半)(?![\\d.${IN_TEXT}几多余来])`
/** What may stand between a word and its number. */
export const NO_NUMBER = `[^\\d${IN_TEXT}半几多~\\-]`
