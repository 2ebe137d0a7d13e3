const DIGITS = '〇一二三四五六七八九'

/** 十一, 二十, 四十七: Chinese numerals from 1 to 99; undefined for anything else. */
export function chineseNumber(text: string): number | undefined {
  const [tens, ones, ...more] = text.split('十')
  if (tens === undefined || more.length > 0) return undefined
  if (ones === undefined) return digitOf(tens)
  const ten = tens === '' ? 1 : digitOf(tens)
  const one = ones === '' ? 0 : digitOf(ones)
  return ten === undefined || one === undefined ? undefined : ten * 10 + one
}

function digitOf(character: string): number | undefined {
  const digit = character.length === 1 ? DIGITS.indexOf(character) : -1
  return digit > 0 ? digit : undefined
}

/** 1 to 99 in Arabic or Chinese numerals, `05` and `5.0` of spreadsheets included. */
export function smallNumber(text: string): number | undefined {
  if (!/^\d{1,3}(\.0+)?$/.test(text)) return chineseNumber(text)
  const value = Number(text)
  return value >= 1 && value <= 99 ? value : undefined
}

/** The villager group of `5社`, `五社`, `第5组`, `5`. */
export function groupNumber(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace(/[\p{C}\s]+/gu, '')
  return smallNumber(
    plain.replace(/^第/, '').replace(/(村民小组|村小组|小组|合作社|生产队|社|组|队)$/, ''),
  )
}
