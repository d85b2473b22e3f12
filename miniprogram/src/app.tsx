// Started by WeChat or by the browser: sets up what must hold before any page runs.
import type { PropsWithChildren } from 'react';
import './start.ts';
import './app.scss';

const App = ({ children }: PropsWithChildren) => children;

// Taro takes the application from the default export.
export default App;
