import { test } from 'vitest'
import { startInspection } from '../../support/inspections'

const { cadre, county, township } = await startInspection()

test('who is to inspect sees where, by which list and by when, one by one', async () => {
  await township.says('督查', '没有派给您的督查')
  await township.says('督查 宝坪村 优亲厚友 12月20日前')
  await township.says('1', '安排好了')
  await county.says('督查', /没有派给您的督查|督查 宝坪村 优亲厚友/)
})

test('a cadre of the place sees nothing of it', async () => {
  const answer = await cadre.says('督查')
  if (answer.includes('宝坪村 优亲厚友')) throw new Error(answer)
  const todo = await cadre.says('待办')
  if (todo.includes('督查')) throw new Error(todo)
})
