import type { Flow } from '../conversation/flow'
import { compareDeclarations, decideHit, showHits } from './declaration-hits'
import { makeDeclaration } from './make-declaration'
import { ownDeclarations, withdrawDeclaration } from './own-declarations'
import { remindUndeclared, undeclared } from './undeclared'

/** The flows of declarations of kin and interests, a part of the registry. */
export const DECLARATION_FLOWS: readonly Flow[] = [
  makeDeclaration,
  ownDeclarations,
  withdrawDeclaration,
  undeclared,
  remindUndeclared,
  compareDeclarations,
  showHits,
  decideHit,
]
