/**
 * The container of trained models: a header, then sections one after the other.
 * Tables of weights are int8 and mostly zeros, so they are stored as gaps and values, which gzip packs well, and are spread out at load.
 *
 * Layout: "DBK1", header length (uint32, little endian), header (JSON, UTF-8), sections in the header's order.
 */
export interface ModelHeader {
  readonly name: string
  readonly version: number
  readonly sections: readonly SectionHeader[]
}

/** `sparse8`: `size` int8 numbers, `count` of them not zero, `scale` the real value of 1; `json`: any value. */
export interface SectionHeader {
  readonly name: string
  readonly kind: 'sparse8' | 'json' | 'bytes'
  readonly length: number
  readonly size: number
  readonly count: number
  readonly scale: number
}

/** A parsed container; sections are read out by name. */
export interface Model {
  readonly header: ModelHeader
  readonly bytes: Uint8Array
  readonly offsets: readonly number[]
  /** Where its large tables lie that several threads share; null where it keeps its own. */
  readonly tables: Tables | null
}

/** Large tables as they are used, by model and section: spread out by the first thread that needs them, and shared by the others. */
export type Tables = Map<string, SharedArrayBuffer>

const MAGIC = 0x314b4244

/** Reads the header of a model file; the sections stay where they are. */
export function parseModel(bytes: Uint8Array, tables: Tables | null = null): Model {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 8 || view.getUint32(0, true) !== MAGIC) throw new Error('model file: expected "DBK1" at its start; is the file whole?')
  const headerEnd = 8 + view.getUint32(4, true)
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, headerEnd))) as ModelHeader
  const offsets: number[] = []
  let at = headerEnd
  for (const section of header.sections) {
    offsets.push(at)
    at += section.length
  }
  if (at !== bytes.length) throw new Error(`model file ${header.name}: expected ${at} bytes, got ${bytes.length}; is the file whole?`)
  return { header, bytes, offsets, tables }
}

/** Reads a JSON section. */
export function jsonSection<T>(model: Model, name: string): T {
  return JSON.parse(new TextDecoder().decode(bytesSection(model, name))) as T
}

/** A section as a view into the file's bytes. */
export function bytesSection(model: Model, name: string): Uint8Array {
  const k = indexOf(model, name)
  const from = model.offsets[k]!
  return model.bytes.subarray(from, from + model.header.sections[k]!.length)
}

/** Spreads a sparse table of weights out into a dense one. */
export function weightsSection(model: Model, name: string): Int8Array {
  const section = model.header.sections[indexOf(model, name)]!
  return decodeSparse(bytesSection(model, name), section.size, section.count)
}

/** Rows of weights, each `stride` apart from the next; `places` says where in a row the weight of a column stands. */
export interface RowTable {
  readonly weights: Int8Array
  readonly stride: number
  readonly places: Uint8Array
}

/** What the processor fetches at once, in bytes. */
const LINE = 64
/** Large buffers begin so many bytes after the beginning of a line in the engines of today; where they do not, reading is slower, not wrong. */
const BUFFER_START = 16

/** Spreads a sparse table of rows out so that no row lies across more lines of memory than it must: rows are looked up at random, and each line costs. */
export function rowsSection(model: Model, name: string, width: number, places = asTheyAre(width)): RowTable {
  const { bytes, size, count } = sparseSection(model, name)
  const stride = Math.ceil(width / LINE) * LINE
  const length = (size / width) * stride
  const { buffer, isSpread } = bufferOf(model, name, length + LINE)
  const weights = new Int8Array(buffer, LINE - BUFFER_START, length)
  const table = { weights, stride, places }
  if (!isSpread) spreadRows({ bytes, size, count }, width, table)
  return table
}

/** Columns in their own order. */
export function asTheyAre(width: number): Uint8Array {
  return Uint8Array.from({ length: width }, (_, column) => column)
}

/** Room for a table; where another thread has spread it out already, the table itself. */
function bufferOf({ header, tables }: Model, section: string, size: number): { buffer: ArrayBufferLike; isSpread: boolean } {
  if (tables === null) return { buffer: new ArrayBuffer(size), isSpread: false }
  const name = `${header.name} ${section}`
  const there = tables.get(name)
  if (there?.byteLength === size) return { buffer: there, isSpread: true }
  const buffer = new SharedArrayBuffer(size)
  tables.set(name, buffer)
  return { buffer, isSpread: false }
}

function spreadRows({ bytes, count }: SparseTable, width: number, { weights, stride, places }: RowTable): void {
  let at = count
  let column = -1
  let row = 0
  for (let k = 0; k < count; k++) {
    let byte = bytes[at++]!
    let gap = byte & 127
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++]!
      gap |= (byte & 127) << shift
    }
    column += gap + 1
    if (column >= width) {
      const rows = Math.floor(column / width)
      row += rows * stride
      column -= rows * width
    }
    weights[row + places[column]!] = bytes[k]!
  }
}

/** A sparse table as it lies in the file. */
export interface SparseTable {
  readonly bytes: Uint8Array
  readonly size: number
  readonly count: number
}

/** A sparse table, not spread out. */
export function sparseSection(model: Model, name: string): SparseTable {
  const { size, count } = model.header.sections[indexOf(model, name)]!
  return { bytes: bytesSection(model, name), size, count }
}

/** Calls back with the place and the value of each weight that is not zero. */
export function forEachWeight({ bytes, count }: SparseTable, see: (place: number, value: number) => void): void {
  let at = count
  let place = -1
  for (let k = 0; k < count; k++) {
    let byte = bytes[at++]!
    let gap = byte & 127
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++]!
      gap |= (byte & 127) << shift
    }
    place += gap + 1
    see(place, (bytes[k]! << 24) >> 24)
  }
}

/** Spreads a sparse table of two numbers a row out into one integer a row: the first in the upper 16 bits, the second added below. */
export function pairsSection(model: Model, name: string): Int32Array {
  const { bytes, size, count } = sparseSection(model, name)
  const { buffer, isSpread } = bufferOf(model, name, (size >> 1) * 4)
  const packed = new Int32Array(buffer)
  return isSpread ? packed : packPairs(bytes, size, count, packed)
}

function indexOf(model: Model, name: string): number {
  const k = model.header.sections.findIndex((s) => s.name === name)
  if (k < 0) throw new Error(`model ${model.header.name}: has no section "${name}"; was it trained by another version?`)
  return k
}

/** Spreads `count` values over `size` places: first the values, then the gaps before them (7 bits a byte, high bit = more). */
export function decodeSparse(bytes: Uint8Array, size: number, count: number): Int8Array {
  const table = new Int8Array(size)
  let at = count
  let place = -1
  for (let k = 0; k < count; k++) {
    let byte = bytes[at++]!
    let gap = byte & 127
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++]!
      gap |= (byte & 127) << shift
    }
    place += gap + 1
    table[place] = bytes[k]!
  }
  return table
}

/** As `decodeSparse`, for `pairsSection`. */
export function packPairs(bytes: Uint8Array, size: number, count: number, packed: Int32Array = new Int32Array(size >> 1)): Int32Array {
  let at = count
  let place = -1
  for (let k = 0; k < count; k++) {
    let byte = bytes[at++]!
    let gap = byte & 127
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++]!
      gap |= (byte & 127) << shift
    }
    place += gap + 1
    const value = (bytes[k]! << 24) >> 24
    packed[place >> 1] = packed[place >> 1]! + ((place & 1) === 0 ? value << 16 : value)
  }
  return packed
}

/** The opposite of `decodeSparse`. */
export function encodeSparse(table: Int8Array): { bytes: Uint8Array; count: number } {
  let count = 0
  for (let i = 0; i < table.length; i++) if (table[i] !== 0) count++
  const bytes = new Uint8Array(count * 6)
  let at = count
  let last = -1
  let k = 0
  for (let i = 0; i < table.length; i++) {
    if (table[i] === 0) continue
    bytes[k++] = table[i]!
    let gap = i - last - 1
    for (; gap > 127; gap >>>= 7) bytes[at++] = (gap & 127) | 128
    bytes[at++] = gap
    last = i
  }
  return { bytes: bytes.slice(0, at), count }
}

/** What goes into a model file. */
export type Section =
  | { readonly name: string; readonly kind: 'sparse8'; readonly table: Int8Array; readonly scale: number }
  | { readonly name: string; readonly kind: 'json'; readonly value: unknown }
  | { readonly name: string; readonly kind: 'bytes'; readonly bytes: Uint8Array }

/** Writes a model file. */
export function writeModel(name: string, version: number, sections: readonly Section[]): Uint8Array {
  const parts: Uint8Array[] = []
  const headers: SectionHeader[] = []
  for (const section of sections) {
    if (section.kind === 'sparse8') {
      const { bytes, count } = encodeSparse(section.table)
      parts.push(bytes)
      headers.push({ name: section.name, kind: 'sparse8', length: bytes.length, size: section.table.length, count, scale: section.scale })
    } else {
      const bytes = section.kind === 'json' ? new TextEncoder().encode(JSON.stringify(section.value)) : section.bytes
      parts.push(bytes)
      headers.push({ name: section.name, kind: section.kind, length: bytes.length, size: 0, count: 0, scale: 0 })
    }
  }
  const header = new TextEncoder().encode(JSON.stringify({ name, version, sections: headers }))
  const out = new Uint8Array(8 + header.length + parts.reduce((sum, p) => sum + p.length, 0))
  const view = new DataView(out.buffer)
  view.setUint32(0, MAGIC, true)
  view.setUint32(4, header.length, true)
  out.set(header, 8)
  let at = 8 + header.length
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

/** Real weights to int8 by the largest of them; never clipped. */
export function quantise(weights: Float32Array | Float64Array): { table: Int8Array; scale: number } {
  let max = 0
  for (let i = 0; i < weights.length; i++) max = Math.max(max, Math.abs(weights[i]!))
  const scale = max === 0 ? 1 : max / 127
  const table = new Int8Array(weights.length)
  for (let i = 0; i < weights.length; i++) table[i] = Math.round(weights[i]! / scale)
  return { table, scale }
}
