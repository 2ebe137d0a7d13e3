import { connect, type Socket } from 'node:net'

export interface LoadResult {
  perSecond: number
  p50Ms: number
  p99Ms: number
}

/**
 * Sends prepared HTTP/1.1 requests over keep-alive connections, one under way on each, and reads
 * whole answers. Bare sockets, so that the generator takes as little of the machine as it can.
 * @returns the milliseconds each request took; throws when an answer is no 200 with `expected` in it
 */
export async function sendAll(
  port: number,
  requests: readonly Buffer[],
  connections: number,
  expected: string,
): Promise<number[]> {
  let next = 0
  const took: number[] = []
  const one = async () => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    await new Promise<void>((resolve) => socket.once('connect', resolve))
    while (next < requests.length) {
      const request = requests[next++] as Buffer
      const begun = performance.now()
      const answer = await ask(socket, request)
      took.push(performance.now() - begun)
      if (!answer.startsWith('HTTP/1.1 200') || !answer.includes(expected))
        throw new Error(`unexpected answer: ${answer.slice(0, 400)}`)
    }
    socket.destroy()
  }
  await Promise.all(Array.from({ length: connections }, one))
  return took
}

/** One prepared request on a socket that has none under way, and its whole answer. */
export function ask(socket: Socket, request: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer: Buffer = Buffer.alloc(0)
    const onData = (part: Buffer) => {
      answer = answer.length === 0 ? part : Buffer.concat([answer, part])
      const end = answer.indexOf('\r\n\r\n')
      if (end < 0) return
      const head = answer.subarray(0, end).toString('latin1')
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? NaN)
      const isWhole = Number.isNaN(length)
        ? answer.subarray(-5).toString('latin1') === '0\r\n\r\n'
        : answer.length >= end + 4 + length
      if (!isWhole) return
      socket.off('data', onData)
      socket.off('error', reject)
      resolve(answer.toString('utf8'))
    }
    socket.on('data', onData)
    socket.once('error', reject)
    socket.write(request)
  })
}
