/** The tabs of one browser share its session: each hears when it changes hands. Nothing is said but that. */
const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('vigie.session') : null;

export const tellOtherTabs = (): void => channel?.postMessage('changed');

export function onOtherTab(listen: () => void): () => void {
  channel?.addEventListener('message', listen);
  return () => channel?.removeEventListener('message', listen);
}
