import type { ArchiveMeaning } from '../conversation/archive-words'
import type { Data, Flow } from '../conversation/flow'
import { householdArchive } from './household-archive'
import { ownArchive } from './own-archive'

/** The flows about what is on file, a part of the registry. */
export const ARCHIVE_FLOWS: readonly Flow[] = [ownArchive, householdArchive]

export const archiveFlowFor = (meaning: ArchiveMeaning): { flow: string; data: Data } =>
  meaning.intent === 'own_archive'
    ? { flow: 'own-archive', data: {} }
    : { flow: 'household-archive', data: { text: meaning.text } }
