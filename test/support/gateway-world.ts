import { pino } from 'pino'
import type { Reply } from '../../api/client'
import type { Inbound, Receipt, Receive } from '../../bot/channels/channel'
import { createGateway } from '../../bot/channels/gateway'
import { aliyun } from '../../bot/channels/gateway/aliyun'
import { type Approval, createApprovals } from '../../bot/channels/gateway/approvals'
import { textOfShape } from '../../bot/channels/gateway/shape'
import { render } from '../../bot/messages/render'
import { openFakeAliyun } from './fake-aliyun'

export const SIGNATURE = '巫溪帮扶'
export const HOTLINE = '023-51522222'
export const SECRET_PATH = 'a-path-that-nobody-but-the-gateway-knows'
export const VILLAGER = '+8619900001014'
export const NUMBER = '10690000001'
const SMS = { isSms: true, hasButtons: false, isTemplated: true } as const

/** A message as the worker hands it to the channel. */
export const shown = (reply: Reply, { isResend = false, signature = SIGNATURE } = {}) =>
  render(reply, 'zh', SMS, signature, { isResend })

const approvals = createApprovals(aliyun.rules, HOTLINE)

/** What the operator approved: of each template all its texts, with the codes it gave them. */
export function approvedOf(templates: readonly Approval['template'][]) {
  const all = templates.flatMap((template) =>
    approvals.of(template, { language: 'zh', isResend: false }),
  )
  return all.map(({ key, shape }, i) => ({ key, code: `SMS_${i + 1}`, text: textOfShape(shape) }))
}

interface GatewayOptions {
  approved?: readonly Approval['template'][]
  receive?: Receive
  fails?: boolean
  timeoutMs?: number
  signature?: string
  /** Told of receipts as well as the list. */
  onReceipt?: (receipt: Receipt) => Promise<unknown>
}

/** The channel between a made-up conversation and Aliyun's stand-in, over a clock of its own. */
export async function openGateway({
  approved = [],
  receive = async () => ({ state: 'answered', messages: [], language: 'zh' }),
  fails = false,
  timeoutMs = 2_000,
  signature = SIGNATURE,
  onReceipt = async () => {},
}: GatewayOptions = {}) {
  const clock = { now: new Date('2026-03-02T02:00:00.000Z') }
  const operator = await openFakeAliyun(() => clock.now, signature)
  const codes = approvedOf(approved)
  for (const { code, text } of codes) operator.approved.set(code, text)
  const heard: Inbound[] = []
  const receipts: Receipt[] = []
  const lines: string[] = []
  const { url, keyId, keySecret } = operator
  const channel = createGateway(
    {
      profile: 'aliyun',
      url,
      keyId,
      keySecret,
      signature,
      secretPath: SECRET_PATH,
      templates: null,
      number: NUMBER,
      hotline: HOTLINE,
    },
    {
      profile: aliyun,
      codes: new Map(codes.map(({ key, code }) => [key, code])),
      clock: () => clock.now,
      log: pino({ base: null }, { write: (line: string) => lines.push(line) }),
      timeoutMs,
      onReceipt: async (receipt) => {
        if (fails) throw new Error(`no receipt for ${VILLAGER}`)
        receipts.push(receipt)
        await onReceipt(receipt)
      },
    },
  )
  const app = channel.routes((inbound) => {
    heard.push(inbound)
    return receive(inbound)
  })
  const push = (what: 'uplinks' | 'receipts', body: unknown, secret = SECRET_PATH) =>
    app.request(`/webhooks/gateway/${secret}/${what}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json;charset=UTF-8' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  return { channel, operator, clock, heard, receipts, lines, push }
}
