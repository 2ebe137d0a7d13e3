/** Whom laws of their own are for, and how people name them. */
const GROUPS: readonly (readonly [law: RegExp, said: RegExp])[] = [
  [/残疾/u, /残|聋|哑|盲|瞎|瘫|轮椅|假肢|智障|精神病|康复|canji/u],
  [/军人|烈士/u, /军|兵|烈士|退役|退伍|部队|当兵|转业|士官|因公牺牲/u],
  [/外国|港澳|华侨/u, /外国|国外|港|澳|台|华侨|洋/u],
]

/** Whether a law is for some people only, of whom a question says nothing. */
export const isForOthers = (law: string, question: string): boolean =>
  GROUPS.some(([of, said]) => of.test(law) && !said.test(question))
