import { Command, InvalidArgumentError } from 'commander'
import { getNamedArea } from '../areas/named-area'
import { setAreaPlace } from '../areas/place'
import { inTransaction } from '../http/write'
import { print, type ReadSettings, withSession } from './session'

interface PlaceOptions {
  latitude: number
  longitude: number
  radius: number
  source: string
  json?: boolean
}

export function areaCommand(read: ReadSettings) {
  const command = new Command('area').description('乡镇、村、社 (townships, villages and groups)')
  command
    .command('place')
    .description('在哪里：走访离得太远会提醒 (where it lies; a visit noted far away says so)')
    .argument('<pathOrName>', '如 天元乡宝坪村 或 wuxi.tianyuan.baoping')
    .requiredOption('--latitude <degrees>', '北纬 (north)', within(90))
    .requiredOption('--longitude <degrees>', '东经 (east)', within(180))
    .requiredOption('--radius <metres>', '村有多大 (how far it reaches)', toMetres)
    .requiredOption('--source <text>', '依据 (where it is known from)')
    .option('--json', 'one JSON document on stdout')
    .action(async (said: string, { json, radius: radiusM, ...point }: PlaceOptions) => {
      const path = await withSession(read, (ctx) =>
        inTransaction(ctx.deps.connection.db, async (tx) => {
          const area = await getNamedArea(tx, ctx, said)
          await setAreaPlace(tx, ctx, { path: area, radiusM, ...point })
          return area
        }),
      )
      print(json, { path, radiusM, ...point }, () => `${path} ${point.latitude} ${point.longitude}`)
    })
  return command
}

const within = (most: number) => (text: string) => {
  const degrees = Number(text)
  if (text.trim() === '' || !(Math.abs(degrees) <= most))
    throw new InvalidArgumentError(`-${most} 到 ${most} 度 (degrees)`)
  return degrees
}

function toMetres(text: string): number {
  const metres = Number(text)
  if (!Number.isInteger(metres) || metres < 0 || metres > 100_000)
    throw new InvalidArgumentError('0 到 100000 米 (whole metres)')
  return metres
}
