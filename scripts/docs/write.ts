// `npm run docs`: writes what docs/reference holds of the source, docs/reliability.md, and pictures of what was measured.
import fs from 'node:fs'
import path from 'node:path'
import { referencePages } from './pages.ts'
import { pictures } from './pictures.ts'
import { reliabilityPage } from './reliability.ts'

const folder = path.resolve(import.meta.dirname, '../../docs/reference')
fs.mkdirSync(folder, { recursive: true })
for (const [name, text] of Object.entries(referencePages())) {
  fs.writeFileSync(path.join(folder, name), text)
  process.stderr.write(`docs/reference/${name}\n`)
}
fs.writeFileSync(path.join(folder, '../reliability.md'), reliabilityPage())
process.stderr.write('docs/reliability.md\n')
for (const [name, svg] of Object.entries(pictures())) {
  fs.writeFileSync(path.join(folder, '../images', name), svg)
  process.stderr.write(`docs/images/${name}\n`)
}
