import type { WantedPlace } from '../../api/client'

/** Where a person wants their messages. */
export interface WhereMeaning {
  intent: 'choose_contact'
  where: WantedPlace
}

const CHAT = '(?:微信|电报|TELEGRAM|WECHAT)'
const TEXT = '(?:手机)?短信'
const BEFORE =
  '(?:请|麻烦|以后|今后|往后|你们|就|都|还是|我要|我想|帮我|有事|消息|通知|公示|提醒|,|给我)*'
const AFTER =
  '(?:给我|通知我?|联系我?|告诉我|就行|就好|就可以|吧|了|嘛|哈|噻|啊|到手机上?|谢谢|,|收)*'
const NOT = '(?:别|莫|不要|不用|不消|不想)(?:再)?(?:给我)?(?:发|用)?'
const BY = '(?:改用|改成|换成|改发|换|改|用|走|通过|给我发|以后发|还是发|就发)'

const by = (way: string, other: string) =>
  new RegExp(
    [
      `^${BEFORE}${BY}${way}${AFTER}$`,
      `^${BEFORE}发?${way}(?:发|通知|联系|告诉)?(?:给)?我${AFTER}$`,
      `^${BEFORE}${NOT}${other}(?:了|,)*(?:${BY}|发)*${way}${AFTER}$`,
    ].join('|'),
    'u',
  )
const BY_CHAT = by(CHAT, TEXT)
const BY_TEXT = by(TEXT, CHAT)
const NO_CHAT = new RegExp(`^${BEFORE}${NOT}${CHAT}(?:上)?(?:了|吧|,|我)*$`, 'u')
const PLACE = '(?:这里|这儿|这边|这头|这个(?:手机)?号码?|这个手机|这个微信|这个电报|这个聊天|本机)'
const HERE = new RegExp(
  `^${BEFORE}(?:(?:发|收|用)(?:到|在|来)?${PLACE}|在?${PLACE}(?:上|来)?(?:发|收))(?:上|来)?${AFTER}$`,
  'u',
)
const ENGLISH = {
  text: /^(?:PLEASE )?(?:TEXT ME|SMS ME|(?:USE|BY|SEND(?: ME)?(?: AN?)?) (?:SMS|TEXTS?)(?: MESSAGES?)?)(?: INSTEAD)?(?: PLEASE)?$/,
  chat: /^(?:PLEASE )?(?:USE|BY|ON|IN|SEND(?: IT| THEM)?(?: TO| ON| BY)) (?:TELEGRAM|WECHAT|THE CHAT)(?: INSTEAD)?(?: PLEASE)?$/,
  here: /^(?:PLEASE )?(?:(?:SEND|WRITE)(?: IT| THEM| MESSAGES)?(?: TO ME)? HERE|USE THIS (?:NUMBER|PHONE|CHAT)|WRITE TO ME HERE)(?: INSTEAD)?(?: PLEASE)?$/,
} as const

/** 用短信, 别发微信, 就发这里 and their like. */
export function hereOrThere(plain: string): WhereMeaning | undefined {
  const where = whereIn(plain)
  return where && { intent: 'choose_contact', where }
}

function whereIn(plain: string): WantedPlace | undefined {
  if (!/\p{Script=Han}/u.test(plain))
    return (['text', 'chat', 'here'] as const).find((each) => ENGLISH[each].test(plain))
  const flat = plain.replaceAll(' ', '')
  if (HERE.test(flat)) return 'here'
  if (BY_CHAT.test(flat)) return 'chat'
  return BY_TEXT.test(flat) || NO_CHAT.test(flat) ? 'text' : undefined
}
