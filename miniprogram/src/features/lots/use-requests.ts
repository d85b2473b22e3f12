import { ok } from '@huzhou/shared/kernel/result';
import type { PermitRequest } from '@huzhou/shared/parking/permit';
import { listPermitRequests } from '@huzhou/shared/parking/permit-routes';
import { useState } from 'react';
import { call } from '../../api/api.ts';
import { type Fresh, useFresh } from '../../api/use-fresh.ts';

interface Requests {
  readonly requests: readonly PermitRequest[];
  readonly hasMore: boolean;
}

/** What waits to be decided, as many pages as were asked for. */
export const useRequests = (personId: string): Fresh<Requests> & { readonly loadMore: () => void } => {
  const [pages, setPages] = useState(1);
  const fresh = useFresh<Requests>(
    async () => {
      const requests = new Map<string, PermitRequest>();
      let cursor: string | undefined;
      for (let page = 0; page < pages; page += 1) {
        const answer = await call(listPermitRequests, { query: cursor === undefined ? {} : { cursor } });
        if (!answer.ok) return answer;
        for (const request of answer.value.requests) requests.set(request.requestId, request);
        cursor = answer.value.nextCursor;
        if (cursor === undefined) break;
      }
      return ok({ requests: [...requests.values()], hasMore: cursor !== undefined });
    },
    { everySeconds: 30, key: `${personId} ${pages}` },
  );
  return { ...fresh, loadMore: () => setPages(pages + 1) };
};
