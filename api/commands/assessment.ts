import { Command } from 'commander'
import { NewAssessmentPlan } from '../assessments/plan-content'
import { setAssessmentPlan } from '../assessments/plans'
import { verifyAll } from '../assessments/verify'
import { inTransaction } from '../http/write'
import { readJson } from './json-file'
import { print, type ReadSettings, withSession } from './session'

const JSON_OPTION = ['--json', 'one JSON document on stdout'] as const

export function assessmentCommand(read: ReadSettings) {
  const command = new Command('assessment').description(
    '考核：方案和核对 (assessment: its plans, and proof of its results)',
  )
  command
    .command('plan')
    .description('导入考核方案，改过的是新的一版 (takes in a plan; a changed one is a new version)')
    .argument('<file>', 'JSON')
    .option(...JSON_OPTION)
    .action(async (file: string, { json }: { json?: boolean }) => {
      const plan = await readJson(file, NewAssessmentPlan)
      const set = await withSession(read, (ctx) =>
        inTransaction(ctx.deps.connection.db, (tx) => setAssessmentPlan(tx, ctx, plan)),
      )
      print(json, set, () =>
        set.isNew
          ? `${plan.title} 第${set.version}版`
          : `${plan.title} 没有变，还是第${set.version}版`,
      )
    })
  command
    .command('verify')
    .description('由证据重算每个锁定的结果，和校验码一起核对 (recomputes every locked result)')
    .option(...JSON_OPTION)
    .action(async ({ json }: { json?: boolean }) => {
      const verified = await withSession(read, verifyAll)
      const isSound = verified.items.every(({ faults }) => faults.length === 0)
      if (!isSound) process.exitCode = 1
      print(json, verified, () =>
        [
          ...verified.items.map(
            ({ code, year, month, faults }) =>
              `${code} ${year}年${month > 0 ? `${month}月` : ''} ${faults.length === 0 ? '一致' : `${faults.length}处不一致：${faults.map(({ what, subjectKey, itemCode }) => `${what} ${subjectKey} ${itemCode}`.trim()).join('；')}`}`,
          ),
          isSound ? '全部一致' : '有不一致',
        ].join('\n'),
      )
    })
  return command
}
