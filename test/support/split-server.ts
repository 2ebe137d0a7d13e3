import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { runChild } from './child'

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** The API alone as a real process, its clock set to begin at an instant. */
export async function startApiProcess(env: Record<string, string>, at: Date, port: number) {
  const script = `
    const { createLog, openApi } = await import('./api/start.ts')
    const { readApiSettings } = await import('./api/settings.ts')
    const { serve } = await import('@hono/node-server')
    const ahead = ${at.getTime()} - Date.now()
    const settings = readApiSettings(process.env)
    const api = await openApi(settings, createLog(settings.logLevel), { clock: () => new Date(Date.now() + ahead) })
    serve({ fetch: api.app.fetch, port: ${port}, hostname: '127.0.0.1' }, () => console.log('ready'))`
  const child = runChild(script, { env })
  await child.line()
  return child
}

/** The bot alone, with its webhooks and its worker, over an API elsewhere. */
export async function startBotProcess(env: Record<string, string>, apiPort: number, port: number) {
  const own = { API_URL: `http://127.0.0.1:${apiPort}`, PORT: String(port), LOG_LEVEL: 'info' }
  const child = runChild(`await import('./bot/server.ts')`, { env: { ...env, ...own } })
  for (;;) if ((await child.line()).includes('bot ready')) return child
}
