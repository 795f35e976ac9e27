import { Moon, Sun } from 'lucide-react';

/** lib/inline-scripts.ts switches, so that it needs no React. CSS shows the icon that fits, so nothing flashes. */
export function ThemeSwitch() {
  return (
    <button type="button" className="theme-switch" data-theme-switch="" data-plain="">
      <Moon aria-hidden size={18} className="to-dark" />
      <span className="to-dark theme-label">Switch to dark theme</span>
      <Sun aria-hidden size={18} className="to-light" />
      <span className="to-light theme-label">Switch to light theme</span>
    </button>
  );
}
