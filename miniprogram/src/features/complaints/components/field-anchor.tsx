import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { elementIdOf } from '../field-element.ts';

/** Makes a field findable by its name in the contract, so that an error can be brought into sight. */
export const FieldAnchor = ({ field, children }: { readonly field: string; readonly children: ReactNode }) => (
  <View id={elementIdOf(field)}>{children}</View>
);
