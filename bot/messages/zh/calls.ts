import type { Vars } from '../../../api/client'
import { code, phone } from '../format'
import type { Messages } from '../messages'

export const zhCalls = {
  'call.word': ({ hotline }: Vars<'call.word'>) =>
    `有一件事要告诉您，短信里写不下。请打${phone(hotline)}，有人念给您听。`,
  'call.coded': ({ hotline, code: receipt }: Vars<'call.coded'>) =>
    `有一件事要告诉您，短信里写不下。请打${phone(hotline)}，报号码${code(receipt)}，有人念给您听。`,
  'call.policy': ({ hotline }: Vars<'call.policy'>) =>
    `您问的政策有答复了，短信里写不下。请打${phone(hotline)}，有人念给您听。`,
  'call.notice': ({ hotline }: Vars<'call.notice'>) =>
    `有一个通知，短信里写不下。请打${phone(hotline)}，有人念给您听。`,
  'call.again': ({ hotline }: Vars<'call.again'>) =>
    `刚才有条短信，您可能没收到。请打${phone(hotline)}问一声。`,
} satisfies Partial<Messages>
