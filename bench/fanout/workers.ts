import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

interface Sent {
  at: number
  sent: number
}

export interface Worker {
  /** What it told of, in order. */
  log: Sent[]
  kill(): Promise<void>
}

/** A worker that draws on one bucket with all others; resolves when it has begun. */
export async function startWorker(
  target: string,
  {
    begun,
    segmentsPerSecond,
    atOnce,
  }: { begun: number; segmentsPerSecond: number; atOnce: number },
): Promise<Worker> {
  const args = [target, String(segmentsPerSecond), String(atOnce)]
  const child: ChildProcess = fork(join(import.meta.dirname, 'worker.ts'), args, {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, BENCH_BEGUN: String(begun) },
  })
  const log: Sent[] = []
  const ready = once(child, 'message')
  await ready
  child.on('message', (message) => log.push(message as Sent))
  return {
    log,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}
