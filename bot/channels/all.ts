import type { Logger } from 'pino'
import { type Clock, parseResponse } from '../../api/client'
import { clientFactory } from '../conversation/run'
import { sizeOf } from '../messages/segments'
import { type BotSettings, BotSettingsError, type GatewaySettings } from '../settings'
import type { Channel, Receipt } from './channel'
import { createGateway, warnOfMissing } from './gateway'
import { readCodes } from './gateway/codes'
import { PROFILES } from './gateway/profiles'
import { createSimulator } from './simulator'
import type { SimulatedPerson } from './simulator/entry'
import { createTelegram } from './telegram'
import { createTwilioSms } from './twilio-sms'

export interface ChannelOptions {
  api: Parameters<typeof clientFactory>[0]
  county: string
  clock: Clock
  log: Logger
  /** Whose phones lie in the simulator. */
  people: readonly SimulatedPerson[]
}

/** The demo county's own number: what is texted to it in the simulator belongs to that county. */
const SIMULATED_NUMBER = '+8619900009999'

/** The channels that are set up: adding one is its file and a line here. */
export function createChannels(settings: BotSettings, options: ChannelOptions): Channel[] {
  const { clock, log } = options
  const channels: Channel[] = []
  if (settings.twilio) {
    const onReceipt = (receipt: Receipt) => keepReceipt(options, 'sms', receipt)
    channels.push(createTwilioSms(settings.twilio, { log, onReceipt }))
  }
  if (settings.gateway) channels.push(openGateway(settings.gateway, options))
  if (settings.telegram) channels.push(createTelegram(settings.telegram, { log }))
  if (settings.isDemo) {
    const { people } = options
    const number = SIMULATED_NUMBER
    channels.push(createSimulator({ people, number, clock, segmentsOf: sizeOf, log }))
  }
  return channels
}

function openGateway(settings: GatewaySettings, options: ChannelOptions): Channel {
  const { clock, log } = options
  const profile = PROFILES[settings.profile]
  if (!profile) {
    const known = Object.keys(PROFILES).join(', ')
    throw new BotSettingsError(`GATEWAY_PROFILE must be one of: ${known}`)
  }
  const codes = settings.templates ? readCodes(settings.templates) : new Map<string, string>()
  void warnOfMissing(settings, { profile, codes, log })
  const onReceipt = (receipt: Receipt) => keepReceipt(options, 'gateway', receipt)
  return createGateway(settings, { profile, codes, clock, log, onReceipt })
}

async function keepReceipt({ api, county }: ChannelOptions, channel: string, receipt: Receipt) {
  const client = clientFactory(api)({ actor: 'job:worker', county })
  await parseResponse(client.outbox.receipts.$post({ json: { channel, ...receipt } }))
}
