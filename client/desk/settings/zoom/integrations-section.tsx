import { Answer } from '../../parts/answer.tsx';
import { useZoomConnection } from '../../use-zoom.ts';
import { ZoomTile } from './zoom-tile.tsx';

/** What Hireside is connected with, for whoever looks: each member's Zoom is their own. */
export function IntegrationsSection() {
  const query = useZoomConnection();
  return <Answer query={query}>{(connection) => <ZoomTile connection={connection} />}</Answer>;
}
