'use client';

import { useEffect, useState, type ComponentType, type RefObject } from 'react';
import { applyEdit } from './apply-edit';
import { ModeSwitch } from './mode-switch';
import type { RichModeProps } from './rich/rich-mode';
import { RichBoundary } from './rich-boundary';
import { useMode, type Mode } from './use-mode';

/** Beside the textarea the rich view of its text, loaded when it is asked for; `surface` holds both. */
export function BodyModes({ surface }: { surface: RefObject<HTMLElement | null> }) {
  const [mode, setMode] = useMode();
  const [RichMode, setRichMode] = useState<ComponentType<RichModeProps>>();
  const [refusal, setRefusal] = useState('');
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
      {RichMode && (
        <RichBoundary onError={() => setRefusal('The rich editor failed. Your text is here all the same.')}>
          <RichMode frame={surface} isActive={isRich} applyEdit={applyEdit} onRefused={setRefusal} />
        </RichBoundary>
      )}
    </>
  );
}
