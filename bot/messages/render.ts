import { type Language, type Reply, type Say, type TemplateName, TEMPLATES } from '../../api/client'
import type { ChannelAbilities, Picture, Rendered } from '../channels/channel'
import { en } from './en'
import { sizeOf } from './segments'
import { withoutHealth } from './without-health'
import { zh } from './zh'

const LANGUAGES = { zh, en } as const satisfies Record<Language, object>

/**
 * Puts a reply into words. The cast is safe: the variables a template declares are all there. Where
 * one is not, the fault is ours, and is told rather than hidden in half a sentence.
 */
export function textOf({ template, vars }: Say, language: Language): string {
  const sentences = LANGUAGES[language]
  const isWhole = Object.keys(TEMPLATES[template]).every((name) => vars[name] !== undefined)
  if (!isWhole) return sentences['common.broken']({})
  const write = sentences[template as TemplateName] as (vars: Say['vars']) => string
  return write(vars)
}

/** Stands before a message that may have arrived before, so that nobody takes it for a second one. */
const RESENT = { zh: '重发：', en: 'Resent: ' } as const satisfies Record<Language, string>

interface RenderOptions {
  isResend?: boolean
  /** Where people reach our pages, without a slash at the end; null where nobody can. */
  publicUrl?: string | null
}

/**
 * Choices become buttons, or digits behind the text where the channel has none; a picture becomes the
 * address of its page where the channel has none and the message still fits.
 */
export function render(
  reply: Reply,
  language: Language,
  abilities: ChannelAbilities,
  signature: string,
  options: RenderOptions = {},
): Rendered {
  const rendered = inWords(reply, language, abilities, signature, options)
  if (!abilities.isTemplated) return rendered
  const { template, vars, choices } = reply
  const { isResend = false } = options
  return { ...rendered, reply: { template, vars, language, isResend, ...(choices && { choices }) } }
}

function inWords(
  reply: Reply,
  language: Language,
  abilities: ChannelAbilities,
  signature: string,
  { isResend = false, publicUrl: reachedAt = null }: RenderOptions,
): Rendered {
  const publicUrl = abilities.isTemplated ? null : reachedAt
  const shown = abilities.isSms ? withoutHealth(reply) : reply
  const text = (isResend ? RESENT[language] : '') + textOf(shown, language)
  const choices = (reply.choices ?? []).map(({ id, say }) => ({ id, label: textOf(say, language) }))
  const signed = abilities.isSms ? `【${signature}】${text}` : text
  const picture = reply.picture === undefined ? null : pictureAt(reply.picture, publicUrl)
  if (picture && abilities.hasPictures) return { text: signed, buttons: choices, picture }
  if (choices.length === 0 || abilities.hasButtons)
    return { text: withPage(signed, publicUrl && picture, language), buttons: choices }
  const digits = choices.map(({ label }, i) => `${i + 1}${language === 'en' ? ' ' : ''}${label}`)
  const lead = language === 'en' ? 'Reply ' : '回'
  return { text: `${signed}\n${lead}${digits.join(' ')}`, buttons: [] }
}

/** Without a public address of ours it can be reached from our own pages alone. */
const pictureAt = (path: string, publicUrl: string | null): Picture => ({
  url: `${publicUrl ?? ''}${path}.png`,
  page: `${publicUrl ?? ''}${path}`,
})

const LOOK_AT = { zh: '看图', en: 'See' } as const satisfies Record<Language, string>
/** What a message may cost at most. */
const MOST_SEGMENTS = 2

function withPage(text: string, picture: Picture | '' | null, language: Language): string {
  if (!picture) return text
  const whole = `${text}\n${LOOK_AT[language]} ${picture.page}`
  return sizeOf(whole).segments <= MOST_SEGMENTS ? whole : text
}
