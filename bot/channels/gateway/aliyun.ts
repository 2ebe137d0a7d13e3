import { z } from 'zod'
import type { SendResult } from '../channel'
import { errorOf, isThrottled, waiting } from './aliyun/codes'
import { readSlips, readUplinks } from './aliyun/pushed'
import { signedCall } from './aliyun/sign'
import type { HttpAnswer, Listed, Profile } from './profile'

const VERSION = '2017-05-25'
/** The most a page of QuerySendDetails holds. */
const PAGE = 50

/** Of `SendSms` and of a refusal before it. */
const Answer = z.object({ Code: z.string(), BizId: z.string().optional() })

const Details = z.object({
  Code: z.literal('OK'),
  TotalCount: z.coerce.number().int(),
  SmsSendDetailDTOs: z.object({
    SmsSendDetailDTO: z.array(
      z.object({
        OutId: z.string().default(''),
        Content: z.string().default(''),
        SendDate: z.string(),
      }),
    ),
  }),
})

/** 阿里云短信 Dysmsapi: signed calls over HTTPS, receipts and uplinks pushed as JSON arrays. */
export const aliyun: Profile = {
  url: 'https://dysmsapi.aliyuncs.com',
  rules: {
    longestVariable: 35,
    mostVariables: 10,
    longestText: 500,
    // 不支持组合变量、变量相邻、全变量模板
    mayAdjoin: false,
    // Of the property 电话号码 alone.
    mayHoldPhones: true,
    forbidden: /[【】「」『』〖〗★※→•①-⑳²#]/u,
    properties: { text: '其他', code: '其他号码', phone: '电话号码' },
  },
  errorOf,
  readUplinks,
  readSlips,
  acknowledge: (isTaken) => (isTaken ? { code: 0, msg: '接收成功' } : { code: 1, msg: '请重发' }),

  send: (account, { phone, templateCode, params, tag }, stamp) =>
    signedCall(
      account,
      {
        action: 'SendSms',
        version: VERSION,
        parameters: {
          PhoneNumbers: phone,
          SignName: account.signature,
          TemplateCode: templateCode,
          ...(Object.keys(params).length > 0 && { TemplateParam: JSON.stringify(params) }),
          OutId: tag,
        },
      },
      stamp,
    ),
  readSend,

  list: (account, { phone, day, page }, stamp) =>
    signedCall(
      account,
      {
        action: 'QuerySendDetails',
        version: VERSION,
        parameters: {
          PhoneNumber: phone,
          SendDate: day.replaceAll('-', ''),
          PageSize: String(PAGE),
          CurrentPage: String(page),
        },
      },
      stamp,
    ),
  readList({ status, body }) {
    const details = Details.safeParse(body)
    if (status !== 200 || !details.success) return null
    const listed: Listed[] = details.data.SmsSendDetailDTOs.SmsSendDetailDTO.map((each) => ({
      tag: each.OutId,
      text: each.Content,
      // Shanghai's time, to the second.
      sentAt: new Date(`${each.SendDate.replace(' ', 'T')}+08:00`),
    }))
    return { listed, hasMore: listed.length === PAGE }
  },
}

function readSend({ status, body, retryAfter }: HttpAnswer): SendResult {
  const answer = Answer.safeParse(body)
  const isTaken = status >= 200 && status < 300
  if (!answer.success) {
    if (status === 429) return { error: waiting(errorOf('http_429'), retryAfter) }
    // A page in between says nothing about the message; a refusal without a word is our fault.
    const isUnknown = isTaken || status >= 500
    const code = isTaken ? 'bad_answer' : `http_${status}`
    return { error: { code, kind: isUnknown ? 'unclear' : 'alarm' } }
  }
  const { Code, BizId } = answer.data
  if (Code === 'OK' && isTaken && BizId) return { providerMessageId: BizId }
  if (Code === 'OK') return { error: { code: 'bad_answer', kind: 'unclear' } }
  const error = errorOf(Code)
  if (isThrottled(status, Code)) return { error: waiting(error, retryAfter) }
  // Its own words say that it did not take it, whatever they are.
  return { error: status >= 500 && error.kind === 'alarm' ? { ...error, kind: 'retry' } : error }
}
