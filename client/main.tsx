import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { readBoot } from './session.ts';
import { openPanelStore } from './sync/open.ts';
import './styles/tokens.css';
import './styles/base.css';

const boot = readBoot(document);

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App store={openPanelStore()} rehearsal={boot.kind === 'ask' && boot.rehearsal} />
  </StrictMode>,
);
