import { Component, type ReactNode } from 'react';

type RichBoundaryProps = { children: ReactNode; onError: () => void };

/** What fails in the rich view takes nothing else with it: the text is in the textarea. */
export class RichBoundary extends Component<RichBoundaryProps, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError = () => ({ hasFailed: true });

  override componentDidCatch(error: unknown): void {
    reportError(error);
    this.props.onError();
  }

  override render(): ReactNode {
    return this.state.hasFailed ? null : this.props.children;
  }
}
