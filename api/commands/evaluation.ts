import { Command } from 'commander'
import { NewQuestionnaire } from '../evaluations/input'
import { setQuestionnaire } from '../evaluations/questionnaire'
import { redrawAll } from '../evaluations/redraw'
import { inTransaction } from '../http/write'
import { readJson } from './json-file'
import { print, type ReadSettings, withSession } from './session'

const JSON_OPTION = ['--json', 'one JSON document on stdout'] as const

export function evaluationCommand(read: ReadSettings) {
  const command = new Command('evaluation').description(
    '第三方评估：问卷和抽样核对 (evaluation by outsiders: questions, and proof of its samples)',
  )
  command
    .command('questionnaire')
    .description('导入入户问卷，是新的一版 (takes in what evaluators ask, as a further version)')
    .argument('<file>', 'JSON')
    .option(...JSON_OPTION)
    .action(async (file: string, { json }: { json?: boolean }) => {
      const given = await readJson(file, NewQuestionnaire)
      const set = await withSession(read, (ctx) =>
        inTransaction(ctx.deps.connection.db, (tx) => setQuestionnaire(tx, ctx, given)),
      )
      print(json, set, () => `问卷第${set.version}版，${given.questions.length}题`)
    })
  command
    .command('redraw')
    .description('用记下的种子再抽一次，和名单比对 (draws again by the recorded seed and compares)')
    .argument('[evaluation]', '名称或编号，不写就是全部 (its title or id; without, all of them)')
    .option(...JSON_OPTION)
    .action(async (named: string | undefined, { json }: { json?: boolean }) => {
      const redrawn = await withSession(read, (ctx) => redrawAll(ctx, named))
      const isSound = redrawn.items.every((each) => each.isSameFrame && each.isSameSample)
      if (!isSound) process.exitCode = 1
      print(json, { ...redrawn, isSound }, () =>
        redrawn.items.length === 0 ? '还没有第三方评估' : redrawn.items.map(lineOf).join('\n'),
      )
    })
  return command
}

type Redrawn = Awaited<ReturnType<typeof redrawAll>>['items'][number]

const lineOf = ({ title, id, seed, households, drawn, reserves, ...same }: Redrawn) =>
  `${title} ${id}：种子 ${seed}，底册${households}户，抽${drawn}户、备用${reserves}户，${verdictOf(same)}`

const verdictOf = ({
  isSameFrame,
  isSameSample,
}: Pick<Redrawn, 'isSameFrame' | 'isSameSample'>) => {
  if (!isSameFrame) return '底册对不上'
  return isSameSample ? '一致' : '名单不一致'
}
