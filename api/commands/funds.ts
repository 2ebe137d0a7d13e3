import { writeFile } from 'node:fs/promises'
import { Command } from 'commander'
import { writeLedger } from '../funds/sheet'
import { print, type ReadSettings, withSession } from './session'

export function fundsCommand(read: ReadSettings) {
  return new Command('funds')
    .description('资金台账：来源、每一笔收支、账户余额和核对 (the ledger of funds as .xlsx)')
    .requiredOption('--out <file>', '写到哪个 .xlsx (the file to write)')
    .option('--json', 'one JSON document on stdout')
    .action(async ({ out, json }: { out: string; json?: boolean }) => {
      const counts = await withSession(read, async (ctx) => {
        const { bytes, ...counted } = await writeLedger(ctx)
        await writeFile(out, bytes)
        return counted
      })
      print(
        json,
        { out, ...counts },
        () => `${out} ${counts.sources}笔资金，${counts.postings}笔收支`,
      )
    })
}
