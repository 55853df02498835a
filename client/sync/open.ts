import { readBoot } from '../session.ts';
import { upload } from '../upload.ts';
import { openZoom } from '../zoom.ts';
import { browserPlatform } from './platform.ts';
import { createPanelStore } from './store.ts';
import type { PanelStore } from './view.ts';

/** The panel's store in a real page: real network, real clock, real Zoom. */
export const openPanelStore = (): PanelStore =>
  createPanelStore({
    boot: readBoot(document),
    platform: browserPlatform(),
    fetch: (input, init) => fetch(input, init),
    upload,
    openZoom,
  });
