import { pino } from 'pino'
import { expect, test } from 'vitest'
import { aliyun } from '../../../bot/channels/gateway/aliyun'
import type { Approvals } from '../../../bot/channels/gateway/approvals'
import { warnOfMissing } from '../../../bot/channels/gateway'

/** Two texts are needed: of what villagers get and of nothing else. */
const approvals: Pick<Approvals, 'of'> = {
  of: (template) =>
    template === 'apply.done' || template === 'menu.stranger' || template === 'broadcast.dropped'
      ? [{ key: `${template}@1`, template, shape: ['好'] }]
      : [],
}

async function warned(...having: string[]): Promise<Record<string, unknown>[]> {
  const lines: string[] = []
  const log = pino({}, { write: (line: string) => void lines.push(line) })
  const codes = new Map(having.map((key) => [key, 'SMS_1']))
  await warnOfMissing({ hotline: '12317' }, { profile: aliyun, codes, log }, approvals)
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>)
}

test('at the start the office is told which texts have no code yet, but for its own work', async () => {
  expect(await warned('apply.done@1')).toMatchObject([
    { level: 40, missing: 1, of: 2, some: ['menu.stranger@1'] },
  ])
  expect(await warned()).toMatchObject([{ missing: 2, of: 2 }])
})

test('nothing is said where every text has its code', async () => {
  expect(await warned('apply.done@1', 'menu.stranger@1')).toEqual([])
})
