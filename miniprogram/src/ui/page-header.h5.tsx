import Taro from '@tarojs/taro';
import { useEffect } from 'react';
import { commonTexts } from '../i18n/common.ts';
import { Icon } from './icon.tsx';
import type { PageHeaderProps } from './page-header.tsx';
import { Pressable } from './pressable.tsx';
import './page-header.scss';

export type { PageHeaderProps };

const goBack = (): void => {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else void Taro.switchTab({ url: '/pages/home' });
};

/** In the browser: the title, and the way back from any page that is not a tab. */
export const PageHeader = ({ title, tab }: PageHeaderProps) => {
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <header className="page-header">
      <div className="page-header__inside">
        {!tab && (
          <Pressable className="page-header__back" onPress={goBack} label={commonTexts.back}>
            <Icon name="back" />
          </Pressable>
        )}
        <h1 className="page-header__title">{title}</h1>
      </div>
    </header>
  );
};
