import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LANGUAGES, say, type TemplateName, TEMPLATES } from '../../../api/client'
import { aliyun } from '../../../bot/channels/gateway/aliyun'
import { createApprovals, MESSAGES } from '../../../bot/channels/gateway/approvals'
import { BY_CALL } from '../../../bot/channels/gateway/by-call'
import { fit } from '../../../bot/channels/gateway/fit'
import { blanksOf, textOfShape, unfitting } from '../../../bot/channels/gateway/shape'
import { render } from '../../../bot/messages/render'
import { HOTLINE, SIGNATURE } from '../../support/gateway-world'
import { repliesOf } from '../messages/longest'

const SMS = { isSms: true, hasButtons: false, isTemplated: true } as const
const { rules } = aliyun
const approvals = createApprovals(rules, HOTLINE)
const FIRST = { language: 'zh', isResend: false } as const

/** As they are sent in this county: its number is one of the approved words. */
const inCounty = (template: TemplateName) =>
  repliesOf(template).map((reply) => ({
    ...reply,
    vars: 'hotline' in reply.vars ? { ...reply.vars, hotline: HOTLINE } : reply.vars,
  }))

const sent = (shape: Parameters<typeof textOfShape>[0], params: Record<string, string>) =>
  textOfShape(shape).replace(/\$\{(\w+)\}/g, (_all, name: string) => params[name] ?? '')

describe('every sentence', () => {
  test.each(MESSAGES.filter((name) => !BY_CALL.has(name)))(
    '%s goes out by an approved text with its longest values, to the letter',
    (template) => {
      for (const reply of inCounty(template)) {
        const message = render(reply, 'zh', SMS, SIGNATURE)
        const found = approvals.find(message, SIGNATURE, () => true)
        if (typeof found === 'string') throw new Error(`${found}: ${message.text}`)
        expect(found.approval.template, message.text).toBe(template)
        expect(`【${SIGNATURE}】${sent(found.approval.shape, found.params)}`).toBe(message.text)
        for (const value of Object.values(found.params)) {
          expect(value.length).toBeGreaterThanOrEqual(1)
          expect(value.length).toBeLessThanOrEqual(35)
        }
      }
    },
  )

  test.each([...BY_CALL.keys()])('%s, where it is too long, says whom to ring', (template) => {
    const calls = inCounty(template).map((reply) => {
      const message = render(reply, 'zh', SMS, SIGNATURE)
      const found = approvals.find(message, SIGNATURE, () => true)
      if (typeof found === 'string') throw new Error(`${found}: ${message.text}`)
      return found.approval.template
    })
    // Shows that it stands in the list with reason.
    expect(calls.some((name) => name.startsWith('call.')) || calls.includes(template)).toBe(true)
    expect(
      calls.some((name) => name.startsWith('call.')),
      template,
    ).toBe(true)
  })
})

test('no approved text breaks a rule of the operator, and none is asked for twice of one sentence', () => {
  for (const template of MESSAGES) {
    const all = approvals.of(template, FIRST)
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length)
    for (const { shape } of all) {
      const text = textOfShape(shape)
      expect(unfitting(shape, rules), text).toBeNull()
      const names = blanksOf(shape).map(({ name }) => name)
      expect(new Set(names).size, text).toBe(names.length)
      for (const name of names) expect(name).toMatch(/^[A-Za-z]\w{0,24}$/)
      expect(text).not.toMatch(/\}\$\{|[\uE000-\uF8FF]|7000\d|undefined/)
      expect(text).not.toMatch(/https?:/)
    }
  }
})

test('a short message of two people’s words goes out to the letter, whatever they wrote', () => {
  const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(
      word,
      fc.stringMatching(/^[1-9]\d{9}$/),
      fc.integer({ min: 0, max: 999 }),
      (text, code, open) => {
        const replies = [
          say('help.answer', { name: '牟大山', text }),
          say('help.confirm', { text }),
          say('measure.cancelled_owner', { code, text }),
          say('menu.staff', { desk: 'village', open }),
          say('withdraw.confirm', { code }),
        ]
        for (const reply of replies) {
          const message = render(reply, 'zh', SMS, SIGNATURE)
          const words = message.text.slice(`【${SIGNATURE}】`.length)
          for (const { shape } of approvals.of(reply.template, FIRST)) {
            const params = fit(words, shape, rules)
            if (params) expect(sent(shape, params)).toBe(words)
          }
        }
      },
    ),
    { numRuns: 300 },
  )
})

test('in English as well every sentence has its texts', () => {
  expect(LANGUAGES).toContain('en')
  for (const template of ['apply.done', 'status.listed', 'call.word'] as const) {
    expect(approvals.of(template, { language: 'en', isResend: false })).not.toEqual([])
  }
  expect(Object.keys(TEMPLATES).length).toBeGreaterThan(MESSAGES.length)
})
