import { useState } from 'react';
import { commonTexts } from '../i18n/common.ts';
import { aria } from './aria.ts';
import { Icon } from './icon.tsx';
import { Overlay } from './overlay.tsx';
import { Photo } from './photo.tsx';
import type { PhotoViewer } from './photo-viewer.tsx';
import { Pressable } from './pressable.tsx';
import './photo-viewer.scss';

export type { PhotoViewer };

interface Viewing {
  readonly urls: readonly string[];
  readonly index: number;
}

/** Shows photos one at a time, over everything. `viewer` must stand somewhere on the page. */
export const usePhotoViewer = (): PhotoViewer => {
  const [viewing, setViewing] = useState<Viewing>();
  const close = (): void => setViewing(undefined);
  const view = (urls: readonly string[], index: number): void => setViewing({ urls, index });
  if (viewing === undefined) return { view, viewer: null };
  const { urls, index } = viewing;
  const label = commonTexts.photoOf(index + 1, urls.length);
  const turn = (step: number): void => view(urls, (index + step + urls.length) % urls.length);
  return {
    view,
    viewer: (
      <Overlay onLeave={close}>
        <div className="photo-viewer" {...aria({ role: 'dialog', modal: true, label })}>
          <Photo className="photo-viewer__photo" src={urls[index] ?? ''} label={label} fit="fit" />
          <div className="photo-viewer__bar">
            {urls.length > 1 && (
              <Pressable className="photo-viewer__button" onPress={() => turn(-1)} label={commonTexts.previous}>
                <Icon name="back" />
              </Pressable>
            )}
            <Pressable className="photo-viewer__button" onPress={close} label={commonTexts.close}>
              <Icon name="close" />
            </Pressable>
            {urls.length > 1 && (
              <Pressable className="photo-viewer__button" onPress={() => turn(1)} label={commonTexts.next}>
                <Icon name="chevron-right" />
              </Pressable>
            )}
          </div>
        </div>
      </Overlay>
    ),
  };
};
