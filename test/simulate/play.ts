// Plays one planned call as a machine would, and says what came of it and whether it had to be so.

import type { MachineKind } from '@huzhou/shared/complaints/intake/kinds';
import { getReport, reportEvent, reportGone } from '@huzhou/shared/complaints/intake/routes';
import type { PlannedCall, Sighting } from './day.ts';
import type { SourceClient } from './source-client.ts';

export const outcomes = ['case', 'folded', 'same-answer', 'gone', 'refused', 'unexpected'] as const;
export type Outcome = (typeof outcomes)[number];

export interface Played {
  readonly outcome: Outcome;
  readonly milliseconds: number;
  /** What came instead of what had to come. */
  readonly trouble?: string;
}

export interface Stage {
  readonly clients: Readonly<Record<MachineKind, SourceClient>>;
  /** A picture that the source has uploaded. */
  readonly uploads: Readonly<Record<MachineKind, string>>;
  readonly pictureUrl: (name: string) => string;
}

const staleMilliseconds = 10 * 60_000;

export const createPlayer = ({ clients, uploads, pictureUrl }: Stage) => {
  /** Reports and their answers by event id; a gone or repeated event waits for the first word of it. */
  const bodies = new Map<string, object>();
  const answers = new Map<string, Promise<string>>();

  const bodyOf = (kind: MachineKind, sighting: Sighting): object => {
    const { eventId, categoryCode, device, areaCode, longitude, latitude, confidence, seenSecondsBefore, byUrl } =
      sighting;
    const known = bodies.get(eventId);
    if (known !== undefined) return known;
    const body = {
      eventId,
      categoryCode,
      observedAt: new Date(Date.now() - seenSecondsBefore * 1000).toISOString(),
      point: { longitude, latitude, system: 'WGS84' },
      ...(areaCode === undefined ? {} : { areaCode }),
      device,
      confidence,
      evidence: [byUrl ? { url: pictureUrl(eventId) } : { uploadId: uploads[kind] }],
    };
    bodies.set(eventId, body);
    return body;
  };

  const report = async ({ kind, sighting }: PlannedCall): Promise<Omit<Played, 'milliseconds'>> => {
    const sending = clients[kind].send(reportEvent, { body: bodyOf(kind, sighting) as never });
    answers.set(
      sighting.eventId,
      sending.then(({ text }) => text),
    );
    const { status, body, text } = await sending;
    if (status !== 201) return { outcome: 'unexpected', trouble: `report ${status} ${text}` };
    return { outcome: body.folded ? 'folded' : 'case' };
  };

  const play = async (planned: PlannedCall): Promise<Omit<Played, 'milliseconds'>> => {
    const { kind, sighting } = planned;
    const { eventId } = sighting;
    const client = clients[kind];
    // At once, so that whoever comes next finds its answer under way.
    if (planned.play === 'report') return report(planned);
    const first = await answers.get(eventId);
    const expect = (wanted: number, status: number, text: string, outcome: Outcome): Omit<Played, 'milliseconds'> =>
      status === wanted ? { outcome } : { outcome: 'unexpected', trouble: `${planned.play} ${status} ${text}` };
    switch (planned.play) {
      case 'again': {
        const { text } = await client.send(reportEvent, { body: bodyOf(kind, sighting) as never });
        return text === first ? { outcome: 'same-answer' } : { outcome: 'unexpected', trouble: `again ${text}` };
      }
      case 'altered': {
        const body = { ...bodyOf(kind, sighting), words: '内容被改动' };
        const { status, text } = await client.send(reportEvent, { body: body as never });
        return expect(422, status, text, 'refused');
      }
      case 'forged': {
        const body = bodyOf(kind, sighting) as never;
        const { status, text } = await client.send(reportEvent, { body }, { signature: '0'.repeat(64) });
        return expect(401, status, text, 'refused');
      }
      case 'stale': {
        const body = bodyOf(kind, sighting) as never;
        const at = new Date(Date.now() - staleMilliseconds);
        const { status, text } = await client.send(reportEvent, { body }, { at });
        return expect(401, status, text, 'refused');
      }
      case 'gone-early': {
        const { status, text } = await client.send(getReport, { path: { eventId } });
        return expect(404, status, text, 'refused');
      }
      case 'gone': {
        const body = { observedAt: new Date().toISOString(), words: '画面中已无此问题' };
        const { status, text } = await client.send(reportGone, { path: { eventId }, body });
        return expect(200, status, text, 'gone');
      }
    }
  };

  return async (planned: PlannedCall): Promise<Played> => {
    const began = performance.now();
    try {
      return { ...(await play(planned)), milliseconds: performance.now() - began };
    } catch (error) {
      return {
        outcome: 'unexpected',
        milliseconds: performance.now() - began,
        trouble: `${planned.play} ${String(error)}`,
      };
    }
  };
};
