import { Text, View } from '@tarojs/components';
import { commonTexts } from '../i18n/common.ts';
import { aria } from './aria.ts';
import { Button } from './button.tsx';
import { Icon, type IconName } from './icon.tsx';
import './page-state.scss';

export interface EmptyStateProps {
  readonly icon?: IconName;
  /** What will be here. */
  readonly title: string;
  readonly text?: string;
  /** The first step. */
  readonly action?: { readonly label: string; readonly onPress: () => void };
}

export const EmptyState = ({ icon = 'info', title, text, action }: EmptyStateProps) => (
  <View className="page-state">
    <View className="page-state__icon">
      <Icon name={icon} size="large" />
    </View>
    <Text className="page-state__title">{title}</Text>
    {text !== undefined && <Text className="page-state__text">{text}</Text>}
    {action !== undefined && (
      <View className="page-state__action">
        <Button wide kind="primary" label={action.label} onPress={action.onPress} />
      </View>
    )}
  </View>
);

export interface ErrorStateProps {
  /** What happened, in a sentence. */
  readonly title: string;
  readonly text?: string;
  readonly onRetry?: () => void;
  readonly retryLabel?: string;
}

/** Nothing could be shown: says why, and offers the way on. */
export const ErrorState = ({ title, text, onRetry, retryLabel = commonTexts.retry }: ErrorStateProps) => (
  <View className="page-state" {...aria({ role: 'alert' })}>
    <View className="page-state__icon">
      <Icon name="alert" size="large" />
    </View>
    <Text className="page-state__title">{title}</Text>
    {text !== undefined && <Text className="page-state__text">{text}</Text>}
    {onRetry !== undefined && (
      <View className="page-state__action">
        <Button
          wide
          label={retryLabel}
          onPress={onRetry}
          {...(retryLabel === commonTexts.retry ? { icon: 'refresh' } : {})}
        />
      </View>
    )}
  </View>
);
