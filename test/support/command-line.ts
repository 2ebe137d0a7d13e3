import type { Command } from 'commander'
import { vi } from 'vitest'
import { readApiSettings } from '../../api/settings'

/** What a command prints; what it refuses is thrown. */
export async function runCommandLine(
  make: (read: () => ReturnType<typeof readApiSettings>) => Command,
  env: Record<string, string>,
  args: string[],
): Promise<string> {
  const said: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((line) => void said.push(String(line)))
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const exit = vi.spyOn(process, 'exit').mockImplementation((code) => {
    throw new Error(`ended with ${code}`)
  })
  try {
    await make(() => readApiSettings(env)).parseAsync(args, { from: 'user' })
  } finally {
    for (const spy of [log, write, exit]) spy.mockRestore()
  }
  return said.join('\n')
}
