import { Command } from 'commander'
import { verifyAudit } from '../audit/verify'
import { print, type ReadSettings, withSession } from './session'

export function auditCommand(read: ReadSettings) {
  const command = new Command('audit').description('审计 (the record of who did what)')
  command
    .command('verify')
    .description('核验事件链和审计封存；有问题时退出码为 1 (prove that nothing was altered)')
    .option('--json', 'one JSON document on stdout')
    .action(async ({ json }: { json?: boolean }) => {
      const report = await withSession(read, ({ deps, county }) =>
        verifyAudit(deps.connection.sql, county),
      )
      const faults = report.faults.map((each) => `  ${each.subject} #${each.seq} ${each.fault}`)
      print(json, report, () =>
        [
          `事件 ${report.events} 条（${report.subjects} 个对象），封存 ${report.seals} 批，未封存 ${report.unsealed} 条`,
          report.faultCount === 0 ? '完好' : `发现 ${report.faultCount} 处问题：`,
          ...faults,
        ].join('\n'),
      )
      if (report.faultCount > 0) process.exitCode = 1
    })
  return command
}
