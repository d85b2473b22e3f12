import { type ReactNode, useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { OverlayProps } from './overlay.tsx';
import { useThemeClass } from './theme-class.ts';

export type { OverlayProps };

const focusable =
  'button:not([disabled]), input:not([disabled]), textarea:not([disabled]), [tabindex]:not([tabindex="-1"])';

const keepFocusWithin = (container: HTMLElement, event: KeyboardEvent): void => {
  const targets = [...container.querySelectorAll<HTMLElement>(focusable)];
  const first = targets[0];
  const last = targets[targets.length - 1];
  if (first === undefined || last === undefined) return;
  const at = document.activeElement;
  const outside = !container.contains(at);
  if (event.shiftKey && (at === first || outside)) {
    event.preventDefault();
    last.focus();
  } else if (!event.shiftKey && (at === last || outside)) {
    event.preventDefault();
    first.focus();
  }
};

/** What lies above the page and its tab bar: takes the focus, keeps it, gives it back; Escape leaves. */
export const Overlay = ({ onLeave, children }: OverlayProps): ReactNode => {
  const container = useRef<HTMLDivElement>(null);
  const leave = useRef(onLeave);
  leave.current = onLeave;
  useEffect(() => {
    const before = document.activeElement instanceof HTMLElement ? document.activeElement : undefined;
    container.current?.focus();
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') leave.current();
      if (event.key === 'Tab' && container.current !== null) keepFocusWithin(container.current, event);
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
      before?.focus();
    };
  }, []);
  return createPortal(
    <div ref={container} className={useThemeClass()} tabIndex={-1} style={{ outline: 'none' }}>
      {children}
    </div>,
    document.body,
  );
};
