import * as z from 'zod/mini';
import { defineRoute, type RouteAuth, type Schema } from '../contract/route.ts';
import { OptionalWords, RequiredWords } from '../kernel/words.ts';
import { ComplaintId } from './complaint.ts';
import type { ComplaintCommand } from './lifecycle.ts';
import { ComplaintDetail } from './view.ts';

export const ofComplaint = z.object({ complaintId: ComplaintId });

/** A command on a case: one route each, so that the gateway knows no command that the lifecycle does not. */
export const defineCommand = <
  const Command extends ComplaintCommand,
  const Auth extends RouteAuth,
  Body extends Schema,
>(
  command: Command,
  auth: Auth,
  summary: string,
  body: Body,
) =>
  defineRoute({
    id: `complaints.${command}`,
    method: 'POST',
    path: `/v1/complaints/{complaintId}/${command}`,
    auth,
    summary,
    idempotent: true,
    input: { path: ofComplaint, body },
    status: 200,
    output: ComplaintDetail,
    failures: ['not-found', 'forbidden', 'out-of-turn', 'conflict'],
  });

/** Words that must be given, and nothing else. */
export const reason = z.strictObject({ words: RequiredWords });
/** Words that may be given. */
export const remark = z.strictObject({ words: OptionalWords });
