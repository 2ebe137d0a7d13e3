import { describe, expect, test } from 'vitest'
import { understand } from '../../../bot/conversation/understand'

const code = '1234567897'

test.each([
  [`不服 ${code}`, ''],
  [`不服${code}`, ''],
  [`不服：１２３４ ５６７８ ９７`, ''],
  [`我不服 R${code} 他们没上门`, '他们没上门'],
  [`还是不服 ${code}，车天天停着`, '车天天停着'],
  [`申请复核 ${code}`, ''],
  [`请上一级复核 ${code} 再查一次`, '再查一次'],
  [`复核 ${code}`, ''],
  [`申诉${code}`, ''],
  [`複核 ${code}`, ''],
  [`appeal ${code}`, ''],
  [`APPEAL ${code} nobody came`, 'nobody came'],
  [`不服 ${code} 房子塌了的是他家`, '房子塌了的是他家'],
])('“%s” asks the next level, because “%s”', (sent, text) =>
  expect(understand(sent)).toMatchObject({ intent: 'appeal', code, text }),
)

test.each([
  ['不服', ''],
  ['我不服！', ''],
  ['不服气', ''],
  ['申请复核', ''],
  ['APPEAL', ''],
  ['bufu', ''],
  ['不服，他们没上门', '他们没上门'],
  ['我不服 车天天停着', '车天天停着'],
])('“%s” says not what of, and behind it “%s”', (sent, appeal) =>
  expect(understand(sent)).toMatchObject({ intent: 'objection', code: null, text: sent, appeal }),
)

describe('of a list, an official or nothing of the kind', () => {
  test.each([
    ['我不服 482163 没开会', 'objection'],
    ['对公示的名单不服', 'objection'],
    ['申请被驳回我不服', 'objection'],
    ['不服从分配的干部乱来', 'complaint'],
    ['不服老不行', 'objection'],
  ])('“%s” is %s as before', (sent, intent) => {
    const understood = understand(sent)
    expect(understood.intent).toBe(intent)
    expect(understood).not.toHaveProperty('appeal')
  })

  test('whoever cries for help is heard first', () =>
    expect(understand(`不服 ${code} 救命啊快来人`).intent).toBe('urgent'))

  test('复核 of a household is not a villager’s', () =>
    expect(understand('复核 牟大山').intent).not.toBe('appeal'))

  test('a phone number is no receipt', () =>
    expect(understand('不服 13800138000').intent).not.toBe('appeal'))
})

test.each([
  [`记不服 ${code} 没上门`, code, '没上门'],
  [`代记不服${code}`, code, ''],
  ['记不服', null, ''],
  ['记不服 牟大山没上门', null, '牟大山没上门'],
])('“%s” of a cadre writes it down', (sent, receipt, text) =>
  expect(understand(sent)).toMatchObject({ intent: 'enter_appeal', code: receipt, text }),
)
