import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'
import { openRecord } from '../../src/store/sqlite/open.ts'
import { storeContract } from './contract.suite.ts'
import { correctionsContract } from './corrections.suite.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'daybook-store-'))
let n = 0
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

storeContract('SQLite', () => openRecord(path.join(folder, `${++n}.db`)))
correctionsContract('SQLite', () => openRecord(path.join(folder, `${++n}.db`)))
