import { randomUUID } from 'node:crypto'
import { runChild } from './child'
import { type FakeTwilio, signedRequest, textsIn } from './fake-twilio'

export const SERVER_SECRETS = {
  DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
  SERVICE_TOKEN: 'test-service-token',
}
export const OUR_NUMBER = '+8619900009999'
const PUBLIC_URL = 'https://cunxin.test'

/** The environment a county with Twilio runs in; the provider's far end is the fake. */
export function serverEnv(
  target: string,
  dataDir: string,
  twilio: Pick<FakeTwilio, 'accountSid' | 'authToken' | 'url'>,
) {
  return {
    ...SERVER_SECRETS,
    DATABASE_URL: target,
    DATA_DIR: dataDir,
    DEMO: 'false',
    PORT: '0',
    LOG_LEVEL: 'error',
    PUBLIC_URL,
    TWILIO_ACCOUNT_SID: twilio.accountSid,
    TWILIO_AUTH_TOKEN: twilio.authToken,
    TWILIO_FROM: OUR_NUMBER,
    TWILIO_API_URL: twilio.url,
  }
}

/**
 * The whole product as a real process, with its clock set to begin at an instant. Killed by
 * `kill`, as a power cut would.
 */
export async function startServer(env: Record<string, string>, at: Date) {
  const script = `
    const { run } = await import('./main.ts')
    const ahead = ${at.getTime()} - Date.now()
    const { port } = await run(process.env, () => new Date(Date.now() + ahead))
    console.log(port)`
  const child = runChild(script, { env })
  const port = Number(await child.line())
  return { port, kill: child.kill, stderr: child.stderr }
}
export type TestServer = Awaited<ReturnType<typeof startServer>>

/** One text as Twilio posts it. The same `sid` is the same message sent again. */
export function textMessage(twilio: FakeTwilio, from: string, body: string, sid = newSid()) {
  const fields = { MessageSid: sid, From: from, To: OUR_NUMBER, Body: body, NumMedia: '0' }
  const path = '/webhooks/twilio/sms'
  const request = signedRequest(twilio.authToken, PUBLIC_URL + path, fields)
  return {
    sid,
    /** The texts of the answer. */
    async sendTo({ port }: { port: number }): Promise<string[]> {
      const response = await fetch(`http://127.0.0.1:${port}${path}`, request)
      const xml = await response.text()
      if (response.status !== 200) throw new Error(`${response.status} ${xml}`)
      return textsIn(xml)
    },
  }
}

export const newSid = () => `SM${randomUUID().replaceAll('-', '')}`

/** A command of the command line with `--json`, as a process of its own; its one document. */
export async function runCommandLine(env: Record<string, string>, args: string[]) {
  const argv = JSON.stringify(['node', 'cunxin', ...args, '--json'])
  const script = `process.argv = ${argv}; await import('./api/commands/cunxin.ts')`
  const child = runChild(script, { env })
  const document = JSON.parse(await child.line()) as Record<string, unknown>
  await child.end()
  return document
}
