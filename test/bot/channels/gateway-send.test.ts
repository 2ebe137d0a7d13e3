import { describe, expect, test } from 'vitest'
import { say } from '../../../api/client'
import type { SendError } from '../../../bot/channels/channel'
import { signedCall } from '../../../bot/channels/gateway/aliyun/sign'
import { YES_NO } from '../../../bot/conversation/say'
import type { AliyunAnswer } from '../../support/fake-aliyun'
import { HOTLINE, openGateway, shown, SIGNATURE, VILLAGER } from '../../support/gateway-world'

const ID = '0199a1b2-0000-7000-8000-000000000001'
const DONE = say('apply.done', { head: '谭大山', code: '1234567890', due: '2026-04-01' })

test('the signature is the one Alibaba Cloud prints in its documentation', () => {
  const call = signedCall(
    {
      url: 'https://ecs.cn-shanghai.aliyuncs.com',
      keyId: 'YourAccessKeyId',
      keySecret: 'YourAccessKeySecret',
    },
    {
      action: 'RunInstances',
      version: '2014-05-26',
      parameters: {
        RegionId: 'cn-shanghai',
        ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd',
      },
    },
    { at: new Date('2023-10-26T10:22:32Z'), nonce: '3156853299f313e23d1673dc12e1703d' },
  )
  expect(call.headers['Authorization']).toBe(
    'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
  )
})

describe('a message to a villager', () => {
  test('goes out as an approved text with its variables, and reads as we said it', async () => {
    const { channel, operator } = await openGateway({ approved: ['apply.done'] })
    const result = await channel.send(VILLAGER, shown(DONE), ID)
    const [call] = operator.calls
    expect(call?.faults).toEqual([])
    expect(call?.parameters).toMatchObject({ PhoneNumbers: '19900001014', SignName: SIGNATURE })
    expect(JSON.parse(call?.parameters['TemplateParam'] ?? '')).toEqual({
      head: '谭大山',
      code: '1234567890',
      due: '4月1日',
    })
    expect(operator.texts()).toEqual([shown(DONE).text])
    expect(result).toEqual({ providerMessageId: call?.parameters['OutId'] })
    expect(call?.parameters['OutId']).toMatch(new RegExp(`^${ID}\\.[0-9a-f]{8}$`))
  })

  test('asks with its digits, in a text without variables and in signs a URL writes otherwise', async () => {
    const { channel, operator } = await openGateway({
      approved: ['apply.confirm', 'apply.dropped'],
    })
    const odd = { ...say('apply.confirm', { head: "O'B(a)*!+ ~谭" }), choices: YES_NO }
    await channel.send(VILLAGER, shown(odd), ID)
    await channel.send(VILLAGER, shown(say('apply.dropped', {})), ID)
    expect(operator.calls.flatMap(({ faults }) => faults)).toEqual([])
    expect(operator.calls[1]?.parameters).not.toHaveProperty('TemplateParam')
    expect(operator.texts()).toEqual([shown(odd).text, shown(say('apply.dropped', {})).text])
  })

  test('is a matter for the office while its text is not approved', async () => {
    const { channel, operator, lines } = await openGateway({ approved: ['apply.confirm'] })
    const result = await channel.send(VILLAGER, shown(DONE), ID)
    expect(result).toEqual({ error: { code: 'no_template', kind: 'alarm' } })
    expect(operator.calls).toEqual([])
    expect(lines.join()).toMatch(/apply\.done@[0-9a-f]{8}/)
    expect(lines.join()).not.toContain('谭大山')
  })

  test('is not sent under another signature than the approved one', async () => {
    const { channel, operator } = await openGateway({ approved: ['apply.done'] })
    const result = await channel.send(VILLAGER, shown(DONE, { signature: '别处' }), ID)
    expect(result).toEqual({ error: { code: 'other_signature', kind: 'alarm' } })
    expect(operator.calls).toEqual([])
  })

  test.each(['+14158675309', 'postbox', '+861990000101'])(
    'does not go to %s, which no gateway of the mainland reaches',
    async (to) => {
      const { channel, operator } = await openGateway({ approved: ['apply.done'] })
      expect(await channel.send(to, shown(DONE), ID)).toEqual({
        error: { code: 'not_domestic', kind: 'fix' },
      })
      expect(operator.calls).toEqual([])
    },
  )
})

test.each(['+862351522222', '+861062345678', '+8675512345678'])(
  'a landline %s is known as one that can be rung and takes no texts',
  async (to) => {
    const { channel, operator } = await openGateway({ approved: ['apply.done'] })
    expect(await channel.send(to, shown(DONE), ID)).toEqual({
      error: { code: 'landline', kind: 'voice' },
    })
    expect(operator.calls).toEqual([])
  },
)

test('the office’s own work is said where its text has a code, and otherwise whom to ring', async () => {
  const notice = say('broadcast.dropped', {})
  const without = await openGateway({ approved: ['call.word'] })
  await without.channel.send(VILLAGER, shown(notice), ID)
  expect(without.operator.texts()).toEqual([shown(say('call.word', { hotline: HOTLINE })).text])
  const withCode = await openGateway({ approved: ['call.word', 'broadcast.dropped'] })
  await withCode.channel.send(VILLAGER, shown(notice), ID)
  expect(withCode.operator.texts()).toEqual([shown(notice).text])
})

describe('what no approved text can hold', () => {
  const CALLS = ['call.word', 'call.coded', 'call.policy', 'call.notice', 'call.again'] as const
  const answer = (text: string) => say('help.answer', { name: '牟干部', text })
  const long = '明天上午九点请带身份证和户口本到村委会来办，找不到人就打电话，带上家里人一起来也行'

  test('a short answer goes out itself, a long one says whom to ring', async () => {
    const { channel, operator } = await openGateway({ approved: ['help.answer', ...CALLS] })
    await channel.send(VILLAGER, shown(answer('明天来。')), ID)
    await channel.send(VILLAGER, shown(answer(long)), ID)
    expect(operator.texts()).toEqual([
      `【${SIGNATURE}】牟干部答复：明天来。`,
      `【${SIGNATURE}】有一件事要告诉您，短信里写不下。请打${HOTLINE}，有人念给您听。`,
    ])
  })

  test.each(['请打13800001111', '看 https://a.cn/x', '打0571-88888888问'])(
    'nor what a person wrote with a phone or a link in it: %s',
    async (text) => {
      const { channel, operator } = await openGateway({ approved: ['help.answer', ...CALLS] })
      await channel.send(VILLAGER, shown(answer(text)), ID)
      expect(operator.texts()).toEqual([expect.stringContaining(`请打${HOTLINE}`)])
    },
  )

  test('the code to name is told where there is one', async () => {
    const { channel, operator } = await openGateway({ approved: ['objection.rejected', ...CALLS] })
    const vars = { code: '1234567890', text: long, until: '2026-04-01' }
    await channel.send(VILLAGER, shown(say('objection.rejected', vars)), ID)
    expect(operator.texts()).toEqual([expect.stringContaining('报号码1234567890')])
  })

  test('what may have arrived is asked after by phone, not said a second time unmarked', async () => {
    const { channel, operator } = await openGateway({ approved: ['apply.done', ...CALLS] })
    await channel.send(VILLAGER, shown(DONE, { isResend: true }), ID)
    expect(operator.texts()).toEqual([expect.stringContaining('您可能没收到')])
  })
})

const refused = (Code: string, httpStatus = 200) => ({ httpStatus, Code })

describe('what Aliyun answers', () => {
  test.each<[AliyunAnswer, SendError]>([
    [refused('isv.MOBILE_NUMBER_ILLEGAL'), { code: 'isv.MOBILE_NUMBER_ILLEGAL', kind: 'fix' }],
    [refused('isv.BUSINESS_LIMIT_CONTROL'), { code: 'isv.BUSINESS_LIMIT_CONTROL', kind: 'retry' }],
    [refused('isv.BLACK_LIST_LIMIT'), { code: 'isv.BLACK_LIST_LIMIT', kind: 'stop' }],
    [refused('isv.AMOUNT_NOT_ENOUGH'), { code: 'isv.AMOUNT_NOT_ENOUGH', kind: 'alarm' }],
    [refused('isv.SMS_TEMPLATE_ILLEGAL'), { code: 'isv.SMS_TEMPLATE_ILLEGAL', kind: 'alarm' }],
    [
      refused('isv.BLACK_KEY_CONTROL_LIMIT'),
      { code: 'isv.BLACK_KEY_CONTROL_LIMIT', kind: 'alarm' },
    ],
    [refused('SignatureDoesNotMatch', 400), { code: 'SignatureDoesNotMatch', kind: 'alarm' }],
    [refused('isp.SYSTEM_ERROR'), { code: 'isp.SYSTEM_ERROR', kind: 'retry' }],
    [refused('isp.GATEWAY_ERROR'), { code: 'isp.GATEWAY_ERROR', kind: 'unclear' }],
    [
      refused('Throttling.User', 400),
      { code: 'Throttling.User', kind: 'retry', retryAfterSeconds: 5 },
    ],
    [refused('Throttling', 429), { code: 'Throttling', kind: 'retry', retryAfterSeconds: 5 }],
    [
      { httpStatus: 429, Code: 'Throttling', retryAfter: '17' },
      { code: 'Throttling', kind: 'retry', retryAfterSeconds: 17 },
    ],
    [
      { httpStatus: 503, Code: 'ServiceUnavailable', retryAfter: '99999' },
      { code: 'ServiceUnavailable', kind: 'retry', retryAfterSeconds: 3_600 },
    ],
    [refused('Whatever', 500), { code: 'Whatever', kind: 'retry' }],
    [refused('Whatever', 403), { code: 'Whatever', kind: 'alarm' }],
    [refused('OK'), { code: 'bad_answer', kind: 'unclear' }],
    ['nonsense', { code: 'bad_answer', kind: 'unclear' }],
    ['gateway_page', { code: 'http_502', kind: 'unclear' }],
    ['cut_off', { code: 'network', kind: 'unclear' }],
  ])('%j is understood', async (as, error) => {
    const { channel, operator } = await openGateway({ approved: ['apply.done'] })
    operator.answerWith(as)
    expect(await channel.send(VILLAGER, shown(DONE), ID)).toEqual({ error })
  })

  test('nothing in time leaves open whether it was taken', async () => {
    const { channel, operator } = await openGateway({ approved: ['apply.done'], timeoutMs: 20 })
    operator.answerWith('hang')
    const result = await channel.send(VILLAGER, shown(DONE), ID)
    expect(result).toEqual({ error: { code: 'timeout', kind: 'unclear' } })
  })
})

describe('asked what became of a message', () => {
  const since = new Date('2026-03-02T01:00:00.000Z')
  const asked = { reference: ID, since }
  const entry = (OutId: string, SendDate = '2026-03-02 09:00:01', Content = shown(DONE).text) => ({
    OutId,
    SendDate,
    Content,
  })
  const open = async (...entries: ReturnType<typeof entry>[]) => {
    const world = await openGateway()
    world.operator.held.set('19900001014 20260302', entries)
    const lookUp = world.channel.lookUp?.bind(world.channel)
    if (!lookUp) throw new Error('the gateway can be asked')
    const ask = async () => (await lookUp(VILLAGER, shown(DONE), asked))?.found ?? null
    return { ...world, ask }
  }

  test('the gateway finds it by our id among others', async () => {
    const { ask, operator } = await open(entry('another.1'), entry(`${ID}.abc`))
    expect(await ask()).toEqual([`${ID}.abc`])
    expect(operator.calls.flatMap(({ faults }) => faults)).toEqual([])
  })

  test('it finds it on a later page as well', async () => {
    const many = Array.from({ length: 60 }, (_, i) => entry(`another.${i}`))
    const { ask } = await open(...many, entry(`${ID}.abc`))
    expect(await ask()).toEqual([`${ID}.abc`])
  })

  test('an earlier try is not this one', async () => {
    const { ask } = await open(entry(`${ID}.abc`, '2026-03-02 08:58:59'))
    expect(await ask()).toEqual([])
  })

  test('without an id it is known by its words and its time', async () => {
    expect(await (await open(entry(''))).ask()).toEqual([ID])
    expect(await (await open(entry('', '2026-03-02 09:00:01', '别的'))).ask()).toEqual([])
  })

  test('what nobody lists was not taken, unless it may only not be listed yet', async () => {
    const { ask, clock } = await open()
    expect(await ask()).toEqual([])
    clock.now = new Date(since.getTime() + 119_000)
    expect(await ask()).toBeNull()
    clock.now = new Date(since.getTime() + 120_000)
    expect(await ask()).toEqual([])
  })

  test('a message of before midnight is looked for on both days', async () => {
    const { ask, clock, operator } = await open()
    clock.now = new Date('2026-03-02T16:30:00.000Z')
    operator.held.set('19900001014 20260303', [entry(`${ID}.abc`, '2026-03-03 00:00:01')])
    expect(await ask()).toEqual([`${ID}.abc`])
  })

  test.each<AliyunAnswer>(['nonsense', 'cut_off', refused('Throttling', 429)])(
    '%j is no answer',
    async (as) => {
      const { ask, operator } = await open(entry(`${ID}.abc`))
      operator.answerWith(as)
      expect(await ask()).toBeNull()
    },
  )
})
