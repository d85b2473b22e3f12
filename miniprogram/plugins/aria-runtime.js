// Added to the mini-program's runtime: tells it under which attribute names the templates expect ARIA.
import { mergeInternalComponents } from '@tarojs/shared';
import { ariaAttributes } from './aria-attributes';

mergeInternalComponents(ariaAttributes);
