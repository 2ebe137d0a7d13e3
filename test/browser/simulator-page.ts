import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { pino } from 'pino'
import type { Browser, Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import type { Inbound, Rendered } from '../../bot/channels/channel'
import { createSimulator } from '../../bot/channels/simulator'
import type { SimulatedPerson } from '../../bot/channels/simulator/entry'

export const VILLAGER: SimulatedPerson = {
  key: 'registered',
  name: '牟大岭',
  phone: '+8619900001001',
  side: 'villager',
  title: '在册未脱贫户',
  titleEn: 'Registered, still poor',
  hint: '牟大岭 0370',
}
export const OTHER: SimulatedPerson = {
  key: 'unregistered',
  name: '周长林',
  phone: '+8619900001005',
  side: 'villager',
  title: '未纳入的农户',
  hint: '周长林 8810',
}
export const CADRE: SimulatedPerson = {
  key: 'village_cadre',
  name: '熊长富',
  phone: '+8619900002002',
  side: 'staff',
  title: '宝坪村委会',
}
export const WIDE = { width: 1280, height: 800 }
export const SMALL = { width: 390, height: 844 }
export const TINY = { width: 360, height: 640 }

export const says = (text: string): Rendered => ({ text, buttons: [] })

/** The simulator's page over a conversation that is made up here. */
export async function openPage(
  browser: Browser,
  { size = WIDE, hash = '', bypassCSP = false } = {},
) {
  const heard: Inbound[] = []
  const answers = new Map<string, Rendered[]>()
  let isBroken = false
  const simulator = createSimulator({
    people: [VILLAGER, OTHER, CADRE],
    number: '+8619900009999',
    clock: () => new Date('2026-11-23T01:30:00Z'),
    segmentsOf: (text) => ({ segments: text.length > 70 ? 2 : 1 }),
    log: pino({ level: 'silent' }),
  })
  const app = simulator.routes(async (inbound) => {
    heard.push(inbound)
    if (isBroken) throw new Error('broken')
    const messages = answers.get(inbound.text) ?? [says(`【村信】收到${inbound.text}`)]
    return { state: 'answered', messages, language: 'zh' }
  })
  let server: Server
  const listen = async (port: number) => {
    server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }) as Server
    if (!server.listening) await once(server, 'listening')
    return (server.address() as AddressInfo).port
  }
  const stop = async () => {
    server.close()
    server.closeAllConnections()
    if (server.listening) await once(server, 'close')
  }
  const port = await listen(0)
  const context = await browser.newContext({ viewport: size, bypassCSP })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto(`http://127.0.0.1:${port}/${hash && `#${hash}`}`)
  onTestFinished(async () => {
    await context.close()
    await stop()
    expect(errors).toEqual([])
  })
  return {
    page,
    heard,
    answers,
    send: simulator.send,
    fetchMedia: simulator.fetchMedia,
    stop,
    restart: () => listen(port),
    breakDown: (broken: boolean) => {
      isBroken = broken
    },
  }
}

export const bubble = (page: Page, text: string) =>
  page.locator('#thread .bubble').filter({ hasText: text }).first()
export const person = (page: Page, { name }: SimulatedPerson) =>
  page.locator('.person').filter({ hasText: name })

export async function write(page: Page, text: string): Promise<void> {
  await page.fill('#text', text)
  await page.press('#text', 'Enter')
}
