// Started by WeChat or by the browser: sets up what must hold before any page runs, and signs in.
import './start.ts';
import { useLaunch } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { sessions } from './api/api.ts';
import './app.scss';

const App = ({ children }: PropsWithChildren) => {
  // Early, so that staff find their door on the first page. Where it fails, the first call that needs it tries again.
  useLaunch(() => void sessions.ensure());
  return children;
};

// Taro takes the application from the default export.
export default App;
