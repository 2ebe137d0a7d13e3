import { describe, expect, test } from 'vitest'
import { understand } from '../../../bot/conversation/understand'
import { readAgain } from '../../../bot/understanding/reading'

const read = (text: string) => readAgain(understand(text), text, false)

test.each([
  '我的档案',
  '档案',
  '我的档案 2026年10月1日',
  '我家的档案2018年3月',
  '我的档案 历史',
  '谁改的我家档案',
  '哪个改了我的档案',
  '我家几口人',
])('“%s” is one’s own file', (text) =>
  expect(understand(text)).toMatchObject({ intent: 'own_archive', isBare: true }),
)

test.each([
  ['档案 牟大岭 2018年3月', '牟大岭 2018年3月'],
  ['档案 牟大岭 历史', '牟大岭 历史'],
  ['牟大岭家几口人', '牟大岭'],
  ['3社牟大岭家有几口人？', '3社牟大岭'],
])('“%s” is the file of %s', (said, text) =>
  expect(understand(said)).toMatchObject({ intent: 'household_archive', text }),
)

test.each(['档案丢了', '我的档案丢了咋办', '他们家几口人', '一家几口人'])(
  '“%s” is no file’s',
  (text) => expect(understand(text).intent).not.toMatch(/archive/),
)

describe('what is asked about being watched, or about the file, is no objection', () => {
  test.each(['你们凭啥子监测我', '监测是啥子意思', '我不想被监测', '取消监测', '谁看过我的档案'])(
    '“%s”',
    (text) => expect(read(text)).toMatchObject({ intent: 'question', text }),
  )

  test.each(['凭啥没评我', '不该把我从监测户取消', '我要申诉,取消我监测户的决定我不同意'])(
    '“%s” still is one',
    (text) => expect(read(text).intent).toBe('objection'),
  )
})

test('when somebody comes to look a person knows', () => {
  expect(read('你们啥时候来看').intent).toBe('person')
})
