// Started by WeChat or by the browser: sets up what must hold before any page runs, and signs in.
import './start.ts';
import { useLaunch } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { sessions } from './api/api.ts';
import { dropForgottenPhotos } from './device/photo-store.ts';
import './app.scss';

const App = ({ children }: PropsWithChildren) => {
  useLaunch(() => {
    // Early, so that staff find their door on the first page. Where it fails, the first call that needs it tries again.
    void sessions.ensure();
    void dropForgottenPhotos();
  });
  return children;
};

// Taro takes the application from the default export.
export default App;
