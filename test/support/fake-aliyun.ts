import { createHash, createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** One call as the far end took it, checked against the documentation. */
export interface TakenCall {
  action: string
  parameters: Record<string, string>
  /** What is wrong with it; empty where it conforms. */
  faults: string[]
}

export type AliyunAnswer =
  | 'by the rules'
  | 'hang'
  | 'cut_off'
  | 'nonsense'
  | 'gateway_page'
  | { httpStatus: number; Code: string; retryAfter?: string }

/** A message the operator holds: what its lists tell of it. */
export interface Held {
  OutId: string
  Content: string
  SendDate: string
}

export interface FakeAliyun {
  url: string
  keyId: string
  keySecret: string
  calls: TakenCall[]
  /** What went to a phone, by phone and day: `19900001014 20260302`. */
  held: Map<string, Held[]>
  /** Approved texts by their code, as the console holds them. */
  approved: Map<string, string>
  answerWith(answer: AliyunAnswer): void
  /** The texts people got, put together from the approved text and what was sent for it. */
  texts(): string[]
}

const KEY = { keyId: 'LTAI-not-real', keySecret: 'not-a-real-secret' }

/** Aliyun's Dysmsapi on loopback, as its documentation words it; closes with the test. */
export async function openFakeAliyun(now: () => Date, signature: string): Promise<FakeAliyun> {
  const calls: TakenCall[] = []
  const held = new Map<string, Held[]>()
  const approved = new Map<string, string>()
  const nonces = new Set<string>()
  let answer: AliyunAnswer = 'by the rules'
  const server = createServer((request, response) => {
    const call = readCall(request, now(), nonces)
    if (call.action === 'SendSms')
      call.faults.push(...faultsOfSending(call.parameters, approved, signature))
    calls.push(call)
    respond(response, request, call, answer, held, calls.length)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    ...KEY,
    calls,
    held,
    approved,
    answerWith: (next) => {
      answer = next
    },
    texts: () =>
      calls
        .filter(({ action, faults }) => action === 'SendSms' && faults.length === 0)
        .map(({ parameters }) => wordsOf(parameters, approved)),
  }
}

function wordsOf(sent: Record<string, string>, approved: ReadonlyMap<string, string>): string {
  const values = JSON.parse(sent['TemplateParam'] ?? '{}') as Record<string, string>
  const words = (approved.get(sent['TemplateCode'] ?? '') ?? '').replace(
    /\$\{(\w+)\}/g,
    (_all, name: string) => values[name] ?? '',
  )
  return `【${sent['SignName']}】${words}`
}

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

/** The V3 signature, step by step as documented, over what really arrived. */
function readCall(request: IncomingMessage, now: Date, nonces: Set<string>): TakenCall {
  const faults: string[] = []
  const [path = '', query = ''] = (request.url ?? '').split('?')
  const header = (name: string) => String(request.headers[name] ?? '')
  const given =
    /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})$/.exec(
      header('authorization'),
    )
  const [, credential, names = '', signature] = given ?? []
  const list = names.split(';')
  const canonical = [
    request.method,
    path,
    query.split('&').toSorted().join('&'),
    `${list.map((name) => `${name}:${header(name).trim()}`).join('\n')}\n`,
    names,
    header('x-acs-content-sha256'),
  ].join('\n')
  const expected = createHmac('sha256', KEY.keySecret)
    .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
    .digest('hex')
  if (credential !== KEY.keyId || signature !== expected) faults.push('SignatureDoesNotMatch')
  const mustSign = [
    'host',
    ...Object.keys(request.headers).filter((name) => name.startsWith('x-acs-')),
  ]
  if (mustSign.some((name) => !list.includes(name))) faults.push('a header is not signed')
  if (list.toSorted().join(';') !== names) faults.push('headers are out of order')
  if (header('x-acs-content-sha256') !== sha256('')) faults.push('the body is not the one signed')
  if (header('x-acs-version') !== '2017-05-25') faults.push('InvalidVersion')
  const date = header('x-acs-date')
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(date)) faults.push('InvalidTimeStamp.Format')
  if (Math.abs(Date.parse(date) - now.getTime()) > 15 * 60_000)
    faults.push('InvalidTimeStamp.Expired')
  const nonce = header('x-acs-signature-nonce')
  if (nonce === '' || nonces.has(nonce)) faults.push('SignatureNonceUsed')
  nonces.add(nonce)
  // A plus is no blank here: RFC 3986 alone.
  const parameters = Object.fromEntries(
    query.split('&').map((pair) => {
      const [name = '', value = ''] = pair.split('=')
      return [decodeURIComponent(name), decodeURIComponent(value)]
    }),
  )
  return { action: header('x-acs-action'), parameters, faults }
}

/** What the operator refuses of a message. */
function faultsOfSending(
  {
    PhoneNumbers = '',
    SignName,
    TemplateCode = '',
    TemplateParam,
    OutId = '',
  }: Record<string, string>,
  approved: ReadonlyMap<string, string>,
  signature: string,
): string[] {
  const faults: string[] = []
  if (!/^1[3-9]\d{9}$/.test(PhoneNumbers)) faults.push('isv.MOBILE_NUMBER_ILLEGAL')
  if (SignName !== signature) faults.push('isv.SMS_SIGNATURE_ILLEGAL')
  if (Buffer.byteLength(OutId) > 256) faults.push('OutId is too long')
  const words = approved.get(TemplateCode)
  if (words === undefined) return [...faults, 'isv.SMS_TEMPLATE_ILLEGAL']
  const names = [...words.matchAll(/\$\{([^}]*)\}/g)].map(([, name = '']) => name)
  if (names.some((name) => !/^[A-Za-z]\w{0,24}$/.test(name))) faults.push('a variable has no name')
  if (new Set(names).size !== names.length) faults.push('a variable comes twice')
  if (names.length > 10) faults.push('too many variables')
  if (/\}\$\{/.test(words)) faults.push('变量相邻')
  if (/[【】]/.test(words)) faults.push('brackets in a template')
  let values: unknown
  try {
    values = JSON.parse(TemplateParam ?? '{}')
  } catch {
    return [...faults, 'isv.INVALID_JSON_PARAM']
  }
  const given = Object.entries(values ?? {})
  if (
    names.toSorted().join() !==
    given
      .map(([name]) => name)
      .toSorted()
      .join()
  )
    faults.push('isv.TEMPLATE_MISSING_PARAMETERS')
  for (const [, value] of given) {
    if (typeof value !== 'string') faults.push('isv.INVALID_JSON_PARAM')
    else if (value.length < 1 || value.length > 35) faults.push('isv.PARAM_LENGTH_LIMIT')
    else if (/https?:|www\./i.test(value)) faults.push('isv.PARAM_NOT_SUPPORT_URL')
  }
  return faults
}

function respond(
  response: ServerResponse,
  request: IncomingMessage,
  { action, parameters, faults }: TakenCall,
  as: AliyunAnswer,
  held: ReadonlyMap<string, Held[]>,
  n: number,
) {
  const json = (status: number, body: object) =>
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
  if (as === 'hang') return undefined
  if (as === 'cut_off') return request.socket.destroy()
  if (as === 'nonsense') return response.writeHead(200).end('<html>log in to this network</html>')
  if (as === 'gateway_page') return response.writeHead(502).end('<html>bad gateway</html>')
  const RequestId = `R-${n}`
  if (as !== 'by the rules') {
    if (as.retryAfter) response.setHeader('Retry-After', as.retryAfter)
    return json(as.httpStatus, { Code: as.Code, Message: 'refused', RequestId })
  }
  const [fault] = faults
  if (fault)
    return json(fault.startsWith('isv.') ? 200 : 400, { Code: fault, Message: fault, RequestId })
  if (action === 'SendSms')
    return json(200, { Code: 'OK', Message: 'OK', RequestId, BizId: `9006${n}^0` })
  const { PhoneNumber = '', SendDate = '', PageSize = '', CurrentPage = '' } = parameters
  const size = Number(PageSize)
  const all = held.get(`${PhoneNumber} ${SendDate}`) ?? []
  if (action !== 'QuerySendDetails' || !(size >= 1 && size <= 50) || !/^\d{8}$/.test(SendDate))
    return json(400, { Code: 'InvalidParameter', Message: 'refused', RequestId })
  const page = all.slice((Number(CurrentPage) - 1) * size, Number(CurrentPage) * size)
  const entries = page.map((each) => ({ ...each, PhoneNum: PhoneNumber, SendStatus: 1 }))
  return json(200, {
    Code: 'OK',
    TotalCount: String(all.length),
    SmsSendDetailDTOs: { SmsSendDetailDTO: entries },
  })
}
