import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { aliyun } from '../../../bot/channels/gateway/aliyun'
import { createApprovals } from '../../../bot/channels/gateway/approvals'
import { readCodes } from '../../../bot/channels/gateway/codes'
import { fit } from '../../../bot/channels/gateway/fit'
import type { Shape } from '../../../bot/channels/gateway/shape'
import { sheetOf, sheetRows } from '../../../bot/channels/gateway/sheet'

const { rules } = aliyun
const FIRST = { language: 'zh', isResend: false } as const

function file(name: string, text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'codes-')), name)
  writeFileSync(path, text)
  return path
}

describe('the operator’s codes', () => {
  test('come back in the sheet that was handed in, its last column filled', () => {
    const all = createApprovals(rules, '12317').of('menu.stranger', FIRST)
    const sheet = sheetOf(sheetRows(all, rules))
    expect(readCodes(file('empty.csv', sheet)).size).toBe(0)
    const filled = sheet.replace(/""\r\n$/, '"SMS_1"\r\n')
    expect([...readCodes(file('filled.csv', filled))]).toEqual([[all[0]?.key, 'SMS_1']])
  })

  test('or as an object in JSON', () => {
    expect([...readCodes(file('codes.json', '{"a@1":" SMS_1 ","b@2":""}'))]).toEqual([
      ['a@1', 'SMS_1'],
    ])
    expect(() => readCodes(file('codes.json', '{"a@1":1}'))).toThrow(/a@1/)
    expect(() => readCodes(file('codes.csv', 'a,b\n1,2\n'))).toThrow(/模板CODE/)
  })

  test('of another wording are of another text', () => {
    const keysAt = (hotline: string) =>
      createApprovals(rules, hotline)
        .of('urgent.unfiled', FIRST)
        .map(({ key }) => key)
    expect(keysAt('12317')).not.toEqual(keysAt('12318'))
    expect(keysAt('12317')).toEqual(keysAt('12317'))
  })
})

describe('a text and its blanks', () => {
  const blank = (name: string, holds: 'text' | 'code' | 'phone' = 'text') =>
    ({ name, holds, most: 35, example: 'x' }) as const
  const shape: Shape = ['您好，', blank('a'), '家，', blank('b'), '。']

  test('fit where each holds 1 to 35 characters', () => {
    const said = (a: string) => fit(`您好，${a}家，好。`, shape, rules)
    expect(said('谭')).toEqual({ a: '谭', b: '好' })
    expect(said('谭'.repeat(35))?.['a']).toHaveLength(35)
    expect(said('谭'.repeat(36))).toBeNull()
    expect(said('')).toBeNull()
    expect(fit('您好，谭家，好', shape, rules)).toBeNull()
  })

  test('fit in another way where the words stand in a name as well', () => {
    expect(fit('您好，家，家，家，好。', shape, rules)).not.toBeNull()
  })

  test('hold no link, and a phone only where one is declared', () => {
    const phone: Shape = ['请打', blank('p', 'phone')]
    expect(fit('请打13800001111', phone, rules)).toEqual({ p: '13800001111' })
    expect(fit('请打13800001111', phone, { ...rules, mayHoldPhones: false })).toBeNull()
    expect(fit('请打13800001111', ['请打', blank('p')], rules)).toBeNull()
    expect(fit('看https://a.cn', ['看', blank('p')], rules)).toBeNull()
    expect(fit('回执1380000111', ['回执', blank('p')], rules)).not.toBeNull()
  })

  test('are never cut within a number or a character where two stand together', () => {
    const two: Shape = ['说', blank('a'), blank('b')]
    expect(fit('说13800001111', two, rules)).toBeNull()
    expect(fit('说😀', two, rules)).toBeNull()
    expect(fit(`说${'长'.repeat(60)}`, two, rules)).not.toBeNull()
  })
})
