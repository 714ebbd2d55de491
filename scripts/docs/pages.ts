import { libraryPage } from './api.ts'
import { cliPage } from './cli.ts'
import { schemas } from './schemas.ts'

/** Every generated file of docs/reference, by name. */
export function referencePages(): Record<string, string> {
  return { 'cli.md': cliPage(), 'library.md': libraryPage(), ...schemas() }
}
