import { numberOf } from '../../wording/numerals'

/** 1 to 99 in Arabic or Chinese numerals, `05` and `5.0` of spreadsheets included. */
export function smallNumber(text: string): number | undefined {
  if (!/^(?:\d{1,3}(?:\.0+)?|[一二三四五六七八九十]{1,3})$/.test(text)) return undefined
  const value = numberOf(text)
  return value !== undefined && value >= 1 && value <= 99 ? value : undefined
}

/** The villager group of `5社`, `五社`, `第5组`, `5`. */
export function groupNumber(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace(/[\p{C}\s]+/gu, '')
  return smallNumber(
    plain.replace(/^第/, '').replace(/(村民小组|村小组|小组|合作社|生产队|社|组|队)$/, ''),
  )
}
