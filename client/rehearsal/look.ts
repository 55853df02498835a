import { useEffect, useState } from 'react';

/** How wide the seats are, CSS pixels; `fit` shares the window among them. */
export const SEAT_WIDTHS = ['fit', '280', '360', '480'] as const;
export type SeatWidth = (typeof SEAT_WIDTHS)[number];

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** The theme of the room, and through their addresses that of the panels in it. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState<Theme>('system');
  useEffect(() => {
    const { dataset } = document.documentElement;
    if (theme === 'system') delete dataset.theme;
    else dataset.theme = theme;
  }, [theme]);
  return [theme, setTheme];
}

/** The Home URL of a seat; the panel follows the system unless it is told a theme. */
export const homeUrl = (origin: string, theme: Theme): string =>
  theme === 'system' ? `${origin}/` : `${origin}/?theme=${theme}`;
