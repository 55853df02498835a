import { Component, type ReactNode } from 'react';
import { deskCopy as copy } from '../copy-desk.ts';
import { Button } from '../ui/button.tsx';
import { Page } from './parts/page.tsx';

/** A page that cannot be loaded or drawn leaves the rest of the desk as it is. */
export class PageBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <Page title={copy.broken.title} intro={copy.broken.text}>
        <Button size="normal" onClick={() => location.reload()}>
          {copy.broken.reload}
        </Button>
      </Page>
    );
  }
}
