/** Why a message did not arrive, in words an office can act on. */
const REASONS = {
  wrong: { zh: '号码错', en: 'wrong number' },
  off: { zh: '关机或停机', en: 'phone off' },
  landline: { zh: '座机收不了', en: 'landline' },
  stopped: { zh: '对方拒收', en: 'they stopped us' },
  blocked: { zh: '运营商拦截', en: 'carrier blocked it' },
  busy: { zh: '线路忙', en: 'network busy' },
  account: { zh: '短信账号出错', en: 'our account' },
  ours: { zh: '系统出错', en: 'our fault' },
  unsure: { zh: '原因不明', en: 'unknown' },
} as const
type Reason = keyof typeof REASONS

/** Codes of providers, and words of our own for what they did not say. */
const CODES: Readonly<Record<Reason, readonly string[]>> = {
  wrong: ['21211', '21614', '30005', 'address_fix', 'chat_not_found', 'no_chat_id'],
  off: ['30003'],
  landline: ['30006', 'address_voice', 'landline'],
  stopped: ['21610', '30004', 'address_stop', 'blocked'],
  blocked: ['30007', '30034', '21408', '21612'],
  busy: ['20429', '30001', 'rate_limited', 'network', 'timeout'],
  account: ['20003', '20005', '21606', '21660', 'http_401', 'http_403'],
  ours: ['no_words', 'unreadable', 'send_threw', 'bad_answer'],
  unsure: ['', '30008', 'unknown'],
}

const REASON_OF = new Map(
  Object.entries(CODES).flatMap(([reason, codes]) =>
    codes.map((code) => [code, reason as Reason] as const),
  ),
)

/** One nobody has words for is shown as it is: the provider's support knows it. */
export const failureWords = (code: string, language: 'zh' | 'en'): string => {
  const reason = REASON_OF.get(code)
  if (reason) return REASONS[reason][language]
  return language === 'zh' ? `代码${code.slice(0, 8)}` : `code ${code.slice(0, 8)}`
}
