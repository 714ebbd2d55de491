import type { Child } from 'hono/jsx'

/** A table of things that something can be done with, in the last column; on a narrow screen each row is a block. */
export function ActTable({ name, columns, children }: { name: string; columns: readonly string[]; children: Child }) {
  return (
    <div class="scroll" tabindex={0} role="region" aria-label={name}>
      <table class="facts stack">
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col">{column}</th>
            ))}
            <th scope="col">
              <span class="sr">What to do</span>
            </th>
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}
