import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** How long Twilio takes for one message, as far as we know. */
const TAKES_MS = 80

/** Takes every message and counts them. */
export async function openProvider() {
  let taken = 0
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const sid = `SM${String(++taken).padStart(32, '0')}`
      const answer = JSON.stringify({ sid, status: 'queued', error_code: null })
      setTimeout(() => {
        response.writeHead(201, { 'Content-Type': 'application/json' }).end(answer)
      }, TAKES_MS)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, taken: () => taken, close: () => server.close() }
}
