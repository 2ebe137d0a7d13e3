import { Command, InvalidArgumentError } from 'commander'
import { DEMO_SIZES } from '../../db/demo/county'
import { loadDemoWithEvaluation } from '../demo/evaluation'
import { print, progress, type ReadSettings, withSession } from './session'

export const demoCommand = (read: ReadSettings) =>
  new Command('demo')
    .description('载入示例县 (load the invented county)')
    .option('--households <count>', '建档户数 (registered households)', toCount, DEMO_SIZES.small)
    .option('--json', 'one JSON document on stdout')
    .action(async ({ households, json }: { households: number; json?: boolean }) => {
      const counts = await withSession(read, (ctx) =>
        loadDemoWithEvaluation(ctx.deps, ctx.county, { registeredHouseholds: households }, (done) =>
          progress(`${done} 户`),
        ),
      )
      const { entered, changed, same, people } = counts
      print(
        json,
        { entered, changed, same, people },
        () => `新增 ${entered} 户 ${people} 人，变更 ${changed} 户，已有 ${same} 户`,
      )
    })

function toCount(text: string): number {
  const count = Number(text)
  if (!Number.isInteger(count) || count < 50)
    throw new InvalidArgumentError('至少 50 户 (at least 50)')
  return count
}
