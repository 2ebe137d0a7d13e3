import { test } from 'vitest'
import { randomCode } from '../../../api/shared/codes'
import { startVillage } from '../../support/talk'

const { talk } = await startVillage()

test('a mistyped digit is said to be one, and nothing is lost', async () => {
  const code = randomCode('receipt')
  const mistyped = code.slice(0, -1) + ((Number(code.at(-1)) + 1) % 10)
  await talk().says(mistyped, '有一位不对', '再发一次')
})

test('a code of a project that nobody has is not found, and it is said where to look', async () => {
  await talk().says(randomCode('project'), '没找到这个项目', '公示牌')
})
