import type { SourceKind, SourceOf } from '../../sources/source.ts';

/** Sources that see for themselves: they report events with evidence, and may report that the trouble is gone. */
export const machineKinds = ['video', 'vehicle', 'drone', 'patrol'] as const satisfies readonly SourceKind[];
/** Desks of others that hand cases over with their number and their deadlines, and want the result back. */
export const handOverKinds = ['12345', 'petition'] as const satisfies readonly SourceKind[];
/** All that bring cases; each is a `CaseSource` of the cases that it brings. */
export const intakeKinds = [...machineKinds, ...handOverKinds, 'open311'] as const;

export type MachineKind = (typeof machineKinds)[number];
export type IntakeSource = SourceOf<(typeof intakeKinds)[number]>;

const among =
  <Kind extends SourceKind>(kinds: readonly Kind[]) =>
  (kind: SourceKind): kind is Kind =>
    (kinds as readonly SourceKind[]).includes(kind);

export const isMachine = among(machineKinds);
export const isHandOver = among(handOverKinds);
