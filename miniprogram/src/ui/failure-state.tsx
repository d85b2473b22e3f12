import Taro from '@tarojs/taro';
import { signInTexts } from '../i18n/common.ts';
import { ErrorState } from './page-state.tsx';

export interface FailureStateProps {
  readonly failure: { readonly kind: string; readonly title: string; readonly text?: string };
  readonly onRetry: () => void;
}

/** A page that could not be loaded: try again, or first say who you are. */
export const FailureState = ({ failure, onRetry }: FailureStateProps) => {
  const signedOut = failure.kind === 'signed-out';
  return (
    <ErrorState
      title={failure.title}
      {...(failure.text === undefined ? {} : { text: failure.text })}
      {...(signedOut ? { retryLabel: signInTexts.go } : {})}
      onRetry={signedOut ? () => void Taro.navigateTo({ url: '/pages/sign-in' }) : onRetry}
    />
  );
};
