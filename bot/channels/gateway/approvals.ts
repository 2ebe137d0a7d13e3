import { createHash } from 'node:crypto'
import { type Reply, say, type TemplateName, TEMPLATES } from '../../../api/client'
import { render } from '../../messages/render'
import type { Rendered } from '../channel'
import { isLabel } from './asks'
import { BY_CALL, callFor, mayQuote } from './by-call'
import { fewest } from './fewest'
import { fit } from './fit'
import { isOffice } from './office'
import type { TemplateRules } from './profile'
import { type Shape, textOfShape, unfitting } from './shape'
import { type Said, shapesOf } from './shapes'

/** A text an operator has approved, or is to. */
export interface Approval {
  /** What we call it, and after the @ the fingerprint of its words: another text has another one. */
  key: string
  template: TemplateName
  shape: Shape
}

/** A message as a gateway sends it. */
export interface Fitted {
  approval: Approval
  params: Record<string, string>
  /** What arrives behind the signature. */
  text: string
}

/** `unfit`: no approved text says it; `no_reply`, `other_signature`: not what a gateway can send. */
export type Unfit = 'unfit' | 'no_reply' | 'other_signature'

const SMS = { isSms: true, hasButtons: false, isTemplated: true } as const

/** Every sentence that may be a message. */
export const MESSAGES = (Object.keys(TEMPLATES) as TemplateName[]).filter((name) => !isLabel(name))

/** Those the office has to get approved; its own work it does in a chat. */
export const NEEDED = MESSAGES.filter((name) => !isOffice(name))

export type Approvals = ReturnType<typeof createApprovals>

/** The approved texts of an operator's rules, and which of them says a message. */
export function createApprovals(rules: TemplateRules, hotline: string) {
  const known = new Map<string, Approval[]>()

  function of(template: TemplateName, said: Said): Approval[] {
    const name = [template, said.language === 'en' && 'en', said.isResend && 'again']
      .filter(Boolean)
      .join('.')
    const before = known.get(name)
    if (before) return before
    const fitting = shapesOf(template, said, hotline, rules).filter(
      (shape) => unfitting(shape, rules) === null,
    )
    const approvals = fewest(fitting, rules).map((shape) => ({
      key: `${name}@${fingerprint(shape)}`,
      template,
      shape,
    }))
    known.set(name, approvals)
    return approvals
  }

  /** The first approved text that says it and has a code; else the first that would if it had one. */
  function fitted(
    text: string,
    template: TemplateName,
    said: Said,
    hasCode: (key: string) => boolean,
  ): Fitted | null {
    const all = of(template, said).flatMap((approval): Fitted[] => {
      const params = fit(text, approval.shape, rules)
      return params ? [{ approval, params, text }] : []
    })
    return all.find(({ approval }) => hasCode(approval.key)) ?? all[0] ?? null
  }

  /**
   * How a message goes out: its own words, or those that say whom to ring for it where they quote
   * what no approved text can hold, or repeat what has none of its own for that.
   */
  function find(
    message: Rendered,
    signature: string,
    hasCode: (key: string) => boolean,
  ): Fitted | Unfit {
    const { reply } = message
    if (!reply) return 'no_reply'
    const sign = `【${signature}】`
    if (!message.text.startsWith(sign)) return 'other_signature'
    const { language, isResend } = reply
    // As the outbox wrote it, from the list of templates.
    const template = reply.template as TemplateName
    const own = fitted(message.text.slice(sign.length), template, { language, isResend }, hasCode)
    const mayGoByCall = isResend || isOffice(template)
    if (own && (!mayGoByCall || hasCode(own.approval.key))) return own
    if (!mayGoByCall && !BY_CALL.has(template) && !mayQuote(template)) return 'unfit'
    const call: Reply = isResend ? say('call.again', { hotline }) : callFor(reply, hotline)
    const { text } = render(call, language, SMS, signature)
    const said = { language, isResend: false }
    return fitted(text.slice(sign.length), call.template as TemplateName, said, hasCode) ?? 'unfit'
  }

  return { of, find }
}

/** Of the words and the names in them, to the letter: an old approval is never used for a new text. */
const fingerprint = (shape: Shape) =>
  createHash('sha256').update(textOfShape(shape)).digest('hex').slice(0, 8)
