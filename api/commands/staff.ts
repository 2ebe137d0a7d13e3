import { Command, InvalidArgumentError } from 'commander'
import { z } from 'zod'
import type { StaffRole } from '../../db/values/staff'
import { STAFF_ROLES } from '../../db/values/staff'
import { inTransaction } from '../http/write'
import { addStaff, giveToken } from '../staff/service'
import { print, type ReadSettings, withSession } from './session'

interface AddOptions {
  name: string
  unit: string
  phone?: string
  role: StaffRole
  area: string
  json?: boolean
}

export function staffCommand(read: ReadSettings) {
  const command = new Command('staff').description('工作人员 (staff)')
  command
    .command('add')
    .description('登记 (add a member of staff)')
    .requiredOption('--name <text>', '姓名')
    .requiredOption('--unit <text>', '单位')
    .option('--phone <number>', '手机号')
    .requiredOption('--role <role>', STAFF_ROLES.join(', '))
    .requiredOption('--area <path>', '负责区域，如 wuxi.tianyuan.baoping')
    .option('--json', 'one JSON document on stdout')
    .action(async ({ name, unit, phone, role, area, json }: AddOptions) => {
      if (!STAFF_ROLES.includes(role)) command.error(`unknown role ${role}`)
      const input = { name, unit, phone, roles: [{ role, areaPath: area }], ties: [] }
      const added = await withSession(read, (ctx) =>
        inTransaction(ctx.deps.connection.db, (tx) => addStaff(tx, ctx, input)),
      )
      print(json, added, () => added.staffId)
    })
  return command
}

export const tokenCommand = (read: ReadSettings) =>
  new Command('token')
    .description('接口令牌，只显示一次 (a token for the API, shown once)')
    .argument('<staffId>', '工作人员编号', toStaffId)
    .option('--days <count>', '有效天数', toDays, 30)
    .option('--json', 'one JSON document on stdout')
    .action(async (staffId: string, { days, json }: { days: number; json?: boolean }) => {
      const given = await withSession(read, (ctx) =>
        inTransaction(ctx.deps.connection.db, (tx) => giveToken(tx, ctx, staffId, days)),
      )
      print(json, given, () => given.token)
    })

export function toStaffId(text: string): string {
  if (!z.uuid().safeParse(text).success)
    throw new InvalidArgumentError('staff add 会给出编号 (the id that staff add printed)')
  return text
}

function toDays(text: string): number {
  const days = Number(text)
  if (!Number.isInteger(days) || days < 1 || days > 366)
    throw new InvalidArgumentError('1 到 366 天 (1 to 366 days)')
  return days
}
