import { createRequire } from 'node:module';
import { openZoom, type Sdk, type Zoom, type ZoomOptions } from '../../client/zoom.ts';

/** The real SDK. The test runner's own import would trip over its `then`; a bundler's does not. */
const loadSdk = async () => {
  const { default: sdk } = createRequire(import.meta.url)('@zoom/appssdk') as { default: Sdk };
  return { sdk };
};

/** The Zoom client around a page of jsdom, which a `FakeZoomHost` plays. */
export async function zoomAround(options: Omit<ZoomOptions, 'load'> = {}): Promise<Zoom> {
  const zoom = await openZoom({ load: loadSdk, ...options });
  if (!zoom.inZoom) throw new Error('Zoom was not found.');
  return zoom;
}
