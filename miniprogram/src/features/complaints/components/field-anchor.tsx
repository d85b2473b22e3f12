import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { elementIdOf } from '../field-element.ts';

export interface FieldAnchorProps {
  readonly field: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Makes a field findable by its name in the contract, so that an error can be brought into sight. */
export const FieldAnchor = ({ field, className = '', children }: FieldAnchorProps) => (
  <View id={elementIdOf(field)} className={className}>
    {children}
  </View>
);
