import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { fieldElement } from '../field-element.ts';

/** Makes a field findable by its name in the contract, so that an error can be brought into sight. */
export const Anchor = ({ field, children }: { readonly field: string; readonly children: ReactNode }) => (
  <View id={fieldElement(field)}>{children}</View>
);
