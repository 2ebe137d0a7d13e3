import type { Language, Reply, Say, TemplateName } from '../../api/client'
import type { ChannelAbilities, Rendered } from '../channels/channel'
import { en } from './en'
import { zh } from './zh'

const LANGUAGES = { zh, en } as const satisfies Record<Language, object>

/**
 * Puts a reply into words. The cast is safe: what was stored was checked against the template when
 * it was said, and a text reads only its own variables.
 */
export function textOf({ template, vars }: Say, language: Language): string {
  const write = LANGUAGES[language][template as TemplateName] as (vars: Say['vars']) => string
  return write(vars)
}

/** Choices become buttons, or digits behind the text where the channel has none. */
export function render(
  reply: Reply,
  language: Language,
  abilities: ChannelAbilities,
  signature: string,
): Rendered {
  const text = textOf(reply, language)
  const choices = (reply.choices ?? []).map(({ id, say }) => ({ id, label: textOf(say, language) }))
  const signed = abilities.isSms ? `【${signature}】${text}` : text
  if (choices.length === 0 || abilities.hasButtons) return { text: signed, buttons: choices }
  const digits = choices.map(({ label }, i) => `${i + 1}${language === 'en' ? ' ' : ''}${label}`)
  const lead = language === 'en' ? 'Reply ' : '回'
  return { text: `${signed}\n${lead}${digits.join(' ')}`, buttons: [] }
}
