import { Command, InvalidArgumentError } from 'commander'
import { z } from 'zod'
import type { StaffRole } from '../../db/values/staff'
import { STAFF_ROLES } from '../../db/values/staff'
import { getNamedArea } from '../areas/named-area'
import type { RequestContext } from '../http/context'
import { inTransaction } from '../http/write'
import { listStaff } from '../staff/list'
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
    .requiredOption('--area <pathOrName>', '负责区域，如 天元乡宝坪村 或 wuxi.tianyuan')
    .option('--json', 'one JSON document on stdout')
    .action(async ({ name, unit, phone, role, area, json }: AddOptions) => {
      if (!STAFF_ROLES.includes(role)) command.error(`unknown role ${role}`)
      const added = await withSession(read, (ctx) =>
        inTransaction(ctx.deps.connection.db, async (tx) => {
          const roles = [{ role, areaPath: await getNamedArea(tx, ctx, area) }]
          return addStaff(tx, ctx, { name, unit, phone, roles, ties: [] })
        }),
      )
      print(json, added, () => added.staffId)
    })
  command
    .command('list')
    .description('列出在岗的 (all active staff, phones masked)')
    .option('--json', 'one JSON document on stdout')
    .action(async ({ json }: { json?: boolean }) => {
      const staff = await withSession(read, listAll)
      print(json, { staff }, () => staff.map(inWords).join('\n'))
    })
  return command
}

type Listed = Awaited<ReturnType<typeof listStaff>>['items'][number]

async function listAll(ctx: RequestContext): Promise<Listed[]> {
  const all: Listed[] = []
  let cursor: string | undefined
  do {
    const { items, next } = await listStaff(ctx, { limit: 100, cursor })
    all.push(...items)
    cursor = next ?? undefined
  } while (cursor)
  return all
}

const inWords = ({ id, name, unit, roles }: Listed) =>
  `${id} ${name} ${unit} ${roles.map(({ role, areaPath }) => `${role}@${areaPath}`).join(' ')}`

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
    throw new InvalidArgumentError('staff list 会给出编号 (the id that staff list prints)')
  return text
}

function toDays(text: string): number {
  const days = Number(text)
  if (!Number.isInteger(days) || days < 1 || days > 366)
    throw new InvalidArgumentError('1 到 366 天 (1 to 366 days)')
  return days
}
