'use client';

import { useEffect, useState, type ComponentType, type ReactNode, type RefObject } from 'react';
import { applyEdit } from './textarea/apply-edit';
import { ModeSwitch } from './mode-switch';
import type { RichModeProps } from './rich/rich-mode';
import { RichBoundary } from './rich-boundary';
import { useMode, type Mode } from './use-mode';

type BodyModesProps = {
  /** Holds the textarea and its rich view. */
  surface: RefObject<HTMLElement | null>;
  /** Tools above the text. */
  children: ReactNode;
};

/** The rich view of a text, loaded when it is asked for. */
export function BodyModes({ surface, children }: BodyModesProps) {
  const [mode, setMode] = useMode();
  const [RichMode, setRichMode] = useState<ComponentType<RichModeProps>>();
  const [refusal, setRefusal] = useState('');
  const [isAsked, setAsked] = useState(false);
  const isWanted = mode === 'rich' && !refusal;
  const isLoaded = RichMode !== undefined;

  useEffect(() => {
    if (!isWanted || isLoaded) return;
    import('./rich/rich-mode').then(
      (module) => setRichMode(() => module.RichMode),
      () => setRefusal('The rich editor could not be loaded. Your text is here all the same.'),
    );
  }, [isWanted, isLoaded]);

  function choose(next: Mode) {
    setRefusal('');
    setAsked(true);
    setMode(next);
  }

  const isRich = isWanted && isLoaded;
  useEffect(() => {
    surface.current?.toggleAttribute('data-rich', isRich);
  }, [surface, isRich]);

  return (
    <>
      <ModeSwitch mode={isWanted ? 'rich' : 'markdown'} onChange={choose} />
      {refusal && (
        <p role="status" className="notice">
          {refusal}
        </p>
      )}
      {children}
      {RichMode && (
        <RichBoundary onError={() => setRefusal('The rich editor failed. Your text is here all the same.')}>
          <RichMode
            frame={surface}
            isActive={isRich}
            takesFocus={isAsked}
            applyEdit={applyEdit}
            onRefused={setRefusal}
          />
        </RichBoundary>
      )}
    </>
  );
}
