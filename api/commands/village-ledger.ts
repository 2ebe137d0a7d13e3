import { writeFile } from 'node:fs/promises'
import { Command } from 'commander'
import { getNamedArea } from '../areas/named-area'
import { writeVillageLedger } from '../village-ledgers/ledger'
import { print, type ReadSettings, withSession } from './session'

export function villageLedgerCommand(read: ReadSettings) {
  return new Command('village-ledger')
    .description(
      '村级台账：规划、项目、户方案、清单、资金、小额信贷 (the ledger of a village as .xlsx)',
    )
    .argument('<village>', '村，如 天元乡宝坪村 或 wuxi.tianyuan.baoping')
    .requiredOption('--out <file>', '写到哪个 .xlsx (the file to write)')
    .option('--json', 'one JSON document on stdout')
    .action(async (village: string, { out, json }: { out: string; json?: boolean }) => {
      const rows = await withSession(read, async (ctx) => {
        const areaPath = await getNamedArea(ctx.deps.connection.db, ctx, village)
        const { bytes, rows: counts } = await writeVillageLedger(ctx, areaPath)
        await writeFile(out, bytes)
        return counts
      })
      const counts = Object.entries(rows).map(([sheet, count]) => `${sheet} ${count}行`)
      print(json, { out, rows }, () => `${out} ${counts.join('，')}`)
    })
}
