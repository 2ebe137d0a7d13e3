import { Command } from 'commander'
import { claimAddress, type CountySettings, setCounty } from '../counties/service'
import { inTransaction } from '../http/write'
import { print, type ReadSettings, withSession } from './session'

type CountyOptions = CountySettings & { sms?: string; json?: boolean }

export const countyCommand = (read: ReadSettings) =>
  new Command('county')
    .description('本县名称、短信签名、电话 (name, message signature, hotline, our number)')
    .option('--name <text>', '县名')
    .option('--signature <text>', '短信签名，2–6 字，不含【】')
    .option('--hotline <phone>', '群众咨询电话')
    .option('--sms <number>', '本县短信号码 (E.164)')
    .option('--json', 'one JSON document on stdout')
    .action(async ({ json, sms, ...set }: CountyOptions) => {
      const row = await withSession(read, (ctx) =>
        inTransaction(ctx.deps.connection.db, async (tx) => {
          if (sms) await claimAddress(tx, ctx, 'sms', sms)
          return setCounty(tx, ctx, set)
        }),
      )
      print(json, row, () => `${row.name} 【${row.signature}】 ${row.hotline}`)
    })
