import { useState } from 'react';
import { readStored, store } from '../../device/storage.ts';
import { type ListFilter, parseFilter } from './list-filter.ts';

const storageKey = (name: string): string => `staff.filter.${name}`;

/** A filter that stays: it is there again when the list of this name is opened tomorrow. */
export const useListFilter = (name: string): readonly [ListFilter, (filter: ListFilter) => void] => {
  const [changed, setChanged] = useState<Readonly<Record<string, ListFilter>>>({});
  return [
    changed[name] ?? parseFilter(readStored(storageKey(name))),
    (filter) => {
      setChanged({ ...changed, [name]: filter });
      store(storageKey(name), filter);
    },
  ];
};
