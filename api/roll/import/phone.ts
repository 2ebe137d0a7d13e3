import type { NormalisationClass, WarningClass } from './findings'

type PhoneChange = Extract<NormalisationClass, `phone_${string}`>
type PhoneDoubt = Extract<WarningClass, `phone_${string}`>

export interface PhoneReading {
  /** E.164; null where nobody can be reached by it. */
  phone: string | null
  changes: readonly PhoneChange[]
  doubt?: PhoneDoubt
}

const NONE: PhoneReading = { phone: null, changes: [] }
const NONE_WORDS = new Set(
  '无,没有,暂无,无电话,没有电话,无手机,无号码,无联系电话,不详,空,/,-,--,—,——,0,none'.split(','),
)

/** A phone as typed, to the one form we store. Only mobile numbers can be reached by message. */
export function readPhone(text: string): PhoneReading {
  if (text === '') return NONE
  if (isMobile(text)) return { phone: `+86${text}`, changes: [] }
  const narrow = text.normalize('NFKC').replace(/\p{C}/gu, '').trim()
  if (narrow === '') return NONE
  const word = narrow.toLowerCase().replace(/\s/g, '')
  if (NONE_WORDS.has(word)) return { phone: null, changes: ['phone_none_word'] }
  if (/^\d(\.\d+)?e\+?\d+$/i.test(word)) return doubtful('phone_lost_in_spreadsheet')
  const changes: PhoneChange[] = /[０-９]/.test(text) ? ['phone_full_width'] : []
  return readOne(narrow, changes) ?? readFirst(narrow) ?? doubtful(doubtOf(narrow))
}

const doubtful = (doubt: PhoneDoubt): PhoneReading => ({ phone: null, changes: [], doubt })

function readOne(narrow: string, before: PhoneChange[]): PhoneReading | undefined {
  // +86, 0086, 86 and a trunk 0 are said before mobile numbers; what separates them goes with them.
  const bare = narrow.replace(/^(\(?(\+|00)86\)?|86(?=\D*1\d)|0(?=1))[\s-]*/, '')
  const digits = bare.replace(/[\s().·-]/g, '')
  if (!isMobile(digits)) return undefined
  const changes = [...before]
  if (bare !== narrow) changes.push('phone_prefix')
  if (digits !== bare) changes.push('phone_dashes')
  return { phone: `+86${digits}`, changes }
}

/** The first of several: `19900000150/19900000151`, or a number with a name beside it. */
function readFirst(narrow: string): PhoneReading | undefined {
  const found = /(?<!\d)1[3-9]\d{9}(?!\d)/.exec(narrow)
  return found ? { phone: `+86${found[0]}`, changes: [], doubt: 'phone_several' } : undefined
}

function doubtOf(narrow: string): PhoneDoubt {
  const digits = narrow.replace(/[\s()-]/g, '')
  if (/^1[3-9]\d{8}$/.test(digits)) return 'phone_ten_digits'
  return /^((\+|00)?86)?(0\d{2,3})?[2-8]\d{6,7}(转?\d{1,4})?$/.test(digits)
    ? 'phone_landline'
    : 'phone_unreadable'
}

/** 11 digits from 13 to 19. */
function isMobile(text: string): boolean {
  if (text.length !== 11 || text.charCodeAt(0) !== 49) return false
  for (let i = 1; i < 11; i++) {
    const code = text.charCodeAt(i)
    if (code < (i === 1 ? 51 : 48) || code > 57) return false
  }
  return true
}
