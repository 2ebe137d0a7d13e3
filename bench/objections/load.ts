import { connect } from 'node:net'
import { ask } from '../webhook/load'

/** One filing: what is texted, then the yes, each with a part of the answer it must get. */
export type Filing = readonly { request: Buffer; expected: string }[]

/**
 * Files over keep-alive connections, one filing under way on each, its messages one after the other.
 * @returns the milliseconds each message took, in the order of the filings that ended
 */
export async function fileAll(
  port: number,
  filings: readonly Filing[],
  connections: number,
): Promise<number[][]> {
  let next = 0
  const took: number[][] = []
  const one = async () => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    await new Promise<void>((resolve) => socket.once('connect', resolve))
    while (next < filings.length) {
      const filing = filings[next++] ?? []
      const times: number[] = []
      for (const { request, expected } of filing) {
        const begun = performance.now()
        const answer = await ask(socket, request)
        times.push(performance.now() - begun)
        if (!answer.startsWith('HTTP/1.1 200') || !answer.includes(expected))
          throw new Error(`expected ${expected}: ${answer.slice(0, 600)}`)
      }
      took.push(times)
    }
    socket.destroy()
  }
  await Promise.all(Array.from({ length: connections }, one))
  return took
}
