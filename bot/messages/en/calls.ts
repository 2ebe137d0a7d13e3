import type { Vars } from '../../../api/client'
import { code, phone } from '../format'
import type { Messages } from '../messages'

export const enCalls = {
  'call.word': ({ hotline }: Vars<'call.word'>) =>
    `There is something to tell you, too long for a text. Please ring ${phone(hotline)}.`,
  'call.coded': ({ hotline, code: receipt }: Vars<'call.coded'>) =>
    `There is something to tell you, too long for a text. Please ring ${phone(hotline)}, code ${code(receipt)}.`,
  'call.policy': ({ hotline }: Vars<'call.policy'>) =>
    `Your question has an answer, too long for a text. Please ring ${phone(hotline)}.`,
  'call.notice': ({ hotline }: Vars<'call.notice'>) =>
    `There is a notice, too long for a text. Please ring ${phone(hotline)}.`,
  'call.again': ({ hotline }: Vars<'call.again'>) =>
    `A text may not have reached you. Please ring ${phone(hotline)}.`,
} satisfies Partial<Messages>
