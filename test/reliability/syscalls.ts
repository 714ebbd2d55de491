/** One thing that a traced program asked of its disk, or told its reader. */
export type Call =
  | { readonly do: 'write'; readonly file: string; readonly at: number; readonly bytes: Buffer }
  | { readonly do: 'cut'; readonly file: string; readonly length: number }
  | { readonly do: 'sync'; readonly file: string }
  | { readonly do: 'remove'; readonly file: string }
  | { readonly do: 'tell'; readonly bytes: Buffer }

const UNFINISHED = / <unfinished \.\.\.>$/
const RESUMED = /^<\.\.\. [a-z0-9]+ resumed>/
const PWRITE = /^pwrite64\((\d+)<([^>]*)>, "([^"]*)", (\d+), (\d+)/
const WRITE = /^write\(1<[^>]*>, "([^"]*)"/
const TRUNCATE = /^ftruncate\(\d+<([^>]*)>, (\d+)/
const SYNC = /^f(?:data)?sync\(\d+<([^>]*)>/
const UNLINK = /^unlink\("([^"]*)"/

/** The calls of a log that `strace -f -qq -y -xx` wrote, in order. A call that another thread cut in two counts where it began. */
export function callsOf(log: string): Call[] {
  const out: Call[] = []
  for (const line of log.split('\n')) {
    const text = line.replace(/^\d+ +/, '').replace(UNFINISHED, '')
    if (RESUMED.test(text)) continue
    const call = callOf(text)
    if (call !== null) out.push(call)
  }
  return out
}

function callOf(text: string): Call | null {
  const write = PWRITE.exec(text)
  if (write) return { do: 'write', file: bytesOf(write[2]!).toString(), bytes: bytesOf(write[3]!), at: Number(write[5]) }
  const told = WRITE.exec(text)
  if (told) return { do: 'tell', bytes: bytesOf(told[1]!) }
  const cut = TRUNCATE.exec(text)
  if (cut) return { do: 'cut', file: bytesOf(cut[1]!).toString(), length: Number(cut[2]) }
  const sync = SYNC.exec(text)
  if (sync) return { do: 'sync', file: bytesOf(sync[1]!).toString() }
  const unlink = UNLINK.exec(text)
  return unlink ? { do: 'remove', file: bytesOf(unlink[1]!).toString() } : null
}

/** Bytes of a text in which every one is written `\x2f`. */
function bytesOf(escaped: string): Buffer {
  return Buffer.from(escaped.replaceAll('\\x', ''), 'hex')
}

/** A file as a disk has it: what is safe, and what was written since and may be lost in part or whole. */
class DiskFile {
  #safe: Buffer
  #since: Extract<Call, { do: 'write' | 'cut' }>[] = []
  constructor(safe: Buffer = Buffer.alloc(0)) {
    this.#safe = safe
  }

  add(call: Extract<Call, { do: 'write' | 'cut' }>): void {
    this.#since.push(call)
  }

  sync(): void {
    this.#safe = this.after(() => true)
    this.#since = []
  }

  /** Its bytes when of the writes since the last sync only those that `keeps` says have reached the disk. */
  after(keeps: () => boolean): Buffer {
    let bytes = this.#safe
    for (const call of this.#since) {
      if (!keeps()) continue
      if (call.do === 'cut') bytes = call.length <= bytes.length ? bytes.subarray(0, call.length) : grown(bytes, call.length)
      else {
        const end = call.at + call.bytes.length
        bytes = end > bytes.length ? grown(bytes, end) : Buffer.from(bytes)
        call.bytes.copy(bytes, call.at)
      }
    }
    return bytes
  }
}

function grown(bytes: Buffer, length: number): Buffer {
  const out = Buffer.alloc(length)
  bytes.copy(out)
  return out
}

/** A disk that is told what a program did, and can be asked what a power cut would leave of it. */
export class Disk {
  readonly #files = new Map<string, DiskFile>()
  #told = ''

  constructor(files: Readonly<Record<string, Buffer>>) {
    for (const [name, bytes] of Object.entries(files)) this.#files.set(name, new DiskFile(bytes))
  }

  /** All that the program had told its reader until now. */
  get told(): string {
    return this.#told
  }

  do(call: Call): void {
    if (call.do === 'tell') this.#told += call.bytes.toString()
    else if (call.do === 'remove') this.#files.delete(call.file)
    else if (call.do === 'sync') this.#files.get(call.file)?.sync()
    else {
      let file = this.#files.get(call.file)
      if (!file) this.#files.set(call.file, (file = new DiskFile()))
      file.add(call)
    }
  }

  /** What lies on the disk after a power cut. */
  after(keeps: () => boolean): Map<string, Buffer> {
    return new Map([...this.#files].map(([name, file]) => [name, file.after(keeps)]))
  }
}
