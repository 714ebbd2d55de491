import { expect, test } from 'vitest'
import { runAhead } from './ahead.ts'

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Numbers from 1 on; before those of `slow` there is a pause. */
async function* numbers(count: number, slow: readonly number[] = []): AsyncGenerator<number> {
  for (let i = 1; i <= count; i++) {
    if (slow.includes(i)) await pause(60)
    yield i
  }
}

interface Course {
  readonly groups: number[][]
  readonly given: (number | null)[]
  /** How many were begun and not given yet, at most. */
  readonly most: number
}

async function course(inputs: AsyncIterable<number>, width: number, together: number): Promise<Course> {
  const groups: number[][] = []
  const given: (number | null)[] = []
  let [begun, most] = [0, 0]
  const start = (group: readonly number[]): Promise<readonly number[]> => {
    groups.push([...group])
    begun += group.length
    most = Math.max(most, begun)
    return Promise.resolve(group)
  }
  for await (const one of runAhead(inputs, start, { width, together, longest: 20 })) {
    given.push(one)
    if (one !== null) begun--
  }
  return { groups, given, most }
}

test.each<[what: string, inputs: AsyncIterable<number>, width: number, together: number, expected: Partial<Course>]>([
  ['one by one', numbers(4), 2, 1, { groups: [[1], [2], [3], [4]], given: [1, 2, 3, 4], most: 2 }],
  ['several at once where they are there', numbers(5), 4, 2, { groups: [[1, 2], [3, 4], [5]], given: [1, 2, 3, 4, 5], most: 4 }],
  ['never more than are held', numbers(5), 2, 9, { groups: [[1, 2], [3, 4], [5]], most: 2 }],
  [
    'nobody waits for one that is late',
    numbers(4, [3]),
    8,
    4,
    {
      groups: [
        [1, 2],
        [3, 4],
      ],
      given: [1, 2, null, null, 3, 4],
    },
  ],
  ['nothing at all', numbers(0), 4, 2, { groups: [], given: [] }],
])('%s', async (_, inputs, width, together, expected) => {
  const { groups, given, most } = await course(inputs, width, together)
  // How often it is told that nothing comes depends on the machine.
  const once = given.filter((one, i) => one !== null || given[i - 1] !== null)
  const wanted = expected.given?.filter((one, i, all) => one !== null || all[i - 1] !== null)
  expect(groups).toEqual(expected.groups)
  if (wanted) expect(once).toEqual(wanted)
  if (expected.most !== undefined) expect(most).toBe(expected.most)
})

test('that nothing comes is told once, however long it lasts', async () => {
  const { given } = await course(numbers(3, [3]), 4, 1)
  expect(given.filter((one) => one === null)).toHaveLength(1)
})

test('a fault of the inputs comes out, and after it nothing', async () => {
  const broken = async function* (): AsyncGenerator<number> {
    yield 1
    await pause(1)
    throw new Error('torn')
  }
  await expect(course(broken(), 4, 4)).rejects.toThrow('torn')
})

test('a fault that comes while nobody waits for it is met by whoever asks next, and ends nothing else', async () => {
  const broken = async function* (): AsyncGenerator<number> {
    await pause(1)
    yield 1
    throw new Error('away')
  }
  const start = (group: readonly number[]): Promise<readonly number[]> => pause(20).then(() => group)
  const given: (number | null)[] = []
  const all = async (): Promise<void> => {
    for await (const one of runAhead(broken(), start, { width: 1, together: 1, longest: 1000 })) {
      given.push(one)
      await pause(20)
    }
  }
  await expect(all()).rejects.toThrow('away')
  expect(given).toEqual([1])
})
