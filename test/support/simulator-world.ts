import { pino } from 'pino'
import type { Inbound, Receive } from '../../bot/channels/channel'
import { createSimulator } from '../../bot/channels/simulator'
import type { SimulatedPerson } from '../../bot/channels/simulator/entry'
import { eventsOf } from './events'

export const VILLAGER: SimulatedPerson = {
  key: 'registered',
  name: '牟大岭',
  phone: '+8619900001001',
  side: 'villager',
  title: '在册未脱贫户',
  titleEn: 'Registered',
  hint: '牟大岭 0370',
}
export const CADRE: SimulatedPerson = {
  key: 'village_cadre',
  name: '熊长富',
  phone: '+8619900002002',
  side: 'staff',
  title: '宝坪村委会',
}
export const NOW = '2026-11-23T01:00:00.000Z'

export const answer = (...texts: string[]) => ({
  state: 'answered' as const,
  messages: texts.map((text) => ({ text, buttons: [] })),
  language: 'zh' as const,
})

/** The simulator before a conversation that is made up here. */
export function openSimulator(
  receive: Receive = async () => answer('【村信】在册', '回复 6 申请'),
  people = [VILLAGER, CADRE],
) {
  const heard: Inbound[] = []
  const lines: string[] = []
  const simulator = createSimulator({
    people,
    number: '+8619900009999',
    clock: () => new Date(NOW),
    segmentsOf: (text) => ({ segments: Math.ceil(text.length / 5) }),
    log: pino({ base: null }, { write: (line: string) => lines.push(line) }),
  })
  const app = simulator.routes((inbound) => {
    heard.push(inbound)
    return receive(inbound)
  })
  const post = (path: string, body: unknown, type = 'application/json') =>
    app.request(`/simulator/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': type },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  const say = (text: string, change: Record<string, unknown> = {}) =>
    post('messages', { phone: VILLAGER.phone, text, look: 'sms', id: 'message-1', ...change })
  const shown = async (phone?: string) => {
    const query = phone ? `?phone=${encodeURIComponent(phone)}` : ''
    const events = eventsOf(await app.request(`/simulator/events${query}`))
    const { value } = await events.next()
    await events.return(undefined)
    return value
  }
  return { simulator, app, heard, lines, post, say, shown }
}
