import { Command } from 'commander'
import { type Compared, compareDeclarations } from '../declarations/compare'
import { inTransaction } from '../http/write'
import { print, type ReadSettings, withSession } from './session'

/** 申报比对: what kin, homes and firms of cadres got. */
export function declarationsCommand(read: ReadSettings) {
  const command = new Command('declarations').description(
    '干部亲属和企业申报 (what cadres declare of kin and firms)',
  )
  command
    .command('compare')
    .description('比对申报：谁的亲属、自家、企业得了帮扶、项目、贷款 (who got what)')
    .option('--area <path>', '只看这个地方，如 wuxi.tianyuan (only there)')
    .option('--json', 'one JSON document on stdout')
    .action(async ({ area, json }: { area?: string; json?: boolean }) => {
      const result = await withSession(read, (session) =>
        inTransaction(session.deps.connection.db, (tx) =>
          compareDeclarations(tx, session, { areaPath: area ?? session.county }),
        ),
      )
      print(json, result, () => inWords(result))
    })
  return command
}

const inWords = ({ found, known, unreported }: Compared): string =>
  [
    `新线索 ${found} 条，已有 ${known} 条，未报备 ${unreported.length} 条`,
    ...unreported.map(({ unit, name, head }) => `  未报备：${unit} ${name}，${head}户`),
  ].join('\n')
