import { ChevronRight } from 'lucide-react';
import { useOpened } from '../../hooks/use-opened.ts';

interface TableProps {
  caption: string;
  head: readonly string[];
  rows: readonly (readonly string[])[];
}

/** The figures of a chart as a table, opened on demand. The first cell of a row names it; the others are numbers. */
export function TableBehind(table: TableProps) {
  const { ref, isOpened, show } = useOpened();
  return (
    <details ref={ref} onToggle={show} className="group -my-2 min-w-0 text-sm">
      <summary
        onClick={show}
        className="inline-flex min-h-11 cursor-pointer list-none items-center gap-1.5 rounded-small pr-2 text-ink-2 hover:text-ink [&::-webkit-details-marker]:hidden"
      >
        <ChevronRight size={16} aria-hidden className="transition-transform duration-150 group-open:rotate-90" />
        Show as table<span className="sr-only">: {table.caption}</span>
      </summary>
      {isOpened && <Table {...table} />}
    </details>
  );
}

function Table({ caption, head, rows }: TableProps) {
  return (
    <div
      role="region"
      aria-label={`${caption}, as a table`}
      tabIndex={0}
      className="mt-1 max-h-96 overflow-auto rounded-control border border-line"
    >
      <table className="num w-full border-collapse">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {head.map((name, index) => (
              <th
                key={name}
                scope="col"
                className={`sticky top-0 border-b border-line bg-surface px-3 py-2 font-semibold ${alignment(index)}`}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map(([name, ...cells], row) => (
            <tr key={row}>
              <th scope="row" className="px-3 py-2 text-left font-normal text-ink-2">
                {name}
              </th>
              {cells.map((cell, index) => (
                <td key={index} className={`px-3 py-2 ${alignment(index + 1)}`}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const alignment = (column: number) => (column === 0 ? 'text-left' : 'text-right');
