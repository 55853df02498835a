import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { readBoot } from './session.ts';
import { openPanelStore } from './sync/open.ts';
import './styles/tokens.css';
import './styles/base.css';

const boot = readBoot(document);

// The panel follows the system; an address may ask for one theme, as the rehearsal room does.
const theme = new URLSearchParams(location.search).get('theme');
if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App
      store={openPanelStore()}
      rehearsal={boot.kind === 'ask' && boot.rehearsal}
      home={boot.kind === 'desk'}
    />
  </StrictMode>,
);
