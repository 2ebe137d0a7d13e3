import { type Language, type Reply, type Say, type TemplateName, TEMPLATES } from '../../api/client'
import type { ChannelAbilities, Rendered } from '../channels/channel'
import { en } from './en'
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

/** Choices become buttons, or digits behind the text where the channel has none. */
export function render(
  reply: Reply,
  language: Language,
  abilities: ChannelAbilities,
  signature: string,
  { isResend = false } = {},
): Rendered {
  const shown = abilities.isSms ? withoutHealth(reply) : reply
  const text = (isResend ? RESENT[language] : '') + textOf(shown, language)
  const choices = (reply.choices ?? []).map(({ id, say }) => ({ id, label: textOf(say, language) }))
  const signed = abilities.isSms ? `【${signature}】${text}` : text
  if (choices.length === 0 || abilities.hasButtons) return { text: signed, buttons: choices }
  const digits = choices.map(({ label }, i) => `${i + 1}${language === 'en' ? ' ' : ''}${label}`)
  const lead = language === 'en' ? 'Reply ' : '回'
  return { text: `${signed}\n${lead}${digits.join(' ')}`, buttons: [] }
}
