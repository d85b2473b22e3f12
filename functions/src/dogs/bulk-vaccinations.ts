import * as routes from '@huzhou/shared/dogs/clinic-routes';
import { type BulkLine, type BulkReportLine, VaccinationEntry } from '@huzhou/shared/dogs/clinic-routes';
import { vaccines } from '@huzhou/shared/dogs/vaccination';
import { type Failure, failureKinds } from '@huzhou/shared/kernel/failure';
import { ok } from '@huzhou/shared/kernel/result';
import * as z from 'zod/mini';
import type { Handler } from '../platform/http.ts';
import { type IdempotentCall, idempotentCall } from '../platform/idempotency.ts';
import { actOnce } from './act-once.ts';
import { type ClinicDeps, vaccinateOnce } from './record-vaccination.ts';
import { type Clinic, clinicFor } from './treated-dog.ts';

/** Lines that are worked on at the same time: a hundred in the seconds that the gateway waits. */
const atOnce = 10;

const filled = (cell: string | undefined): string | undefined => {
  const text = cell?.trim();
  return text === '' ? undefined : text;
};

/** A line of a sheet as one would enter it by hand. Clinics write a vaccine's name as often as its code. */
const entryOf = (line: BulkLine): unknown => {
  const [vaccine, townCode, colour, breedCode] = [line.vaccineCode, line.townCode, line.colour, line.breedCode].map(
    filled,
  );
  const unknown = { townCode, colour, ...(breedCode === undefined ? {} : { breedCode }) };
  return {
    chip: filled(line.chip),
    slip: filled(line.slip)?.toUpperCase(),
    ...(townCode === undefined && colour === undefined ? {} : { unknown }),
    vaccineCode: vaccines.find(({ name }) => name === vaccine)?.code ?? vaccine,
    batch: filled(line.batch),
    givenOn: filled(line.givenOn)?.replaceAll('/', '-'),
  };
};

const refused = (line: number, { kind, title, errors }: Failure): BulkReportLine => {
  const [first] = errors ?? [];
  return {
    line,
    status: 'refused',
    words: first?.message ?? title ?? failureKinds[kind].title,
    ...(first === undefined ? {} : { field: first.field }),
  };
};

const record = async (
  deps: ClinicDeps,
  clinic: Clinic,
  { line, cells, call }: { readonly line: number; readonly cells: BulkLine; readonly call: IdempotentCall },
): Promise<BulkReportLine> => {
  const entry = z.safeParse(VaccinationEntry, entryOf(cells));
  if (!entry.success) {
    const [{ path, message } = { path: [], message: '这一行不正确' }] = entry.error.issues;
    return { line, status: 'refused', words: message, field: path.join('.') };
  }
  const done = await vaccinateOnce(deps, call, entry.data, clinic);
  if (!done.ok) return refused(line, done.failure);
  const { dogId, sightingId, vaccination } = done.value;
  const until = `有效至 ${vaccination?.validUntil ?? ''}`;
  return dogId === undefined
    ? {
        line,
        status: 'unregistered',
        words: `未登记犬只，已记录，${until}`,
        ...(sightingId ? { slip: sightingId } : {}),
      }
    : { line, status: 'registered', words: `已记录，${until}`, dogId };
};

/**
 * A clinic's sheet, line by line: each is recorded or refused on its own and once, so that a sheet that was sent twice,
 * or broke off half-way, gives the same report.
 */
export const createBulkVaccinations =
  (deps: ClinicDeps): Handler<typeof routes.recordVaccinations> =>
  async (input, caller) => {
    const clinic = await clinicFor(deps.directory, caller);
    if (!clinic.ok) return clinic;
    const call = idempotentCall(routes.recordVaccinations, input, caller);
    const begun = await actOnce(deps, call, z.object({}), async () => ok({ writing: { dogs: [] }, kept: {} }));
    if (!begun.ok) return begun;

    const waiting = input.body.lines.map((cells, index) => ({
      line: index + 1,
      cells,
      call: { ...call, routeId: `${call.routeId}#${index + 1}` },
    }));
    const report: BulkReportLine[] = [];
    for (let start = 0; start < waiting.length; start += atOnce) {
      const batch = waiting.slice(start, start + atOnce);
      report.push(...(await Promise.all(batch.map((line) => record(deps, clinic.value, line)))));
    }
    const turnedDown = report.filter(({ status }) => status === 'refused').length;
    return ok({ lines: report, recorded: report.length - turnedDown, refused: turnedDown });
  };
