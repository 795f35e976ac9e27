import type { Mode } from './use-mode';

const modes: [Mode, string][] = [
  ['rich', 'Rich text'],
  ['markdown', 'Markdown'],
];

export function ModeSwitch({ mode, onChange }: { mode: Mode; onChange: (mode: Mode) => void }) {
  return (
    <div role="group" aria-label="Way of writing" className="mode-switch needs-scripts">
      {modes.map(([name, label]) => (
        <button key={name} type="button" aria-pressed={mode === name} onClick={() => onChange(name)}>
          {label}
        </button>
      ))}
    </div>
  );
}
