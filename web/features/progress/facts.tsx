/** Numbers with their names below. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, figure: string])[] }) {
  return (
    <dl className="grid grid-cols-[repeat(auto-fit,minmax(6rem,1fr))] gap-x-4 gap-y-4">
      {facts.map(([name, figure]) => (
        <div key={name} className="flex flex-col-reverse">
          <dt className="text-sm text-ink-3">{name}</dt>
          <dd className="num text-xl font-semibold">{figure}</dd>
        </div>
      ))}
    </dl>
  );
}
