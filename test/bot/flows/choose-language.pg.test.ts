import { test } from 'vitest'
import { startVillage } from '../../support/talk'

const { linkedFamily, talk } = await startVillage()

test('a reader of English is answered in English from then on, and back', async () => {
  const tan = await linkedFamily({ status: 'registered' })
  await tan.says('English', 'From now on in English')
  await tan.says('status', '谭大山 (宝坪村3社): on the register', 'Reply 5')
  await tan.says('中文', '以后说中文')
  await tan.says('查', '在册')
})

test('a stranger can choose as well', async () => {
  const stranger = talk()
  await stranger.says('EN', 'From now on in English')
  await stranger.says('menu', 'Reply 1 Status')
})
