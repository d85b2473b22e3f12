import type { RouteReply } from '@huzhou/shared/contract/route';
import { listFindings, readFindings } from '@huzhou/shared/dogs/routes';
import { useEffect, useRef } from 'react';
import { call, useSession } from '../../api/api.ts';
import { type Fresh, useFresh } from '../../api/use-fresh.ts';

export type Findings = RouteReply<typeof listFindings>['findings'];

/** What finders wrote. Seen is read: the server is told once they are on the page, and the page keeps them as new. */
export const useFindings = (dogId: string): Fresh<{ readonly findings: Findings }> => {
  const fresh = useFresh(() => call(listFindings, { path: { dogId } }), {
    key: `${useSession()?.personId ?? ''} ${dogId}`,
    everySeconds: 20,
  });
  const unread = (fresh.value?.findings ?? []).filter(({ read }) => !read).map(({ findingId }) => findingId);
  const told = useRef('');
  const known = unread.join(' ');
  useEffect(() => {
    if (known === '' || told.current === known) return;
    told.current = known;
    void call(readFindings, { path: { dogId }, body: {} });
  }, [dogId, known]);
  return fresh;
};
