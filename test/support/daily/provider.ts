import { newSid, textMessage } from '../server'
import type { World } from './world'

/** Longer than a message may be worked on before somebody else takes it. */
const LEASE_OVER_MS = 10_000
/** A message nobody takes, although the server is up, is a fault. */
const MOST_TRIES = 50

/** One message as it was brought: what each acknowledged delivery of it was answered. */
export interface Brought {
  sid: string
  phone: string
  text: string
  /** The texts of each response that came with 200. */
  answers: string[][]
}

/**
 * Brings texts as a provider does that never gives up: each delivery again until it is acknowledged,
 * and each message three times. After every so many acknowledgements the server is killed and started.
 */
export function createProvider(world: World, killsAfter: readonly number[]) {
  const brought: Brought[] = []
  const toCome = [...killsAfter]
  let acknowledged = 0
  let lost = 0
  let restarting: Promise<void> | null = null

  async function restart(): Promise<void> {
    await world.server.kill()
    // Whatever leases it held have lapsed.
    await world.later(LEASE_OVER_MS)
    await world.start()
    restarting = null
  }

  async function deliver(message: Brought): Promise<void> {
    const { sid, phone, text, answers } = message
    for (let tries = 1; ; tries++) {
      await restarting
      try {
        answers.push(await textMessage(world.twilio, phone, text, sid).sendTo(world.server))
        break
      } catch (error) {
        lost++
        if (tries === MOST_TRIES) throw error
      }
    }
    acknowledged++
    if (!restarting && acknowledged >= (toCome[0] ?? Infinity)) {
      toCome.shift()
      restarting = restart()
    }
  }

  /** In turn: three at once; one and then two at once; one after the other. */
  async function bring(phone: string, text: string): Promise<void> {
    const message: Brought = { sid: newSid(), phone, text, answers: [] }
    const way = brought.push(message) % 3
    const atOnce = (n: number) => Promise.all(Array.from({ length: n }, () => deliver(message)))
    if (way === 0) return void (await atOnce(3))
    await deliver(message)
    if (way === 1) return void (await atOnce(2))
    await deliver(message)
    await deliver(message)
  }

  return {
    bring,
    brought,
    /** Acknowledged deliveries, those that came to nothing, and kills that are still to come. */
    counts: () => ({ acknowledged, lost, killsLeft: toCome.length }),
    isUp: async () => restarting,
  }
}
