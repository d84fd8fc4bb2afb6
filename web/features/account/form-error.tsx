/** Why a form failed as a whole. */
export function FormError({ children }: { children: string | undefined }) {
  if (children === undefined) return null;
  return (
    <p role="alert" className="text-sm font-[550] text-wrong">
      {children}
    </p>
  );
}
