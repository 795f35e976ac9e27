'use client';

import { Moon, Sun } from 'lucide-react';

/** Choosing what the system says anyway forgets the choice. CSS shows the icon that fits, so nothing flashes. */
export function ThemeSwitch() {
  return (
    <button type="button" className="theme-switch" onClick={switchTheme}>
      <Moon aria-hidden size={18} className="to-dark" />
      <span className="to-dark sr-only">Switch to dark theme</span>
      <Sun aria-hidden size={18} className="to-light" />
      <span className="to-light sr-only">Switch to light theme</span>
    </button>
  );
}

function switchTheme(): void {
  const root = document.documentElement;
  const theme = root.dataset.theme === 'dark' ? 'light' : 'dark';
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  root.dataset.theme = theme;
  try {
    if (theme === system) localStorage.removeItem('theme');
    else localStorage.setItem('theme', theme);
  } catch {
    // Storage is blocked: the choice holds for this page.
  }
}
