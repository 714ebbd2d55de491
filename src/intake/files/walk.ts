import { opendir, stat } from 'node:fs/promises'
import path from 'node:path'
import { kindOfFile } from '../detect.ts'

/** A file that reports may be in. */
export interface FoundFile {
  readonly path: string
  readonly size: number
  /** Milliseconds since 1970: when it was changed last. */
  readonly changed: number
}

/** Folders inside folders that are looked into. */
const DEEPEST = 32

/** Files of a folder and the folders in it whose names say that they hold reports, by name. Links and hidden files are passed over. */
export async function* filesIn(folder: string, depth = 0): AsyncGenerator<FoundFile> {
  const entries: { readonly name: string; readonly isFolder: boolean }[] = []
  for await (const entry of await opendir(folder)) {
    // What is no plain file or folder may lead anywhere: a link, a pipe, a device.
    if (entry.name.startsWith('.') || !(entry.isFile() || entry.isDirectory())) continue
    if (entry.isDirectory() ? depth < DEEPEST : kindOfFile(entry.name) !== null)
      entries.push({ name: entry.name, isFolder: entry.isDirectory() })
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const { name, isFolder } of entries) {
    const place = path.join(folder, name)
    if (isFolder) yield* filesIn(place, depth + 1)
    else {
      const found = await stat(place).catch(() => null)
      if (found) yield { path: place, size: found.size, changed: found.mtimeMs }
    }
  }
}
