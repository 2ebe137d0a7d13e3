import { numberOf } from '../wording/numerals'

/** A household said to be missing from the roll 花名册: a new one, one that split off, one left out. */
export interface SaidUnlisted {
  head: string
  group: number | null
  note: string
}

const UNLISTED =
  /^(?:新户|漏户|漏登|册上没有|没上册|new household)[\s,:，：]*(?:第?(?<group>\d{1,2}|[一二三四五六七八九十]{1,3})[社组队])?[\s,:，：]*(?<head>\p{Script=Han}{2,4}(?:·\p{Script=Han}{1,8})?)(?=$|[\s,，。;；])(?<note>.*)$/isu

/** 新户 王五 从老大家分出来的; null where a line says nothing of the kind, or no name. */
export function readUnlisted(text: string): SaidUnlisted | null {
  const { head, group, note = '' } = UNLISTED.exec(text.trim())?.groups ?? {}
  if (!head) return null
  return {
    head,
    group: group === undefined ? null : (numberOf(group) ?? null),
    note: note.replace(/^[\s,，。;；]+/u, '').trim(),
  }
}
