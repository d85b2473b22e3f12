import { toOpenApi } from '@huzhou/shared/contract/openapi';
import type { Route } from '@huzhou/shared/contract/route';
import { ok } from '@huzhou/shared/kernel/result';
import type { getOpenApi } from '@huzhou/shared/service/routes';
import type { Handler } from '../platform/http.ts';

/** The API's own description. Computed when it is first asked for: hardly any start of the function needs it. */
export const createGetOpenApi = (routes: readonly Route[], release: string): Handler<typeof getOpenApi> => {
  let document: Record<string, unknown> | undefined;
  return async () => {
    document ??= toOpenApi(routes, release);
    return ok(document);
  };
};
