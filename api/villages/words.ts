import type { EnterableIndicator } from '../../db/values/village-standards'
import { numberOf } from '../wording/numerals'
import { isInRange } from './rules'

/** An indicator as it was worded, as far as it goes. */
export interface IndicatorWords {
  /** Null: none was said, or one that nobody enters. */
  indicator: EnterableIndicator | null
  /** Null: none was said, or none that can be. */
  value: number | null
  source: string | null
  year: number | null
}

const INDICATORS: Record<EnterableIndicator, RegExp> = {
  disposable_income: /^(?:农民|村民|农村居民)?(?:人均)?(?:可支配|纯)?收入/u,
  poor_transport: /^(?:交通|道路|公路)(?:条件|状况|情况)?差?/u,
  poor_drinking_water: /^(?:安全)?(?:饮水|饮用水|用水|吃水)(?:安全|条件|情况)?(?:保障率)?差?/u,
  harsh_environment: /^(?:生存|自然|居住)?(?:环境|条件)(?:恶劣)?差?/u,
}

const SEPARATORS = /^[\s,:;.、。，：；=]+/u
const YEAR = /^(20\d{2})年?(?!\d)/u
const IS = /^(?:是|为|等于|评|打|得|约|大约)+/u
const NUMBER = /^(\d[\d,，]*(?:\.\d{1,2})?万?|[零〇一二两三四五六七八九十百千万]+)/u
const UNIT = /^(?:级|分|元|块钱?|等|档)?(?:每人)?/u
const SOURCE = /^(?:来源|依据|根据|出处|数据来源|来自|SOURCE)(?:是|为)?[\s:：,，]*/iu

const skip = (text: string) => text.replace(SEPARATORS, '')

/** Reads 交通 3 来源 2025年交通局调查, or the part of it that was said. */
export function readIndicatorWords(text: string): IndicatorWords {
  let rest = skip(text.normalize('NFKC'))
  const [whole = '', year] = YEAR.exec(rest) ?? []
  rest = skip(rest.slice(whole.length))
  const [indicator, length] = indicatorAt(rest)
  rest = skip(skip(rest.slice(length)).replace(IS, ''))
  const [number = ''] = NUMBER.exec(rest) ?? []
  const value = indicator ? valueOf(indicator, number) : null
  if (value !== null) rest = skip(rest.slice(number.length).replace(UNIT, ''))
  const [lead] = SOURCE.exec(rest) ?? []
  // Behind a value it is its source, with or without the word for it.
  const source = lead === undefined && value === null ? '' : rest.slice(lead?.length ?? 0).trim()
  return { indicator, value, source: source || null, year: year ? Number(year) : null }
}

function indicatorAt(text: string): [EnterableIndicator | null, length: number] {
  for (const [indicator, pattern] of Object.entries(INDICATORS)) {
    const [word] = pattern.exec(text) ?? []
    if (word) return [indicator as EnterableIndicator, word.length]
  }
  return [null, 0]
}

/** A grade from 0 to 10, or yuan; null for what neither can be. */
export function valueOf(indicator: EnterableIndicator, words: string): number | null {
  const plain = skip(words.normalize('NFKC'))
    .replace(IS, '')
    .replace(/[,，\s]/g, '')
  const [number = ''] = NUMBER.exec(plain) ?? []
  if (number === '' || plain.slice(number.length).replace(UNIT, '') !== '') return null
  const amount = numberOf(number)
  if (amount === undefined) return null
  const value = indicator === 'disposable_income' ? Math.round(amount * 100) : amount
  return isInRange(indicator, value) ? value : null
}
