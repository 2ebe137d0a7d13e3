import type { AreaPath } from '../../db/values/areas'
import type { FundKind } from '../../db/values/funds'
import type { ProjectSector } from '../../db/values/projects'
import { findArea } from '../areas/words'
import type { RequestContext } from '../http/context'
import { dueIn } from '../measures/due-day'
import { type Day, dayOf } from '../shared/day'
import { soundSum } from '../shared/sums'
import { MOST_FEN, type SourceDraftInput } from './input'
import { placeReader } from './places-named'
import { namesSectors } from './rules'
import { KIND_NAMES, readAmount, readKind, readSectors } from './wording'

/** A source as it was understood, for whoever records it to look at before anything is kept. */
export interface SourceDraft {
  name: string
  kind: FundKind | null
  giver: string
  plannedFen: number | null
  /** Empty: all ten; null: not said. */
  sectors: ProjectSector[] | null
  areaPath: AreaPath | null
  area: string
  usableUntil: Day | null
  year: number
  missing: 'name' | 'kind' | 'giver' | 'amount' | 'sectors' | 'area' | null
}

/** Whose name says who gives. */
const PUBLIC: readonly FundKind[] = ['central', 'municipal', 'county']

/** 溪财发174 中央 947万 交通、水利 文峰镇 2026年12月底前: word by word, in whatever order behind the name. */
export async function readSourceDraft(
  ctx: RequestContext,
  input: SourceDraftInput,
): Promise<SourceDraft> {
  const { county, deps, now } = ctx
  const { db } = deps.connection
  const today = dayOf(now)
  const placeIn = await placeReader(ctx)
  const said = readWords(input.text, today, placeIn)
  const kind = readAs(input.kind, readKind) ?? said.kind
  const sectors = readAs(input.sectors, readSectors) ?? said.sectors
  const areaPath = readAs(input.area, placeIn) ?? said.areaPath
  const draft = {
    name: (input.name?.normalize('NFKC').replace(/\s/gu, '') ?? said.name).slice(0, 30),
    kind,
    giver: input.giver ?? (said.giver || (kind && PUBLIC.includes(kind) ? KIND_NAMES[kind] : '')),
    plannedFen: soundSum(readAs(input.amount, readAmount) ?? said.plannedFen, MOST_FEN),
    // Whoever gives privately says what for.
    sectors: kind && namesSectors(kind) && sectors?.length === 0 ? null : sectors,
    areaPath,
  }
  return {
    ...draft,
    area: areaPath ? ((await findArea(db, county, areaPath))?.name ?? '') : '',
    usableUntil: said.usableUntil,
    year: Number(today.slice(0, 4)),
    missing: missingIn(draft),
  }
}

const readAs = <T>(words: string | null, read: (words: string) => T | null): T | null =>
  words === null ? null : read(words)

function missingIn(draft: {
  name: string
  kind: FundKind | null
  giver: string
  plannedFen: number | null
  sectors: readonly ProjectSector[] | null
  areaPath: AreaPath | null
}): SourceDraft['missing'] {
  if (draft.name.length < 2) return 'name'
  if (!draft.kind) return 'kind'
  if (draft.giver === '') return 'giver'
  if (draft.plannedFen === null) return 'amount'
  if (draft.sectors === null) return 'sectors'
  return draft.areaPath ? null : 'area'
}

function readWords(text: string, today: Day, placeIn: (words: string) => AreaPath | null) {
  const plain = text.normalize('NFKC').trim()
  const due = dueIn(plain, today)
  const left = due ? `${plain.slice(0, due.start)} ${plain.slice(due.end)}` : plain
  const [name = '', ...words] = left.split(/[\s,;，；]+/u).filter((word) => word !== '')
  const said = {
    name,
    kind: null as FundKind | null,
    giver: '',
    plannedFen: null as number | null,
    sectors: null as ProjectSector[] | null,
    areaPath: null as AreaPath | null,
    usableUntil: due?.day ?? null,
  }
  for (const word of words) {
    const kind = said.kind ? null : readKind(word)
    const amount = kind ? null : readAmount(word)
    const sectors = kind || amount !== null ? null : readSectors(word)
    const areaPath = kind || amount !== null || sectors ? null : placeIn(word)
    if (kind) said.kind = kind
    else if (amount !== null) said.plannedFen = amount
    else if (sectors) said.sectors = [...(said.sectors ?? []), ...sectors]
    else if (areaPath) said.areaPath = areaPath
    else said.giver ||= word.slice(0, 40)
  }
  return said
}
