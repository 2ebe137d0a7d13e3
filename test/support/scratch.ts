import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What tests write to the folder for temporary files goes when all of them are done. */
export function setup(): () => void {
  const outer = process.env['TMPDIR']
  const folder = mkdtempSync(join(tmpdir(), 'cunxin-test-'))
  process.env['TMPDIR'] = folder
  return () => {
    if (outer === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = outer
    rmSync(folder, { recursive: true, force: true })
  }
}
