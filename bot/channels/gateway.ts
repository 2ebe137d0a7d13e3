import { randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Clock } from '../../api/client'
import type { GatewaySettings } from '../settings'
import type { Channel, Receipt } from './channel'
import { errorOfFetch } from './fetch-fault'
import { type Approvals, createApprovals, NEEDED } from './gateway/approvals'
import type { Codes } from './gateway/codes'
import { exchange } from './gateway/exchange'
import { createLookUp, phoneOf } from './gateway/look-up'
import { tagOf } from './gateway/tag'
import type { Profile, Stamp } from './gateway/profile'
import { gatewayWebhooks } from './gateway/webhooks'

export interface GatewayOptions {
  profile: Profile
  /** What the operator calls the texts it has approved. */
  codes: Codes
  clock: Clock
  log: Logger
  onReceipt(receipt: Receipt): Promise<unknown>
  /** How long a call may take; 10 s unless a test cannot wait. */
  timeoutMs?: number
}

const TIMEOUT_MS = 10_000

/** As a large operator limits it (domain 8.1): 50 a day to one number. Its contract says how fast. */
const PACE = { segmentsPerSecond: 20, burst: 20, dailyCap: 50, atOnce: 32 }
/** An area code and seven or eight digits: it can be rung, and takes no texts. */
const LANDLINE = /^\+86(?:10|2\d|[3-9]\d{2})\d{7,8}$/
const ABILITIES = { isSms: true, hasButtons: false, isTemplated: true } as const

/**
 * Text messages by a gateway of the mainland, which sends approved templates alone: what people text
 * comes by its uplinks, and every answer goes by the outbox.
 */
export function createGateway(settings: GatewaySettings, options: GatewayOptions): Channel {
  const { profile, codes, clock, log, onReceipt, timeoutMs = TIMEOUT_MS } = options
  const { hotline, secretPath, number, keyId, keySecret, signature } = settings
  const account = { url: settings.url ?? profile.url, keyId, keySecret, signature }
  const approvals = createApprovals(profile.rules, hotline)
  const stamp = (): Stamp => ({ at: clock(), nonce: randomUUID() })

  return {
    name: 'gateway',
    abilities: ABILITIES,
    pace: { address: number, ...PACE },
    answersBy: 'outbox',
    routes: (receive) => gatewayWebhooks({ profile, secretPath, number, log, onReceipt }, receive),
    async send(to, message, reference) {
      const phone = phoneOf(to)
      if (LANDLINE.test(to)) return { error: { code: 'landline', kind: 'voice' } }
      if (!phone) return { error: { code: 'not_domestic', kind: 'fix' } }
      const found = approvals.find(message, account.signature, (key) => codes.has(key))
      const about = { outboxId: reference, template: message.reply?.template }
      if (typeof found === 'string') {
        log.error({ ...about, fault: found }, 'a message fits no approved text')
        const code = found === 'other_signature' ? found : 'no_template'
        return { error: { code, kind: 'alarm' } }
      }
      const { approval, params } = found
      const templateCode = codes.get(approval.key)
      if (!templateCode) {
        log.error({ ...about, missing: approval.key }, 'a text has no code of the operator')
        return { error: { code: 'no_template', kind: 'alarm' } }
      }
      try {
        const own = stamp()
        const tag = tagOf(reference, own.nonce)
        const request = profile.send(account, { phone, templateCode, params, tag }, own)
        const result = profile.readSend(await exchange(request, timeoutMs))
        // Theirs is not in their own lists, so that the one by which all is found is ours.
        return 'error' in result ? result : { providerMessageId: tag }
      } catch (error) {
        return { error: errorOfFetch(error) }
      }
    },
    lookUp: createLookUp({ profile, account, stamp, timeoutMs }),
  }
}

/** Says at the start how many texts nobody can send yet; between two it leaves room for others. */
export async function warnOfMissing(
  { hotline }: Pick<GatewaySettings, 'hotline'>,
  { profile, codes, log }: Pick<GatewayOptions, 'profile' | 'codes' | 'log'>,
  approvals: Pick<Approvals, 'of'> = createApprovals(profile.rules, hotline),
): Promise<void> {
  const missing: string[] = []
  let all = 0
  for (const template of NEEDED) {
    await setImmediate()
    for (const { key } of approvals.of(template, { language: 'zh', isResend: false })) {
      all++
      if (!codes.has(key)) missing.push(key)
    }
  }
  if (missing.length === 0) return
  const some = missing.slice(0, 20)
  log.warn({ missing: missing.length, of: all, some }, 'texts have no code of the operator')
}
